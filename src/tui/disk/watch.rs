//! Other programs, on disk: who has the encounter open, and what its file says by now.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::engine::encounter::Encounter;
use crate::store::{Event, JournalKey, OpenElsewhere, StoreError, atomic};

use super::Disk;
use crate::tui::msg::Opened;
use crate::tui::outside::{Notice, Watch};

/// What tells cheaply that a file may say something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    modified: Option<SystemTime>,
    size: u64,
}

impl Stamp {
    /// Of a file; `None`: it is not there.
    pub fn of(path: &Path) -> Option<Self> {
        let found = fs::metadata(path).ok()?;
        Some(Self { modified: found.modified().ok(), size: found.len() })
    }
}

/// What was seen of the encounter on the table.
#[derive(Debug, Default)]
pub struct Seen {
    /// The file at the last look; `None`: it was not there, or there is no file.
    stamp: Option<Stamp>,
    /// The encounter that another curette has open, and that is only looked at here.
    pub held: Option<JournalKey>,
    /// The user was told that the other one has ended.
    is_free: bool,
    /// What earlier runs left was swept.
    swept: bool,
    /// Why the file could not be read at the last look: told once.
    unreadable: Option<String>,
    /// The user was told that the file is gone.
    is_gone: bool,
}

impl Seen {
    /// With a file that was just read or written.
    pub fn file(&mut self, path: Option<&Path>) {
        self.stamp = path.and_then(Stamp::of);
        self.unreadable = None;
        self.is_gone = false;
    }

    /// What earlier runs left is swept once in a run.
    pub fn has_swept(&mut self, before: &Self) {
        self.swept = before.swept;
    }

    /// Of another encounter; what earlier runs left is swept once.
    pub fn begin_anew(&mut self) {
        *self = Self { swept: self.swept, ..Self::default() };
    }
}

impl Disk {
    /// What the file says, if it is another encounter than the one that was read or saved last.
    fn news(&mut self) -> Option<Notice> {
        let loaded = self.loaded.as_ref()?;
        let path = loaded.path.clone();
        let now = Stamp::of(&path);
        if now.is_none() && fs::symlink_metadata(&path).is_err() {
            self.seen.stamp = None;
            let folder = !atomic::folder_of(&path).exists();
            let told = std::mem::replace(&mut self.seen.is_gone, true);
            return (!told).then_some(Notice::Gone { path, folder });
        }
        match self.store.load(&path) {
            Ok(found) => {
                let is_other = loaded.encounter != found.encounter || self.seen.is_gone;
                self.seen.file(None);
                self.seen.stamp = now;
                let mut encounter = found.encounter.clone();
                if let Some(journal) = &mut self.journal {
                    journal.begins_with(Some(&found.text));
                }
                self.loaded = Some(found);
                self.choices.lay_policy_under(&mut encounter);
                is_other.then(|| Notice::Changed(Box::new(encounter)))
            }
            // A file in the middle of being written is read again at the next look.
            Err(error) => {
                let why = error.to_string();
                let told = self.seen.unreadable.replace(why.clone());
                (told.as_ref() != Some(&why)).then_some(Notice::Unreadable(why))
            }
        }
    }

    /// Opens the journal of an encounter on disk; where another curette has it, it is only looked at, and where it cannot
    /// be written, that is said.
    pub(super) fn lock(&mut self, key: Option<JournalKey>) -> Result<Opened, StoreError> {
        let mut opened = Opened::default();
        match key.as_ref().map(|key| self.store.journal(key)) {
            None => {}
            Some(Ok(journal)) => self.journal = Some(journal),
            Some(Err(StoreError::OpenElsewhere(held))) => {
                opened.held_by = Some(held.to_string());
                self.seen.held = key;
            }
            Some(Err(error @ StoreError::Io { .. })) => opened.unsafe_because = Some(error.to_string()),
            Some(Err(error)) => return Err(error),
        }
        Ok(opened)
    }

    /// Who has the encounter on the table open, if it is another curette.
    fn holder(&self) -> Option<OpenElsewhere> {
        self.store.holder(self.seen.held.as_ref()?)
    }
}

impl Watch for Disk {
    fn look(&mut self) -> Option<Notice> {
        if !std::mem::replace(&mut self.seen.swept, true) {
            self.store.sweep(self.path.as_deref().map(atomic::folder_of));
        }
        if self.seen.held.is_some() && !self.seen.is_free && self.holder().is_none() {
            self.seen.is_free = true;
            return Some(Notice::Free);
        }
        let loaded = self.loaded.as_ref()?;
        if Stamp::of(&loaded.path) == self.seen.stamp { None } else { self.news() }
    }

    fn compare(&mut self) -> Option<Notice> {
        let changed = self.loaded.as_ref().is_some_and(|loaded| loaded.changed_on_disk(&self.store));
        // A reason that was told already holds back a save all the same; that the file is gone does so once.
        self.seen.unreadable = None;
        if changed { self.news() } else { None }
    }

    fn take_over(&mut self) -> Result<Opened, String> {
        if let Some(held) = self.holder() {
            return Err(format!("it is still open in another curette ({held}); end that one first"));
        }
        let path = self.path.clone().ok_or("there is no file of it")?;
        let mut next = Self::of(self.store.clone(), self.choices.clone(), self.today);
        let opened = next.start_with(path.as_os_str()).map_err(|error| error.to_string())?;
        next.seen.has_swept(&self.seen);
        *self = next;
        if opened.held_by.is_some() {
            return Ok(opened);
        }
        let says = opened.says.clone().unwrap_or_else(|| "read anew from its file".to_owned());
        Ok(Opened { says: Some(format!("taken over; {says}")), ..opened })
    }

    fn save_copy(&mut self, encounter: &Encounter, path: &str) -> Result<PathBuf, String> {
        let typed = path.trim();
        let path = match typed.strip_prefix("~/") {
            Some(rest) => std::env::home_dir().ok_or("the home folder is not known")?.join(rest),
            None => PathBuf::from(typed),
        };
        let copy = self.store.save_copy(encounter, &path).map_err(|error| error.to_string())?;
        self.note(Event::Exported, encounter.id.as_deref());
        Ok(copy)
    }
}
