//! The host on disk.

use std::path::PathBuf;

use crate::engine::encounter::Encounter;

use super::host::{Defaults, Host, fresh};
use super::msg::Opened;
use super::run::Start;
use super::setup::Own;

/// The folders of the user.
pub struct Disk {
    today: crate::engine::date::Date,
}

impl Disk {
    pub fn new() -> anyhow::Result<Self> {
        Ok(Self { today: crate::engine::date::Date::new(2026, 11, 21).expect("d") })
    }
    pub fn own_settings(&self) -> anyhow::Result<Own> {
        Ok(Own::default())
    }
    pub fn start(&mut self, start: &Start) -> anyhow::Result<Opened> {
        let mut o = self.fresh();
        if let Start::New { lines } = start {
            o.lines = lines.clone();
        }
        Ok(o)
    }
}

impl Host for Disk {
    fn fresh(&mut self) -> Opened {
        fresh("X".into(), self.today, &Defaults::default())
    }
    fn journal(&mut self, _: &Encounter) -> Result<(), String> {
        Ok(())
    }
    fn save(&mut self, _: &Encounter) -> Result<PathBuf, String> {
        Ok("x.toml".into())
    }
    fn forget(&mut self) {}
    fn now(&self) -> String {
        "2026-01-01T00:00:00Z".into()
    }
}
