//! The list of the saved encounters without reading each of them: what a row needs is kept in an index, and only files
//! that are new or changed are read. Every file is looked at every time, as an edit in place changes no folder;
//! [`Store::remembered`] is a first look before that.

mod cache;
mod look;
mod remember;
mod stamp;

use std::cmp::Ordering;
use std::fs::{self, Metadata};
use std::path::PathBuf;
use std::thread;
use std::time::SystemTime;

use self::cache::{Row, Rows};
use self::stamp::Stamp;
use super::Store;
use super::error::StoreError;
use super::private::Mended;
use crate::engine::date::Date;
use crate::engine::encounter::Encounter;
use crate::format;

/// What a row of a list says of an encounter before it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brief {
    /// Date of service.
    pub date_of_service: Option<Date>,
    /// Local identifier of the patient.
    pub patient_id: Option<String>,
    /// How many lesion entries it has.
    pub lesions: usize,
}

/// A saved encounter, as the index knows it.
#[derive(Debug)]
pub struct Entry {
    /// Its id: the name of its file.
    pub id: String,
    /// Its file.
    pub path: PathBuf,
    /// What it says, or why it cannot be read.
    pub brief: Result<Brief, StoreError>,
    /// What was said of its state by this program, if the file is still the same.
    pub state: Option<String>,
    stamp: Option<Stamp>,
    /// Its row is the one that is kept.
    is_kept: bool,
}

/// The saved encounters in the order of [`Store::list`].
#[derive(Debug)]
pub struct Listing {
    /// The encounters.
    pub entries: Vec<Entry>,
    /// What was closed to others on the way, in words.
    pub mended: Vec<String>,
    said_by: String,
}

impl Brief {
    /// What a row says of this encounter.
    #[must_use]
    pub fn of(encounter: &Encounter) -> Self {
        Self {
            date_of_service: encounter.date_of_service,
            patient_id: encounter.patient.id.clone(),
            lesions: encounter.lesions.len(),
        }
    }
}

impl Store {
    /// The saved encounters as [`Store::list`] gives them, without reading those that are known already.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    pub fn look_over(&self) -> Result<Listing, StoreError> {
        self.must_be_unlocked()?;
        let said_by = program();
        // Before any file is looked at: what changes from now on is too young to be trusted.
        let now = SystemTime::now();
        let (kept, files, looked_at) = thread::scope(|scope| {
            let kept = scope.spawn(|| self.kept_rows());
            let files = self.found()?;
            let looked_at = look::all(&files);
            Ok::<_, StoreError>((kept.join().unwrap_or_default(), files, looked_at))
        })?;
        let mut mended = Mended::default();
        let (rows, same_program) = (kept.rows.len(), kept.said_by == said_by);
        let mut known = kept.by_id();
        let mut entries = Vec::with_capacity(files.len());
        for ((id, file), found) in files.into_iter().zip(looked_at) {
            let row = known.take(&id);
            let path = file.path();
            let found = look::closed(&path, found, &mut mended);
            entries.push(self.entry(id, path, row, same_program, found.map(|found| (found, now))));
        }
        let mut listing = Listing { entries, mended: mended.words(), said_by };
        let still = listing.entries.iter().filter(|entry| entry.is_kept).count();
        let new = listing.entries.iter().any(|entry| !entry.is_kept && entry.can_be_kept());
        if new || still != rows || !same_program {
            self.keep_rows(&listing.rows());
        }
        listing.entries.sort_unstable_by(Entry::order);
        Ok(listing)
    }

    /// Keeps what was said of the states of these encounters, for the next time.
    pub fn keep_states(&self, mut listing: Listing) {
        listing.entries.sort_by(|a, b| a.id.cmp(&b.id));
        self.keep_rows(&listing.rows());
    }

    fn entry(
        &self,
        id: String,
        path: PathBuf,
        row: Option<Row>,
        same_program: bool,
        found: Option<(Metadata, SystemTime)>,
    ) -> Entry {
        let stamp = found.as_ref().map(|(found, now)| Stamp::of(found, *now));
        if let Some((row, (stamp, _))) = row.zip(stamp).filter(|(row, (stamp, _))| row.stamp == *stamp) {
            let state = row.state.clone().filter(|_| same_program);
            return Entry { id, path, brief: Ok(row.brief()), state, stamp: Some(stamp), is_kept: true };
        }
        let read = self.read_text(&path).and_then(|text| {
            format::read(&text).map_err(|errors| StoreError::Format { path: path.clone(), errors })
        });
        // A name that is not Unicode is shown as something else, which another file may be called.
        let named = path.file_stem().and_then(|stem| stem.to_str()).is_some();
        let stamp = stamp.filter(|(_, old)| *old && named).map(|(stamp, _)| stamp);
        let brief = read.map(|encounter| Brief::of(&encounter));
        Entry { id, path, brief, state: None, stamp, is_kept: false }
    }
}

impl Entry {
    /// Whether its file is known well enough for a row.
    const fn can_be_kept(&self) -> bool {
        self.brief.is_ok() && self.stamp.is_some()
    }

    /// Those without a date of service first, then the newest first, as in [`Store::list`].
    fn order(a: &Self, b: &Self) -> Ordering {
        let date = |one: &Self| one.brief.as_ref().ok().and_then(|brief| brief.date_of_service);
        let (of_a, of_b) = (date(a), date(b));
        of_a.is_some().cmp(&of_b.is_some()).then(of_b.cmp(&of_a)).then(b.id.cmp(&a.id))
    }
}

impl Listing {
    /// The rows to keep, by id: those whose file is known well enough.
    fn rows(&self) -> Rows {
        let row = |entry: &Entry| {
            let brief = entry.brief.as_ref().ok()?;
            Some(Row {
                id: entry.id.clone(),
                stamp: entry.stamp?,
                date: brief.date_of_service.map(|date| (date.year(), date.month(), date.day())),
                patient: brief.patient_id.clone(),
                lesions: u32::try_from(brief.lesions).ok()?,
                state: entry.state.clone(),
            })
        };
        Rows { said_by: self.said_by.clone(), rows: self.entries.iter().filter_map(row).collect() }
    }
}

/// Which program this is: states are said by its tables and its rules, which another build of it may have changed.
fn program() -> String {
    let stamp = std::env::current_exe()
        .and_then(fs::metadata)
        .ok()
        .map(|found| Stamp::of(&found, SystemTime::now()).0);
    format!("{} {stamp:?}", env!("CARGO_PKG_VERSION"))
}
