//! The key of an item: what the engine says about what its note documents.

use super::{Decision, Item};
use crate::engine::assess;
use crate::engine::book::CodeBook;
use crate::engine::encounter::Encounter;
use crate::engine::history::History;
use crate::engine::outcome::{Assessment, Level};

/// The encounter of an item with the engine's answer about it.
#[derive(Clone, Debug)]
pub struct Key<'a> {
    /// What is documented.
    pub encounter: &'a Encounter,
    /// What is right to do.
    pub decision: Decision,
    /// The engine's answer.
    pub assessment: Assessment,
    /// The book that gave it.
    pub book: &'a CodeBook,
}

impl<'a> Key<'a> {
    /// Asks the engine.
    #[must_use]
    pub fn of(item: &'a Item, book: &'a CodeBook) -> Self {
        let assessment = assess(&item.encounter, History::none(), book);
        Self { encounter: &item.encounter, decision: item.decision, assessment, book }
    }
}

/// What an assessment allows to decide: a final one to code, or nothing; else to ask, to wait, or both.
#[must_use]
pub fn decisions(assessment: &Assessment) -> Vec<Decision> {
    let blocked = assessment.findings.iter().any(|finding| finding.level == Level::Blocker);
    let mut out = Vec::new();
    if assessment.is_final {
        out.push(if assessment.lines.is_empty() { Decision::Nothing } else { Decision::Code });
    }
    if !assessment.open.is_empty() || blocked {
        out.push(Decision::Query);
    }
    if !assessment.held.is_empty() {
        out.push(Decision::Hold);
    }
    out
}
