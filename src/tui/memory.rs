//! A host without a disk and without a clock: nothing is written, ids count from 1, the date is given.

use std::path::PathBuf;

use crate::engine::date::Date;
use crate::engine::encounter::Encounter;

use super::host::{Defaults, Host, fresh};
use super::msg::Opened;

/// The world of `frame` and of tests.
#[derive(Clone, Debug)]
pub struct Memory {
    today: Date,
    ids: u32,
    /// What new encounters begin with.
    pub defaults: Defaults,
    /// The states that were made safe, in their order.
    pub journal: Vec<Encounter>,
    /// The states that were saved, in their order.
    pub saved: Vec<Encounter>,
    /// How often it was suspended.
    pub suspended: u32,
    /// Every write fails with this.
    pub broken: Option<String>,
}

impl Memory {
    /// A world on this day.
    #[must_use]
    pub fn new(today: Date) -> Self {
        Self {
            today,
            ids: 0,
            defaults: Defaults::default(),
            journal: Vec::new(),
            saved: Vec::new(),
            suspended: 0,
            broken: None,
        }
    }

    fn write(&self) -> Result<(), String> {
        self.broken.clone().map_or(Ok(()), Err)
    }
}

impl Host for Memory {
    fn fresh(&mut self) -> Opened {
        self.ids += 1;
        fresh(format!("{:026}", self.ids), self.today, &self.defaults)
    }

    fn journal(&mut self, encounter: &Encounter) -> Result<(), String> {
        self.write()?;
        self.journal.push(encounter.clone());
        Ok(())
    }

    fn save(&mut self, encounter: &Encounter) -> Result<PathBuf, String> {
        self.write()?;
        self.saved.push(encounter.clone());
        self.journal.clear();
        self.defaults = Defaults { payer: encounter.payer, clinician: encounter.clinician.clone() };
        let name = encounter.id.clone().unwrap_or_else(|| "encounter".to_owned());
        Ok(PathBuf::from(format!("{name}.toml")))
    }

    fn forget(&mut self) {
        self.journal.clear();
    }

    fn now(&self) -> String {
        format!("{}T12:00:00Z", self.today)
    }

    fn suspend(&mut self) {
        self.suspended += 1;
    }
}
