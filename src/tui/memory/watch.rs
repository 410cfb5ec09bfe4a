//! Other programs, in memory: what they do is told beforehand.

use std::path::PathBuf;

use crate::engine::encounter::Encounter;

use super::Memory;
use crate::tui::msg::Opened;
use crate::tui::outside::{Notice, Watch};

impl Watch for Memory {
    fn look(&mut self) -> Option<Notice> {
        self.notices.pop_front()
    }

    fn compare(&mut self) -> Option<Notice> {
        self.notices.pop_front()
    }

    fn take_over(&mut self) -> Result<Opened, String> {
        self.write()?;
        let saved = self.saved.last().cloned().ok_or("it is not saved")?;
        let path = Some(super::file(&saved));
        Ok(Opened { encounter: saved.clone(), saved: Some(saved), path, ..Opened::default() })
    }

    fn save_copy(&mut self, encounter: &Encounter, path: &str) -> Result<PathBuf, String> {
        self.write()?;
        self.copies.push((path.to_owned(), encounter.clone()));
        Ok(PathBuf::from(path))
    }
}
