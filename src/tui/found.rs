//! An encounter as the host finds it: read, or only known by what the index says of it, until somebody looks at it.

use std::path::PathBuf;

use crate::engine::encounter::Encounter;
use crate::store::Brief;

/// An encounter as the host finds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its id: the name of its file.
    pub id: String,
    /// Where the host finds it again.
    pub place: Place,
    /// What its row says before it is read.
    pub brief: Brief,
    /// What it says.
    pub content: Content,
}

/// What is known of what an encounter says.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// It was not read yet: nobody has looked at it.
    Unread,
    /// This.
    Read(Box<Encounter>),
    /// It cannot be read, with the reason.
    Broken(String),
}

/// Where the host finds an encounter again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A saved file.
    File(PathBuf),
    /// A journal: entered and never saved, or changed since.
    Journal {
        /// The file of the journal.
        journal: PathBuf,
        /// The file that it is saved to, if it was saved before.
        saved: Option<PathBuf>,
    },
}

impl Found {
    /// One that was read, or cannot be.
    #[must_use]
    pub fn read(id: String, place: Place, encounter: Result<Encounter, String>) -> Self {
        let mut found = Self { id, place, brief: Brief::default(), content: Content::Unread };
        found.take(encounter);
        found
    }

    /// One that is known without having been read.
    #[must_use]
    pub const fn unread(id: String, place: Place, brief: Brief) -> Self {
        Self { id, place, brief, content: Content::Unread }
    }

    /// Takes what it says now.
    pub fn take(&mut self, encounter: Result<Encounter, String>) {
        self.content = match encounter {
            Ok(encounter) => {
                self.brief = Brief::of(&encounter);
                Content::Read(Box::new(encounter))
            }
            Err(why) => Content::Broken(why),
        };
    }

    /// The encounter, where it was read.
    #[must_use]
    pub const fn encounter(&self) -> Option<&Encounter> {
        match &self.content {
            Content::Read(encounter) => Some(encounter),
            Content::Unread | Content::Broken(_) => None,
        }
    }

    /// The patient, by the local identifier.
    #[must_use]
    pub fn patient(&self) -> Option<&str> {
        self.brief.patient_id.as_deref().map(str::trim)
    }

    /// Whether the same encounter was found both times, with the same known of it, as far as both know it.
    #[must_use]
    pub fn agrees(&self, other: &Self) -> bool {
        let content = match (&self.content, &other.content) {
            (Content::Unread, Content::Unread | Content::Read(_)) | (Content::Read(_), Content::Unread) => {
                true
            }
            (one, other) => one == other,
        };
        content && self.id == other.id && self.place == other.place && self.brief == other.brief
    }

    /// Its file, if it is a saved one that was not read yet.
    #[must_use]
    pub const fn unread_file(&self) -> Option<&PathBuf> {
        match (&self.content, &self.place) {
            (Content::Unread, Place::File(path)) => Some(path),
            (Content::Unread | Content::Read(_) | Content::Broken(_), _) => None,
        }
    }
}
