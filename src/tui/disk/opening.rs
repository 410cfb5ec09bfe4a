//! What is put on the table: at the start, out of the list, and what was left unfinished.

use std::ffi::OsStr;
use std::path::Path;

use anyhow::Context;

use super::Disk;
use crate::store::{Event, Journal, JournalKey, Last, Loaded, StoreError, Unfinished, base_of};
use crate::tui::encounters::Place;
use crate::tui::host::Host;
use crate::tui::msg::Opened;
use crate::tui::run::Start;
use crate::tui::text::number;

impl Disk {
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

    pub(super) fn start_with(&mut self, name: &OsStr) -> anyhow::Result<Opened> {
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
    pub(super) fn take(&mut self, loaded: Option<Loaded>) {
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
    pub(super) fn switch(&mut self, place: &Place) -> anyhow::Result<Opened> {
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
}
