//! The host on disk: the store, the journal, what was used last, the user's own settings. The only part of the
//! terminal interface that touches files.

use std::ffi::OsStr;
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
use crate::store::{
    Event, Journal, JournalKey, Last, Loaded, Store, StoreError, Unfinished, Version, atomic, base_of,
};
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
use super::run::Start;
use super::text::number;
use super::versions::Kept;

mod list;
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

    /// What the program begins with.
    ///
    /// # Errors
    /// An encounter that cannot be found, read or locked.
    pub fn start(&mut self, start: &Start) -> anyhow::Result<Opened> {
        self.told.extend(self.store.close_to_others());
        self.told.extend(self.store.unopened_journals());
        match start {
            Start::New { lines } => {
                let left = self.store.pending().map_or(0, |left| left.len());
                let opened = self.fresh();
                let says = (left > 0).then(|| {
                    format!(
                        "{} unfinished; the list of encounters has them first",
                        number(left, "encounter is", "encounters are")
                    )
                });
                Ok(Opened { lines: lines.clone(), says: opened.says.clone().or(says), ..opened })
            }
            Start::Open(name) => self.start_with(name),
            Start::Practice => Ok(Opened { practice: true, ..self.fresh() }),
            Start::Continue => {
                let (mut pending, trouble) = match self.store.pending() {
                    Ok(pending) => (pending, None),
                    // What lies there cannot be looked at now; it stays, and a new encounter can be entered.
                    Err(error) => {
                        (Vec::new(), Some(format!("what was left unfinished cannot be looked at: {error}")))
                    }
                };
                let opened = loop {
                    let Some(last) = pending.pop() else {
                        let list = !self.store.is_empty()?;
                        return Ok(Opened { list, says: trouble, ..self.fresh() });
                    };
                    match self.restore(last) {
                        // Another curette went on with it just now.
                        Err(StoreError::OpenElsewhere(_)) => {}
                        opened => break opened?,
                    }
                };
                let more = match pending.len() {
                    0 => String::new(),
                    waiting => format!("; {waiting} more will follow at the next starts"),
                };
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
        let mut loaded = self.store.load(&path)?;
        let opened = self.lock(JournalKey::of(&loaded.encounter, Some(&loaded.path), &self.store))?;
        // Who had it open before it was locked here may have saved it meanwhile.
        if loaded.changed_on_disk(&self.store) {
            loaded = self.store.load(&path)?;
        }
        self.take(Some(loaded.clone()));
        self.note(Event::Opened, loaded.encounter.id.as_deref());
        let left = self.journal.as_ref().and_then(Journal::last);
        if let Some(left) = left.filter(|left| left.encounter != loaded.encounter) {
            return Ok(self.go_on(left));
        }
        let mut encounter = loaded.encounter;
        let laid = self.choices.lay_policy_under(&mut encounter);
        let says = (!laid.is_empty()).then(|| {
            let laid: Vec<String> =
                laid.iter().map(|switch| format!("{switch} = {}", encounter.policy.get(*switch))).collect();
            format!("by the policy of this site: {}; saved with the next change", laid.join(", "))
        });
        let says = match &opened.held_by {
            Some(holder) => {
                Some(format!("read-only, as it was saved last: open in another curette ({holder})"))
            }
            None => says,
        };
        let saved = Some(encounter.clone());
        Ok(Opened { saved, encounter, path: self.path.clone(), says, ..opened })
    }

    /// Goes on with what an earlier run left unfinished.
    fn restore(&mut self, left: Unfinished) -> Result<Opened, StoreError> {
        let journal = self.store.journal(&left.key)?;
        // Who had it open before it was locked here may have gone on with it meanwhile.
        let Unfinished { encounter, base, unopened, .. } = left;
        let last = journal.last().unwrap_or(Last { encounter, base, unopened });
        self.journal = Some(journal);
        self.take(left.saved_path.as_deref().and_then(|path| self.store.load(path).ok()));
        self.path = left.saved_path;
        self.note(Event::Opened, last.encounter.id.as_deref());
        Ok(self.go_on(last))
    }

    /// What is on the table was read from or saved to this file.
    fn take(&mut self, loaded: Option<Loaded>) {
        if let Some(loaded) = &loaded {
            self.path = Some(loaded.path.clone());
        }
        self.seen.file(loaded.as_ref().map(|loaded| loaded.path.as_path()));
        if let Some(journal) = &mut self.journal {
            journal.begins_with(loaded.as_ref().map(|loaded| loaded.text.as_str()));
        }
        self.loaded = loaded;
    }

    /// What was entered and not saved, on top of what the file says.
    fn go_on(&self, left: Last) -> Opened {
        let lesions = number(left.encounter.lesions.len(), "lesion entry", "lesion entries");
        // What did not come back stands first, as the end of a long line may not be seen.
        let what = match left.unopened {
            0 => "restored what was not saved".to_owned(),
            many => {
                format!("restored but for {} that do not open", number(many, "later line", "later lines"))
            }
        };
        let restored = format!("{what}: an encounter with {lesions}");
        let file = self.loaded.as_ref();
        let is_other = file.zip(left.base).is_some_and(|(file, base)| base_of(&file.text) != base);
        let theirs = file.filter(|_| is_other).map(|file| {
            let mut encounter = file.encounter.clone();
            self.choices.lay_policy_under(&mut encounter);
            Box::new(encounter)
        });
        let more = if is_other { "; its file was changed since, saving shows both" } else { "" };
        Opened {
            saved: file.map(|loaded| loaded.encounter.clone()),
            encounter: left.encounter,
            path: self.path.clone(),
            says: Some(format!("{restored}{more}")),
            theirs,
            ..Opened::default()
        }
    }

    /// Puts another encounter on the table; what is there is dropped once that worked.
    fn switch(&mut self, place: &Place) -> anyhow::Result<Opened> {
        let mut next = Self::of(self.store.clone(), self.choices.clone(), self.today);
        let opened = match place {
            Place::File(path) => next.start_with(path.as_os_str())?,
            Place::Journal { journal, .. } => {
                let left = self.store.pending()?.into_iter().find(|left| left.path == *journal);
                next.restore(left.context("it is not unfinished any more; look at the list again")?)?
            }
        };
        self.forget();
        next.seen.has_swept(&self.seen);
        *self = next;
        Ok(opened)
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
mod tests {
    use super::*;
    use crate::config::privacy::Privacy;
    use crate::engine::encounter::Payer;
    use crate::engine::policy::Switch;

    fn disk(home: &Path, choices: Choices) -> Disk {
        Disk::new(Folders::under(home), choices, Date::new(2026, 1, 1).expect("date"))
    }

    /// Everything that lies below a folder, as one text.
    fn below(folder: &Path) -> String {
        let Ok(entries) = fs::read_dir(folder) else { return String::new() };
        let text = |path: PathBuf| {
            if path.is_dir() { below(&path) } else { fs::read_to_string(path).expect("text") }
        };
        entries.map(|entry| text(entry.expect("entry").path())).collect()
    }

    #[test]
    fn without_a_journal_nothing_is_on_disk_before_it_is_saved() {
        for journal in [true, false] {
            let home = tempfile::tempdir().expect("home");
            let privacy = Privacy { journal, ..Privacy::default() };
            let mut host = disk(home.path(), Choices { privacy, ..Choices::default() });
            let mut encounter = host.fresh().encounter;
            encounter.patient.id = Some("SECRET-7".into());
            host.journal(&encounter).expect("journal");
            assert_eq!(below(home.path()).contains("SECRET-7"), journal);
            let opened = disk(home.path(), Choices::default());
            assert_eq!(opened.store.pending().expect("pending").len(), 0, "it is kept from other programs");
            host.save(&encounter).expect("saved");
            assert!(below(home.path()).contains("SECRET-7"));
        }
    }

    #[test]
    fn what_was_used_last_is_remembered_only_where_that_is_wanted() {
        let home = tempfile::tempdir().expect("home");
        let mut host = disk(home.path(), Choices::default());
        let mut encounter = host.fresh().encounter;
        encounter.payer = Some(Payer::Aetna);
        host.save(&encounter).expect("saved");
        assert_eq!(host.fresh().encounter.payer, Some(Payer::Aetna));
        let privacy = Privacy { last_used: false, ..Privacy::default() };
        let mut host = disk(home.path(), Choices { privacy, ..Choices::default() });
        let encounter = host.fresh().encounter;
        assert_eq!(encounter.payer, None);
        assert!(host.last_used().exists());
        host.save(&encounter).expect("saved");
        assert!(!host.last_used().exists(), "what was remembered is removed");
    }

    #[test]
    fn the_policy_of_the_site_lies_under_what_an_encounter_states() {
        let home = tempfile::tempdir().expect("home");
        let mut encounter = disk(home.path(), Choices::default()).fresh().encounter;
        assert!(encounter.policy.set(Switch::MaligDiameter, "pre"));
        let path = disk(home.path(), Choices::default()).save(&encounter).expect("saved");
        let before = fs::read_to_string(&path).expect("file");
        let mut choices = Choices::default();
        assert!(choices.policy.set(Switch::MaligDiameter, "post_curettage"));
        assert!(choices.policy.set(Switch::Send51, "on"));
        let mut host = disk(home.path(), choices);
        assert_eq!(host.fresh().encounter.policy.get(Switch::MaligDiameter), "post_curettage");
        let opened = host.open(&Place::File(path.clone())).expect("opened");
        assert_eq!(opened.encounter.policy.get(Switch::MaligDiameter), "pre");
        assert_eq!(opened.encounter.policy.get(Switch::Send51), "on");
        assert_eq!(opened.saved.as_ref(), Some(&opened.encounter), "looking at it is no change");
        assert_eq!(fs::read_to_string(&path).expect("file"), before);
        assert!(opened.says.is_some_and(|says| says.contains("send_51 = on") && !says.contains("malig")));
        assert_eq!(host.list().expect("list").len(), 1);
        let listed = host.read(&[&path]).swap_remove(0).expect("encounter");
        assert_eq!(listed.policy, opened.encounter.policy);
        host.save(&opened.encounter).expect("saved");
        let after = fs::read_to_string(&path).expect("file");
        assert!(after.contains("malig_diameter = \"pre\"") && after.contains("send_51 = \"on\""), "{after}");
    }

    #[test]
    fn own_mistakes_are_looked_for_only_where_the_user_agreed() {
        let home = tempfile::tempdir().expect("home");
        let text = "schema = 1\nid = \"01J8Z5A3QK7V2T9XH4M6N0PBCD\"\ndate_of_service = 2026-03-10\n\
            [[billed]]\ncode = \"17003\"\nunits = 4\ndiagnoses = [\"L57.0\"]\n\
            [[lesion]]\nid = \"A\"\ndiagnosis = \"actinic keratosis\"\nsite = \"scalp\"\ncount = 4\n\
            [[lesion.procedure]]\nkind = \"destruction\"\nmethods = [\"cryosurgery\"]\n";
        for agreed in [false, true] {
            let practice = crate::config::settings::Practice { own_mistakes: agreed };
            let mut host = disk(home.path(), Choices { practice, ..Choices::default() });
            let folder = host.store.folders().encounters();
            fs::create_dir_all(&folder).expect("folder");
            fs::write(folder.join("01J8Z5A3QK7V2T9XH4M6N0PBCD.toml"), text).expect("file");
            let own = host.practice().expect("shelf").own;
            assert_eq!(own.values().any(|date| *date == Date::new(2026, 3, 10)), agreed, "{own:?}");
        }
    }
}
