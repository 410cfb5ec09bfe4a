//! The host on disk: the store, the journal, what was used last, the user's own settings. The only part of the
//! terminal interface that touches files.

use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::config::Folders;
use crate::engine::date::Date;
use crate::engine::encounter::{Clinician, Encounter};
use crate::store::{Journal, JournalKey, Loaded, Store, StoreError, Unfinished, atomic};

use super::encounters::{Found, Place, Trashed};
use super::guard;
use super::host::{Defaults, Host, fresh};
use super::keep;
use super::last_used;
use super::msg::Opened;
use super::run::Start;
use super::setup::Own;
use super::text::number;

/// The folders of the user, and what is open of them.
pub struct Disk {
    store: Store,
    today: Date,
    journal: Option<Journal>,
    path: Option<PathBuf>,
    /// The file as it was read or saved last.
    loaded: Option<Loaded>,
    /// The user was told that the file has changed since; the next save goes through.
    warned: bool,
}

impl Disk {
    /// The folders of this user on this day.
    ///
    /// # Errors
    /// The system knows no home folder.
    pub fn new(today: Date) -> anyhow::Result<Self> {
        Ok(Self::of(Store::new(Folders::find()?), today))
    }

    /// With nothing open.
    const fn of(store: Store, today: Date) -> Self {
        Self { store, today, journal: None, path: None, loaded: None, warned: false }
    }

    /// The user's own settings, as far as there are any.
    ///
    /// # Errors
    /// A file that is there and cannot be read.
    pub fn own_settings(&self) -> anyhow::Result<Own> {
        let folder = &self.store.folders().config;
        Ok(Own {
            config: optional(&folder.join("config.toml"))?,
            keymap: optional(&folder.join("keymap.toml"))?,
            theme: optional(&folder.join("theme.toml"))?,
            abbreviations: optional(&folder.join("abbreviations.toml"))?,
        })
    }

    /// What the program begins with.
    ///
    /// # Errors
    /// An encounter that cannot be found, read or locked.
    pub fn start(&mut self, start: &Start) -> anyhow::Result<Opened> {
        match start {
            Start::New { lines } => Ok(Opened { lines: lines.clone(), ..self.fresh() }),
            Start::Open(name) => self.start_with(name),
            Start::Continue => {
                let mut pending = self.store.pending()?;
                let Some(last) = pending.pop() else {
                    let list = !self.store.is_empty()?;
                    return Ok(Opened { list, ..self.fresh() });
                };
                let more = match pending.len() {
                    0 => String::new(),
                    waiting => format!("; {waiting} more will follow at the next starts"),
                };
                let opened = self.restore(last)?;
                let says = opened.says.map(|says| format!("{says}{more}"));
                Ok(Opened { says, ..opened })
            }
        }
    }

    fn start_with(&mut self, name: &OsStr) -> anyhow::Result<Opened> {
        let given = Path::new(name);
        // A name that is no file here is an id, unless it is written like a path.
        let id = name.to_str().filter(|name| !given.exists() && !name.contains(['/', '.', '\\']));
        let path = match id {
            Some(id) => self.store.find(id)?,
            None => given.to_path_buf(),
        };
        let loaded = self.store.load(&path)?;
        let key = JournalKey::of(&loaded.encounter, Some(&loaded.path), &self.store);
        let unfinished = self.store.pending()?.into_iter().find(|left| Some(&left.key) == key.as_ref());
        if let Some(unfinished) = unfinished {
            return self.restore(unfinished);
        }
        self.path = Some(loaded.path.clone());
        self.journal = key.map(|key| self.store.journal(&key)).transpose()?;
        let encounter = loaded.encounter.clone();
        self.loaded = Some(loaded);
        Ok(Opened { saved: Some(encounter.clone()), encounter, path: self.path.clone(), ..Opened::default() })
    }

    /// Goes on with what an earlier run left unfinished.
    fn restore(&mut self, left: Unfinished) -> anyhow::Result<Opened> {
        self.journal = Some(self.store.journal(&left.key)?);
        self.path = left.saved_path;
        self.loaded = self.path.as_deref().and_then(|path| self.store.load(path).ok());
        let lesions = number(left.encounter.lesions.len(), "lesion entry", "lesion entries");
        Ok(Opened {
            saved: self.loaded.as_ref().map(|loaded| loaded.encounter.clone()),
            encounter: left.encounter,
            path: self.path.clone(),
            says: Some(format!("restored what was not saved: an encounter with {lesions}")),
            ..Opened::default()
        })
    }

    /// Puts another encounter on the table; what is there is dropped once that worked.
    fn switch(&mut self, place: &Place) -> anyhow::Result<Opened> {
        let mut next = Self::of(self.store.clone(), self.today);
        let opened = match place {
            Place::File(path) => next.start_with(path.as_os_str())?,
            Place::Journal { journal, .. } => {
                let left = self.store.pending()?.into_iter().find(|left| left.path == *journal);
                next.restore(left.context("it is not unfinished any more; look at the list again")?)?
            }
        };
        self.forget();
        *self = next;
        Ok(opened)
    }

    fn try_list(&self) -> anyhow::Result<Vec<Found>> {
        let mut found: Vec<Found> = self.store.pending()?.into_iter().rev().map(unfinished).collect();
        let known = |path: &Path, found: &[Found]| {
            found
                .iter()
                .any(|one| matches!(&one.place, Place::Journal { saved: Some(saved), .. } if saved == path))
        };
        for listed in self.store.list()? {
            if known(&listed.path, &found) {
                continue;
            }
            let error = listed.error.map_or_else(String::new, |error| error.to_string());
            found.push(Found {
                id: listed.id,
                place: Place::File(listed.path),
                encounter: listed.encounter.ok_or(error),
            });
        }
        Ok(found)
    }

    fn try_journal(&mut self, encounter: &Encounter) -> anyhow::Result<()> {
        if self.journal.is_none() {
            let key = JournalKey::of(encounter, self.path.as_deref(), &self.store)
                .context("the encounter has no id yet")?;
            self.journal = Some(self.store.journal(&key)?);
        }
        if let Some(journal) = &mut self.journal {
            journal.append(encounter)?;
        }
        Ok(())
    }

    fn try_save(&mut self, encounter: &Encounter) -> anyhow::Result<PathBuf> {
        let changed = self.loaded.as_ref().is_some_and(Loaded::changed_on_disk);
        if changed && !std::mem::replace(&mut self.warned, true) {
            anyhow::bail!(
                "the file was changed by another program since it was read; save again to write over it"
            );
        }
        let path = self.store.save(encounter, self.path.as_deref())?;
        self.warned = false;
        self.path = Some(path.clone());
        self.loaded = self.store.load(&path).ok();
        if let Some(journal) = &mut self.journal {
            journal.saved()?;
        }
        Ok(path)
    }

    fn last_used(&self) -> PathBuf {
        self.store.folders().state.join("last-used.toml")
    }
}

impl Host for Disk {
    fn fresh(&mut self) -> Opened {
        self.forget();
        // What was used last is a convenience: where it cannot be read, nothing is filled in.
        let text = fs::read_to_string(self.last_used()).unwrap_or_default();
        fresh(Store::new_id(), self.today, &last_used::read(&text))
    }

    fn journal(&mut self, encounter: &Encounter) -> Result<(), String> {
        self.try_journal(encounter).map_err(|error| error.to_string())
    }

    fn save(&mut self, encounter: &Encounter) -> Result<PathBuf, String> {
        let path = self.try_save(encounter).map_err(|error| error.to_string())?;
        let clinician = Clinician { signed: None, ..encounter.clinician.clone() };
        let text = last_used::write(&Defaults { payer: encounter.payer, clinician });
        // Also a convenience: the encounter is saved, and that is what is reported.
        let _ = atomic::create_folder(&self.store.folders().state)
            .and_then(|()| atomic::write(&self.last_used(), text.as_bytes(), true).map(drop));
        Ok(path)
    }

    fn forget(&mut self) {
        if let Some(journal) = self.journal.take() {
            // A journal that stays behind only offers what was there once more.
            let _ = journal.finish();
        }
        self.path = None;
        self.loaded = None;
        self.warned = false;
    }

    fn now(&self) -> String {
        jiff::Zoned::now().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    fn list(&mut self) -> Result<Vec<Found>, String> {
        self.try_list().map_err(|error| error.to_string())
    }

    fn open(&mut self, place: &Place) -> Result<Opened, String> {
        self.switch(place).map_err(|error| error.to_string())
    }

    fn trash(&mut self, id: &str) -> Result<Trashed, String> {
        let moved = || {
            let from = self.store.find(id)?;
            let to = self.store.trash(id)?;
            Ok(Trashed { id: id.to_owned(), from, to })
        };
        moved().map_err(|error: StoreError| error.to_string())
    }

    fn discard(&mut self, journal: &Path) -> Result<Trashed, String> {
        let moved = || {
            let left = self.store.pending()?.into_iter().find(|left| left.path == journal);
            let left = left.context("it is not unfinished any more; look at the list again")?;
            let to = self.store.trash_unfinished(&left)?;
            let id = unfinished(left).id;
            Ok(Trashed { id, from: journal.to_path_buf(), to })
        };
        moved().map_err(|error: anyhow::Error| error.to_string())
    }

    fn restore(&mut self, trashed: &Trashed) -> Result<(), String> {
        self.store.restore(&trashed.to, &trashed.from).map_err(|error| error.to_string())
    }

    fn keep_theme(&mut self, name: Option<&str>) -> Result<PathBuf, String> {
        let path = self.store.folders().config.join("config.toml");
        keep::choice(&path, "theme", name).map_err(|error| format!("{error:#}"))?;
        Ok(path)
    }

    fn suspend(&mut self) {
        guard::suspend();
    }
}

/// A row of the list for what is unfinished.
fn unfinished(left: Unfinished) -> Found {
    let stem = left.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Found {
        id: left.encounter.id.clone().unwrap_or(stem),
        place: Place::Journal { journal: left.path, saved: left.saved_path },
        encounter: Ok(left.encounter),
    }
}

/// The text of a file that need not be there.
pub(super) fn optional(path: &Path) -> anyhow::Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("reading '{}'", path.display())),
    }
}
