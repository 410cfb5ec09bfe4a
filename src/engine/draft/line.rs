//! A claim line on its way.

use super::notes::Note;
use crate::engine::book::FamilyId;
use crate::engine::ids::{Code, Icd, Modifier};

/// A claim line on its way.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its code.
    pub code: Code,
    /// Its units.
    pub units: u32,
    /// Its family.
    pub family: FamilyId,
    /// The lesions that its units stand for.
    pub members: Vec<usize>,
    /// All lesions that were counted with them.
    pub pool: Vec<usize>,
    /// The line that it is an add-on of.
    pub parent: Option<usize>,
    pub(in crate::engine) modifiers: Vec<Modifier>,
    pub(in crate::engine) diagnoses: Vec<Icd>,
    pub(in crate::engine) reasons: Vec<Note>,
    pub(super) dropped: bool,
}

impl Line {
    /// Its modifiers, unsorted.
    pub fn modifiers(&self) -> &[Modifier] {
        &self.modifiers
    }

    /// Its diagnoses.
    pub fn diagnoses(&self) -> &[Icd] {
        &self.diagnoses
    }

    /// Whether it stands for one of these lesions.
    pub fn touches(&self, lesions: &[usize]) -> bool {
        self.pool.iter().any(|lesion| lesions.contains(lesion))
    }
}

/// What a new line needs.
#[derive(Clone, Debug)]
pub struct NewLine {
    /// Its code.
    pub code: Code,
    /// Its units.
    pub units: u32,
    /// Its family.
    pub family: FamilyId,
    /// The lesions that its units stand for.
    pub members: Vec<usize>,
    /// All lesions that were counted with them.
    pub pool: Vec<usize>,
    /// The line that it is an add-on of.
    pub parent: Option<usize>,
}
