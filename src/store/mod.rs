//! Files of encounters: the saved ones, the journals of what is not yet saved, and the log of who did what.

mod at_rest;
pub mod atomic;
mod audit_log;
pub mod clock;
mod content;
mod convert;
mod copy;
mod discard;
mod error;
mod holder;
mod index;
mod journal;
mod journal_line;
mod leftovers;
mod lies;
pub mod lines;
pub mod practice;
mod private;
mod records;
mod ring;
mod unopened;
mod use_of_vault;
pub mod vault;
mod versions;

use crate::config::Folders;

pub use audit_log::{Event, Fault, Log, Proof};
pub use convert::Converted;
pub use error::{OpenElsewhere, StoreError};
pub use holder::Holder;
pub use index::{Brief, Entry, Listing};
pub use journal::{Journal, JournalKey, Last, Unfinished, base_of};
pub use leftovers::Hold;
pub use records::{Listed, Loaded};
pub use use_of_vault::{Alone, Session};
pub use versions::Version;

/// The encounters of a user, in the folders of that user.
#[derive(Clone, Debug)]
pub struct Store {
    folders: Folders,
    ring: ring::Ring,
}

impl Store {
    /// A store in these folders; they are made when something is written.
    #[must_use]
    pub fn new(folders: Folders) -> Self {
        Self { folders, ring: ring::Ring::default() }
    }

    /// The folders.
    #[must_use]
    pub const fn folders(&self) -> &Folders {
        &self.folders
    }
}
