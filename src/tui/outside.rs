//! What other programs do to the encounter on the table: another curette that has it open, an editor or a sync that
//! writes its file. The host notices, the model remembers.

use std::path::PathBuf;

use crate::engine::encounter::Encounter;

use super::msg::Opened;

/// What the host noticed. Each is told once.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// The file holds another encounter by now: this one.
    Changed(Box<Encounter>),
    /// The file is no encounter any more, and so is not written over; why.
    Unreadable(String),
    /// The file is gone; `folder`: its folder too.
    Gone {
        /// Where it was.
        path: PathBuf,
        /// The folder is gone too.
        folder: bool,
    },
    /// The other curette that had the encounter open has ended.
    Free,
}

/// What a host does about other programs.
pub trait Watch {
    /// Looks whether another program did something since the last look; cheap enough for every second.
    fn look(&mut self) -> Option<Notice>;
    /// The same before a save, by what the file says and not by its time.
    fn compare(&mut self) -> Option<Notice>;
    /// Opens the encounter that was only looked at, once the other curette has ended.
    ///
    /// # Errors
    /// Who still has it open.
    fn take_over(&mut self) -> Result<Opened, String>;
    /// Saves a copy to a path as typed; nothing is overwritten. Gives the file.
    ///
    /// # Errors
    /// Why it could not.
    fn save_copy(&mut self, encounter: &Encounter, path: &str) -> Result<PathBuf, String>;
}

/// What is known of other programs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outside {
    /// Who has the encounter open, where it is only read here.
    holder: Option<String>,
    /// That one has ended.
    pub is_free: bool,
    /// What the file says by now, where the encounter was changed here too.
    pub theirs: Option<Box<Encounter>>,
    /// The file is gone.
    pub is_gone: bool,
}

impl Outside {
    /// With the encounter in the hands of another curette, or of none.
    #[must_use]
    pub fn held(holder: Option<String>) -> Self {
        Self { holder, ..Self::default() }
    }

    /// Who has the encounter open, where it is only read here.
    #[must_use]
    pub fn holder(&self) -> Option<&str> {
        self.holder.as_deref()
    }

    /// Whether the encounter is only looked at.
    #[must_use]
    pub const fn is_read_only(&self) -> bool {
        self.holder.is_some()
    }

    /// One or two words for the header; not by colour alone.
    #[must_use]
    pub const fn badge(&self) -> Option<&'static str> {
        match self {
            Self { holder: Some(_), .. } => Some("READ-ONLY"),
            Self { theirs: Some(_), .. } => Some("CHANGED ON DISK"),
            Self { is_gone: true, .. } => Some("FILE REMOVED"),
            Self { holder: None, theirs: None, is_gone: false, .. } => None,
        }
    }

    /// Who has it open, in words; `key` takes it over.
    #[must_use]
    pub fn words(&self, key: &str) -> Option<String> {
        let holder = self.holder.as_deref()?;
        Some(if self.is_free {
            format!("the other curette has ended: {key} takes over")
        } else {
            format!("open in another curette ({holder})")
        })
    }
}
