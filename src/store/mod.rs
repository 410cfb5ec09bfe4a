//! Files of encounters: the saved ones, the journals of what is not yet saved, and the log of who did what.

pub mod atomic;
mod audit_log;
pub mod clock;
mod content;
mod discard;
mod error;
mod journal;
mod journal_line;
mod records;
pub mod vault;

use crate::config::Folders;

pub use audit_log::{Event, Fault, Log, Proof};
pub use error::StoreError;
pub use journal::{Journal, JournalKey, Unfinished};
pub use records::{Listed, Loaded};

/// The encounters of a user, in the folders of that user.
#[derive(Clone, Debug)]
pub struct Store {
    folders: Folders,
}

impl Store {
    /// A store in these folders; they are made when something is written.
    #[must_use]
    pub const fn new(folders: Folders) -> Self {
        Self { folders }
    }

    /// The folders.
    #[must_use]
    pub const fn folders(&self) -> &Folders {
        &self.folders
    }
}
