//! A host without a disk and without a clock: nothing is written, ids count from 1, the date is given.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::choices::Choices;
use crate::engine::date::Date;
use crate::engine::encounter::Encounter;
use crate::practice::Disputed;
use crate::practice::results::Attempt;
use crate::practice::scenario::built_in;
use crate::practice::schedule::OwnMistakes;

use super::clipboard;
use super::encounters::{Found, Place, Trashed};
use super::host::{Defaults, Host, fresh};
use super::look_on::ReadEncounter;
use super::msg::Opened;
use super::outside::Notice;
use super::practice::shelf::Shelf;
use super::versions::Kept;

mod watch;

/// The world of `frame` and of tests.
#[derive(Clone, Debug)]
pub struct Memory {
    today: Date,
    ids: u32,
    /// What was used last.
    pub defaults: Defaults,
    /// What the settings say.
    pub choices: Choices,
    /// The states that were made safe, in their order.
    pub journal: Vec<Encounter>,
    /// The states that were saved, in their order.
    pub saved: Vec<Encounter>,
    /// What earlier runs left unfinished.
    pub unfinished: Vec<Encounter>,
    /// What lies in the trash.
    pub trashed: Vec<Encounter>,
    /// What was unfinished and lies in the trash.
    pub discarded: Vec<Encounter>,
    /// The theme that was kept last.
    pub theme: Option<String>,
    /// What was given to the clipboard, in order.
    pub clipped: Vec<String>,
    /// How often it was suspended.
    pub suspended: u32,
    /// How often it was hidden.
    pub hidden: u32,
    /// The results of practice, in their order.
    pub attempts: Vec<Attempt>,
    /// The time of its clock, which stands still until it is set.
    pub time: Duration,
    /// How many drills were begun.
    pub rounds: u64,
    /// The user's own mistakes at work, if they agreed.
    pub own: OwnMistakes,
    /// What was disputed.
    pub disputes: Vec<Disputed>,
    /// Every write fails with this.
    pub broken: Option<String>,
    /// What other programs will be noticed to have done, in their order.
    pub notices: VecDeque<Notice>,
    /// The copies that were saved: path as typed, and encounter.
    pub copies: Vec<(String, Encounter)>,
}

impl Memory {
    /// A world on this day.
    #[must_use]
    pub fn new(today: Date) -> Self {
        Self {
            today,
            ids: 0,
            defaults: Defaults::default(),
            choices: Choices::default(),
            journal: Vec::new(),
            saved: Vec::new(),
            unfinished: Vec::new(),
            trashed: Vec::new(),
            discarded: Vec::new(),
            theme: None,
            clipped: Vec::new(),
            suspended: 0,
            hidden: 0,
            attempts: Vec::new(),
            time: Duration::ZERO,
            rounds: 0,
            own: OwnMistakes::new(),
            disputes: Vec::new(),
            broken: None,
            notices: VecDeque::new(),
            copies: Vec::new(),
        }
    }

    /// From now on it is this day.
    pub const fn set_day(&mut self, day: Date) {
        self.today = day;
    }

    fn write(&self) -> Result<(), String> {
        self.broken.clone().map_or(Ok(()), Err)
    }
}

/// The file that an encounter would have.
fn file(encounter: &Encounter) -> PathBuf {
    PathBuf::from(format!("{}.toml", encounter.id.as_deref().unwrap_or("encounter")))
}

impl Host for Memory {
    fn fresh(&mut self) -> Opened {
        self.ids += 1;
        fresh(format!("{:026}", self.ids), self.today, &self.defaults, &self.choices)
    }

    fn journal(&mut self, encounter: &Encounter) -> Result<(), String> {
        if !self.choices.privacy.journal {
            return Ok(());
        }
        self.write()?;
        self.journal.push(encounter.clone());
        Ok(())
    }

    fn save(&mut self, encounter: &Encounter) -> Result<PathBuf, String> {
        self.write()?;
        self.saved.push(encounter.clone());
        self.journal.clear();
        if self.choices.privacy.last_used {
            self.defaults = Defaults { payer: encounter.payer, clinician: encounter.clinician.clone() };
        }
        Ok(file(encounter))
    }

    fn forget(&mut self) {
        self.journal.clear();
    }

    fn now(&self) -> String {
        format!("{}T12:00:00Z", self.today)
    }

    fn list(&mut self) -> Result<Vec<Found>, String> {
        let found = |place, encounter: &Encounter| {
            Found::read(encounter.id.clone().unwrap_or_default(), place, Ok(encounter.clone()))
        };
        let mut all: Vec<Found> = self
            .unfinished
            .iter()
            .map(|left| found(Place::Journal { journal: file(left), saved: None }, left))
            .collect();
        let mut saved: Vec<Found> = Vec::new();
        for encounter in &self.saved {
            saved.retain(|one| one.place != Place::File(file(encounter)));
            saved.push(found(Place::File(file(encounter)), encounter));
        }
        let date = |one: &Found| one.brief.date_of_service;
        saved.sort_by(|a, b| date(b).cmp(&date(a)).then(b.id.cmp(&a.id)));
        all.extend(saved);
        Ok(all)
    }

    fn read(&mut self, files: &[&Path]) -> Vec<ReadEncounter> {
        let saved = |path: &Path| self.saved.iter().rev().find(|one| file(one) == path).cloned();
        files.iter().map(|path| saved(path).ok_or_else(|| "there is no such encounter".to_owned())).collect()
    }

    fn versions(&mut self) -> Result<Vec<Kept>, String> {
        let Some(last) = self.saved.last() else { return Ok(Vec::new()) };
        let own: Vec<&Encounter> = self.saved.iter().filter(|one| file(one) == file(last)).collect();
        let before = own.split_last().map_or(&[][..], |(_, before)| before);
        let kept = |(number, encounter): (u32, &&Encounter)| Kept {
            number,
            saved: format!("{} 12:00", self.today),
            encounter: Ok((*encounter).clone()),
        };
        Ok((1..).zip(before).map(kept).collect())
    }

    fn earlier(&mut self, patient: &str) -> Result<Vec<Encounter>, String> {
        let mut last: Vec<&Encounter> = Vec::new();
        for encounter in &self.saved {
            last.retain(|one| file(one) != file(encounter));
            last.push(encounter);
        }
        let own = |one: &&Encounter| one.patient.id.as_deref().is_some_and(|id| id.trim() == patient);
        Ok(last.into_iter().filter(own).cloned().collect())
    }

    fn open(&mut self, place: &Place) -> Result<Opened, String> {
        self.write()?;
        self.journal.clear();
        let missing = || "there is no such encounter".to_owned();
        match place {
            Place::File(path) => {
                let saved = self.saved.iter().rev().find(|one| file(one) == *path).ok_or_else(missing)?;
                Ok(Opened {
                    encounter: saved.clone(),
                    saved: Some(saved.clone()),
                    path: Some(path.clone()),
                    ..Opened::default()
                })
            }
            Place::Journal { journal, .. } => {
                let at = self.unfinished.iter().position(|one| file(one) == *journal).ok_or_else(missing)?;
                Ok(Opened { encounter: self.unfinished.remove(at), ..Opened::default() })
            }
        }
    }

    fn trash(&mut self, id: &str) -> Result<Trashed, String> {
        self.write()?;
        let (gone, stay): (Vec<Encounter>, Vec<Encounter>) =
            self.saved.drain(..).partition(|one| one.id.as_deref() == Some(id));
        self.saved = stay;
        self.trashed.extend(gone.into_iter().next_back());
        let name = PathBuf::from(format!("{id}.toml"));
        Ok(Trashed { id: id.to_owned(), from: name.clone(), to: name })
    }

    fn discard(&mut self, journal: &Path) -> Result<Trashed, String> {
        self.write()?;
        let at = self.unfinished.iter().position(|one| file(one) == journal);
        let gone = at.map(|at| self.unfinished.remove(at)).ok_or("it is not unfinished any more")?;
        let id = gone.id.clone().unwrap_or_default();
        let to = journal.with_extension("journal");
        self.discarded.push(gone);
        Ok(Trashed { id, from: journal.to_path_buf(), to })
    }

    fn restore(&mut self, trashed: &Trashed) -> Result<(), String> {
        self.write()?;
        if trashed.to.extension().is_some_and(|end| end == "journal") {
            let at = self.discarded.iter().rposition(|one| file(one) == trashed.from);
            let back = at.map(|at| self.discarded.remove(at)).ok_or("it is not in the trash any more")?;
            self.unfinished.push(back);
            return Ok(());
        }
        let at = self.trashed.iter().rposition(|one| file(one) == trashed.to);
        let back = at.map(|at| self.trashed.remove(at)).ok_or("it is not in the trash any more")?;
        self.saved.push(back);
        Ok(())
    }

    fn keep_theme(&mut self, name: Option<&str>) -> Result<PathBuf, String> {
        self.write()?;
        self.theme = name.map(ToOwned::to_owned);
        Ok(PathBuf::from("config.toml"))
    }

    fn clip(&mut self, text: &str, _identified: Option<&str>) -> Result<(), String> {
        clipboard::allowed(&self.choices.privacy)?;
        self.clipped.push(text.to_owned());
        Ok(())
    }

    fn practice(&mut self) -> Result<Shelf, String> {
        let now = self.now().parse::<jiff::Timestamp>().map_err(|error| error.to_string())?;
        let shelf = Shelf::new(built_in().clone(), self.attempts.clone(), Vec::new(), now.as_second());
        Ok(Shelf { own: self.own.clone(), ..shelf })
    }

    fn timed(&mut self, _item: Option<String>) {}

    fn answered(&mut self, attempt: &mut Attempt) -> Result<(), String> {
        // Without a clock every answer takes a minute.
        attempt.when = self.now();
        attempt.seconds = 60;
        self.keep(attempt)
    }

    fn keep(&mut self, attempt: &Attempt) -> Result<(), String> {
        self.write()?;
        self.attempts.push(attempt.clone());
        Ok(())
    }

    fn seed(&mut self) -> u64 {
        self.rounds += 1;
        self.rounds
    }

    fn clock(&self) -> Duration {
        self.time
    }

    fn dispute(&mut self, disputed: Disputed) -> Result<(), String> {
        self.write()?;
        self.disputes.push(Disputed { when: self.now(), ..disputed });
        Ok(())
    }

    fn suspend(&mut self) {
        self.suspended += 1;
    }

    fn hide(&mut self) {
        self.hidden += 1;
    }
}
