//! A claim line on its way.

use crate::engine::book::FamilyId;
use crate::engine::ids::{Code, Icd, Modifier};
use crate::engine::outcome::Reason;

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
    pub(super) modifiers: Vec<Modifier>,
    pub(in crate::engine) diagnoses: Vec<Icd>,
    pub(in crate::engine) reasons: Vec<Reason>,
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

    /// Its reasons.
    pub fn reasons(&self) -> &[Reason] {
        &self.reasons
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
