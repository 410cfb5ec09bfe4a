//! The host on disk: the store, the journal, what was used last, the user's own settings. The only part of the
//! terminal interface that touches files.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context;

use crate::bundle;
use crate::choices::{self, Choices};
use crate::config::Folders;
use crate::engine::date::Date;
use crate::engine::edition;
use crate::engine::encounter::{Clinician, Encounter};
use crate::practice::results::Attempt;
use crate::practice::schedule::OwnMistakes;
use crate::practice::{Disputed, own};
use crate::store::{Event, Journal, JournalKey, Loaded, Store, StoreError, Version, atomic};
use crate::store::{clock as store_clock, practice as kept};

use super::clipboard;
use super::encounters::{Found, Place, Trashed};
use super::guard;
use super::host::{Defaults, Host, fresh};
use super::keep;
use super::last_used;
use super::msg::Opened;
use super::practice::Watch;
use super::practice::shelf::Shelf;
use super::versions::Kept;

mod list;
mod opening;
mod put_away;
mod watch;

use list::unfinished;
use watch::Seen;

/// So many of the newest encounters are looked at for the user's own mistakes.
const OWN_MISTAKES_IN: usize = 500;

/// The folders of the user, and what is open of them.
pub struct Disk {
    store: Store,
    choices: Choices,
    today: Date,
    journal: Option<Journal>,
    path: Option<PathBuf>,
    /// The file as it was read or saved last.
    loaded: Option<Loaded>,
    /// What was seen of it since, and of other programs.
    seen: Seen,
    /// What is to be said beside the next answer.
    told: Vec<String>,
    /// What was on the table, sealed, while the screen is locked.
    kept: Option<Vec<u8>>,
    /// The user asks for the screen to be hidden.
    hides: bool,
    /// The time that a note of practice takes.
    watch: Watch,
}

impl Disk {
    /// The folders of this user on this day, with what the user has chosen.
    #[must_use]
    pub fn new(folders: Folders, choices: Choices, today: Date) -> Self {
        Self::of(Store::new(folders), choices, today)
    }

    /// Whether the screen is to be hidden; asked once.
    pub(super) fn hides(&mut self) -> bool {
        std::mem::take(&mut self.hides)
    }

    /// With nothing open.
    fn of(store: Store, choices: Choices, today: Date) -> Self {
        Self {
            store,
            choices,
            today,
            journal: None,
            path: None,
            loaded: None,
            seen: Seen::default(),
            told: Vec::new(),
            kept: None,
            hides: false,
            watch: Watch::default(),
        }
    }

    fn try_journal(&mut self, encounter: &Encounter) -> anyhow::Result<()> {
        if self.journal.is_none() {
            let key = JournalKey::of(encounter, self.path.as_deref(), &self.store)
                .context("the encounter has no id yet")?;
            anyhow::ensure!(self.seen.held.is_none(), "it is open in another curette");
            let mut journal = self.store.journal(&key)?;
            journal.begins_with(self.loaded.as_ref().map(|loaded| loaded.text.as_str()));
            self.journal = Some(journal);
        }
        // Without entries the journal still keeps a second program away from this encounter.
        if let Some(journal) = self.journal.as_mut().filter(|_| self.choices.privacy.journal) {
            journal.append(encounter)?;
        }
        Ok(())
    }

    fn try_save(&mut self, encounter: &Encounter) -> anyhow::Result<PathBuf> {
        let path = self.store.save(encounter, self.path.as_deref())?;
        self.path = Some(path.clone());
        self.take(self.store.load(&path).ok());
        if let Some(journal) = &mut self.journal {
            // What still stands in it is what was saved, and is taken for that.
            let _ = journal.saved();
        }
        Ok(path)
    }

    /// Notes in the log what was done. That it cannot be noted stops nothing and is said.
    fn note(&mut self, event: Event, id: Option<&str>) {
        if let Err(error) = self.store.log().append(event, Some(id.unwrap_or_default())) {
            self.told.push(format!("not in the log: {error}"));
        }
    }

    /// The user's own mistakes at work, if they agreed to that; that they cannot be looked at stops nothing.
    fn own_mistakes(&self, told: &mut Vec<String>) -> OwnMistakes {
        if !self.choices.practice.own_mistakes {
            return OwnMistakes::new();
        }
        match kept::corrected(&self.store, OWN_MISTAKES_IN) {
            Ok(encounters) => {
                own::of_all(&encounters, |encounter| edition::choose(encounter, bundle::books().ok()?))
            }
            Err(error) => {
                told.push(format!("your own mistakes: {error}"));
                OwnMistakes::new()
            }
        }
    }

    fn last_used(&self) -> PathBuf {
        self.store.folders().state.join("last-used.toml")
    }
}

impl Host for Disk {
    fn fresh(&mut self) -> Opened {
        self.forget();
        // What was used last is a convenience: where it cannot be read, nothing is filled in.
        let text = if self.choices.privacy.last_used {
            self.store.read_text(&self.last_used()).unwrap_or_default()
        } else {
            String::new()
        };
        fresh(Store::new_id(), self.today, &last_used::read(&text), &self.choices)
    }

    fn journal(&mut self, encounter: &Encounter) -> Result<(), String> {
        self.try_journal(encounter).map_err(|error| error.to_string())
    }

    fn save(&mut self, encounter: &Encounter) -> Result<PathBuf, String> {
        let known = self.loaded.as_ref().map_or(0, |loaded| loaded.encounter.amended.len());
        let path = self.try_save(encounter).map_err(|error| error.to_string())?;
        let amends = encounter.amended.len() > known;
        self.note(if amends { Event::Amended } else { Event::Saved }, encounter.id.as_deref());
        if !self.choices.privacy.last_used {
            // What was remembered before is not wanted any more.
            let _ = fs::remove_file(self.last_used());
            return Ok(path);
        }
        let clinician = Clinician { signed: None, ..encounter.clinician.clone() };
        let text = last_used::write(&Defaults { payer: encounter.payer, clinician });
        // Also a convenience: the encounter is saved, and that is what is reported.
        let _ = atomic::create_folder(&self.store.folders().state);
        let _ = self.store.write_text(&self.last_used(), &text, true);
        Ok(path)
    }

    fn forget(&mut self) {
        if let Some(journal) = self.journal.take() {
            // A journal that stays behind only offers what was there once more.
            let _ = journal.finish();
        }
        self.path = None;
        self.loaded = None;
        self.seen.begin_anew();
    }

    fn now(&self) -> String {
        jiff::Zoned::now().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    fn list(&mut self) -> Result<Vec<Found>, String> {
        self.try_list().map_err(|error| error.to_string())
    }

    fn remembered(&mut self) -> Option<Vec<Found>> {
        self.try_remember().ok().flatten()
    }

    fn read(&mut self, files: &[&Path]) -> Vec<Result<Encounter, String>> {
        let read = |file: &&Path| {
            let mut encounter = self.store.load(file).map_err(|error| list::unreadable(&error))?.encounter;
            // The list says what the encounter says once it is open.
            self.choices.lay_policy_under(&mut encounter);
            Ok(encounter)
        };
        files.iter().map(read).collect()
    }

    fn versions(&mut self) -> Result<Vec<Kept>, String> {
        let Some(path) = &self.path else { return Ok(Vec::new()) };
        let versions = self.store.versions(path).map_err(|error| error.to_string())?;
        let kept = |version: &Version| Kept {
            number: version.number,
            saved: version.read_by_people(),
            encounter: self
                .store
                .version(version)
                .map(|one| one.encounter)
                .map_err(|error| error.to_string()),
        };
        Ok(versions.iter().map(kept).collect())
    }

    fn earlier(&mut self, patient: &str) -> Result<Vec<Encounter>, String> {
        self.store.of_patient(patient).map_err(|error| error.to_string())
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
        let trashed = moved().map_err(|error: StoreError| error.to_string())?;
        self.note(Event::Trashed, Some(id));
        Ok(trashed)
    }

    fn discard(&mut self, journal: &Path) -> Result<Trashed, String> {
        let moved = || {
            let left = self.store.pending()?.into_iter().find(|left| left.path == journal);
            let left = left.context("it is not unfinished any more; look at the list again")?;
            let to = self.store.trash_unfinished(&left)?;
            let id = unfinished(left).id;
            Ok(Trashed { id, from: journal.to_path_buf(), to })
        };
        let trashed = moved().map_err(|error: anyhow::Error| error.to_string())?;
        self.note(Event::Discarded, Some(&trashed.id));
        Ok(trashed)
    }

    fn restore(&mut self, trashed: &Trashed) -> Result<(), String> {
        self.store.restore(&trashed.to, &trashed.from).map_err(|error| error.to_string())?;
        self.note(Event::Restored, Some(&trashed.id));
        Ok(())
    }

    fn keep_theme(&mut self, name: Option<&str>) -> Result<PathBuf, String> {
        let path = self.store.folders().config.join("config.toml");
        keep::choice(&path, "theme", name).map_err(|error| format!("{error:#}"))?;
        Ok(path)
    }

    fn practice(&mut self) -> Result<Shelf, String> {
        let folders = self.store.folders();
        let (library, mut told) = kept::library(folders);
        let (results, faults) = kept::results(folders).map_err(|error| error.to_string())?;
        told.extend(faults.iter().map(|fault| format!("{}: {fault}", kept::results_file(folders).display())));
        let own = self.own_mistakes(&mut told);
        let shelf = Shelf::new(library, results, told, store_clock::now().timestamp().as_second());
        Ok(Shelf { own, ..shelf })
    }

    fn timed(&mut self, item: Option<String>) {
        self.watch.turn_to(item);
    }

    fn answered(&mut self, attempt: &mut Attempt) -> Result<(), String> {
        attempt.when = store_clock::stamp();
        attempt.seconds = self.watch.stop(&attempt.item);
        self.keep(attempt)
    }

    fn keep(&mut self, attempt: &Attempt) -> Result<(), String> {
        kept::add(self.store.folders(), attempt).map_err(|error| error.to_string())
    }

    fn seed(&mut self) -> u64 {
        fastrand::u64(0..100_000)
    }

    fn clock(&self) -> Duration {
        self.watch.time()
    }

    fn dispute(&mut self, disputed: Disputed) -> Result<(), String> {
        let disputed = Disputed { when: store_clock::stamp(), ..disputed };
        kept::dispute(self.store.folders(), &disputed).map_err(|error| error.to_string())
    }

    fn told(&mut self) -> Option<String> {
        let told = std::mem::take(&mut self.told);
        (!told.is_empty()).then(|| told.join("; "))
    }

    fn clip(&mut self, text: &str, identified: Option<&str>) -> Result<(), String> {
        clipboard::allowed(&self.choices.privacy)?;
        clipboard::ask(text)?;
        if identified.is_some() {
            self.note(Event::Exported, identified);
        }
        Ok(())
    }

    fn suspend(&mut self) {
        guard::suspend();
    }

    fn hide(&mut self) {
        self.hides = true;
    }
}

/// The text of a file that need not be there.
pub(super) fn optional(path: &Path) -> anyhow::Result<Option<String>> {
    choices::text(path).map_err(|fault| anyhow::anyhow!("reading '{}': {}", path.display(), fault.message))
}

#[cfg(test)]
mod tests;
