//! The state of the list of versions: what the encounter on the table said before, and which of it is selected.

use crate::engine::encounter::Encounter;
use crate::format::diff::differences;

use super::text::clean;

/// A version as the host finds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Its number.
    pub number: u32,
    /// When it was saved, as people of this place read it.
    pub saved: String,
    /// What it says, or why it cannot be read.
    pub encounter: Result<Encounter, String>,
}

/// The list of versions, the newest first.
#[derive(Clone, Debug)]
pub struct Versions {
    /// The versions.
    pub all: Vec<Kept>,
    /// The selected one.
    pub row: usize,
}

impl Versions {
    /// The versions as the host gives them, the oldest first; the newest is selected.
    #[must_use]
    pub fn new(mut all: Vec<Kept>) -> Self {
        all.reverse();
        Self { all, row: 0 }
    }

    /// The selected version.
    #[must_use]
    pub fn selected(&self) -> Option<&Kept> {
        self.all.get(self.row)
    }

    /// What would be changed on the table if the selected version came back, one line each.
    #[must_use]
    pub fn changes(&self, now: &Encounter) -> Vec<String> {
        match self.selected().map(|kept| &kept.encounter) {
            None => Vec::new(),
            Some(Err(why)) => vec![format!("it cannot be read: {}", clean(why))],
            Some(Ok(before)) => {
                let found = differences(now, before);
                if found.is_empty() {
                    return vec!["it says what is on the table".to_owned()];
                }
                found.iter().map(|difference| clean(&difference.to_string())).collect()
            }
        }
    }
}
