//! One procedure on one lesion on its way to a claim line.

use super::notes::Note;
use crate::engine::book::FamilyId;
use crate::engine::procedure::Kind;

/// One procedure on one lesion on its way to a claim line.
#[derive(Clone, Debug)]
pub struct Service {
    /// Index of the lesion.
    pub lesion: usize,
    /// Index of the procedure of that lesion.
    pub procedure: usize,
    /// What was done.
    pub kind: Kind,
    pub(super) family: Option<FamilyId>,
    pub(super) gone: bool,
    pub(super) aside: bool,
    pub(super) waits: bool,
    /// Why its family was chosen.
    pub(super) chosen: Option<Note>,
    /// What was merged into it.
    pub(super) reasons: Vec<Note>,
}

impl Service {
    pub(super) fn new(lesion: usize, procedure: usize, kind: Kind) -> Self {
        let (family, gone, aside, waits) = (None, false, false, false);
        Self { lesion, procedure, kind, family, gone, aside, waits, chosen: None, reasons: Vec::new() }
    }

    /// Whether it waits for an answer or a report.
    pub fn waits(&self) -> bool {
        self.waits
    }

    /// The family, once one was chosen.
    pub fn family(&self) -> Option<FamilyId> {
        self.family
    }

    /// Whether it may become a claim line: it has a family, nothing dropped it and it waits for nothing.
    pub fn stands(&self) -> bool {
        self.family.is_some() && !self.gone && !self.waits
    }

    /// Whether it was dropped or merged into another.
    pub fn gone(&self) -> bool {
        self.gone
    }
}
