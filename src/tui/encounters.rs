//! The state of the list of encounters: what the host found, what is searched for, the selected row.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::engine::date::Date;
use crate::engine::encounter::Encounter;
use crate::engine::history::{History, LONGEST};
use crate::engine::lesion::Lesion;

use super::ctx::Ctx;
use super::edit::Edit;
use super::said::{self, Said};
use super::search;

/// An encounter as the host finds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its id: the name of its file.
    pub id: String,
    /// Where the host finds it again.
    pub place: Place,
    /// What it says, or why it cannot be read.
    pub encounter: Result<Encounter, String>,
}

/// Where the host finds an encounter again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A saved file.
    File(PathBuf),
    /// A journal: entered and never saved, or changed since.
    Journal {
        /// The file of the journal.
        journal: PathBuf,
        /// The file that it is saved to, if it was saved before.
        saved: Option<PathBuf>,
    },
}

/// An encounter in the trash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trashed {
    /// Its id.
    pub id: String,
    /// Where it was.
    pub from: PathBuf,
    /// Where it lies now.
    pub to: PathBuf,
}

/// A row of the list: an encounter, and what is said about it once somebody looks at it.
#[derive(Clone, Debug)]
pub struct Row {
    /// The encounter.
    pub found: Found,
    /// What is said about it.
    pub said: Option<Said>,
}

/// The list of encounters.
#[derive(Clone, Debug, Default)]
pub struct Encounters {
    /// What is searched for.
    pub edit: Edit,
    /// The selected row of those that are shown.
    pub row: usize,
    /// Every encounter, in the order of the host.
    pub rows: Vec<Row>,
    /// The places of those that fit the search.
    pub shown: Vec<usize>,
    /// The selected one is about to be thrown away.
    pub asks: bool,
    /// The rows of each patient, by the local identifier.
    patients: BTreeMap<String, Vec<usize>>,
}

/// The patient of a row that can be read.
fn patient(found: &Found) -> Option<&str> {
    found.encounter.as_ref().ok()?.patient.id.as_deref().map(str::trim)
}

impl Encounters {
    /// The list of what the host found.
    #[must_use]
    pub fn new(found: Vec<Found>) -> Self {
        let rows: Vec<Row> = found.into_iter().map(|found| Row { found, said: None }).collect();
        let mut patients: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, row) in rows.iter().enumerate() {
            if let Some(patient) = patient(&row.found) {
                patients.entry(patient.to_owned()).or_default().push(at);
            }
        }
        Self { shown: (0..rows.len()).collect(), rows, patients, ..Self::default() }
    }

    /// Says what there is to say about a row, once, as it will be said when it is opened.
    fn look(&mut self, at: usize, ctx: &Ctx<'_>) {
        if self.rows.get(at).is_some_and(|row| row.said.is_none()) {
            let said = said::say(&self.rows[at].found, &self.before(at, ctx), ctx);
            self.rows[at].said = Some(said);
        }
    }

    /// What saved encounters of the same patient say about the days before a row.
    fn before(&self, at: usize, ctx: &Ctx<'_>) -> History {
        let Some(date) = self.date(at) else { return History::default() };
        let own = patient(&self.rows[at].found).and_then(|patient| self.patients.get(patient));
        let near = own.into_iter().flatten().filter(|other| {
            let gone = self.date(**other).and_then(|before| date.days_after(before));
            **other != at && gone.is_some_and(|gone| gone <= LONGEST)
        });
        let saved =
            near.map(|other| &self.rows[*other].found).filter(|found| matches!(found.place, Place::File(_)));
        History::of(saved.filter_map(|found| found.encounter.as_ref().ok()), ctx.books)
    }

    fn date(&self, at: usize) -> Option<Date> {
        self.rows[at].found.encounter.as_ref().ok()?.date_of_service
    }

    /// The row that is selected.
    #[must_use]
    pub fn selected(&self) -> Option<&Row> {
        self.shown.get(self.row).and_then(|at| self.rows.get(*at))
    }

    /// Takes what the host found now in place of what it found before; search and selection stay.
    pub fn renew(&mut self, found: Vec<Found>, ctx: &Ctx<'_>) {
        let row = self.row;
        let Self { rows, patients, .. } = Self::new(found);
        (self.rows, self.patients) = (rows, patients);
        self.search(ctx);
        self.row = row.min(self.shown.len().saturating_sub(1));
    }

    /// Finds what fits the typed letters: every word of them somewhere in date, patient, id, codes, diagnoses, sites, what
    /// was done or state, as typed or as what it is short for.
    pub fn search(&mut self, ctx: &Ctx<'_>) {
        let wanted = search::wanted(self.edit.text(), ctx.words(&Encounter::default()));
        self.row = 0;
        if wanted.is_empty() {
            self.shown = (0..self.rows.len()).collect();
            return;
        }
        for at in 0..self.rows.len() {
            self.look(at, ctx);
        }
        let fits = |row: &Row| {
            row.said.as_ref().is_some_and(|said| wanted.iter().all(|word| word.is_in(&said.search)))
        };
        let fitting = self.rows.iter().enumerate().filter(|(_, row)| fits(row));
        self.shown = fitting.map(|(at, _)| at).collect();
    }

    /// Looks at the rows that a screen of this height can show around the selected one, and at no others: a thousand
    /// encounters are not assessed for twenty that are seen.
    pub fn settle(&mut self, ctx: &Ctx<'_>, height: usize) {
        let from = self.row.saturating_sub(height);
        let seen: Vec<usize> = self.shown.iter().copied().skip(from).take(2 * height + 1).collect();
        for at in seen {
            self.look(at, ctx);
        }
    }
}

/// The lesions without what belongs to the patient that they were documented for: specimens and their reports.
#[must_use]
pub fn as_new(lesions: &[Lesion]) -> Vec<Lesion> {
    lesions.iter().map(|lesion| Lesion { pathology: None, specimen: None, ..lesion.clone() }).collect()
}
