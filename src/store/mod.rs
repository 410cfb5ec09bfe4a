//! Files of encounters: the saved ones, and the journals of what is not yet saved.

pub mod atomic;
mod content;
mod discard;
mod error;
mod journal;
mod journal_line;
mod records;

use crate::config::Folders;

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
