//! What a trainee answers: claim lines, a question to the provider, waiting for pathology, or that nothing is reportable.

mod asked;
mod echo;
mod of_assessment;
mod read;
mod words;

use super::Decision;
use crate::engine::encounter::Billed;
use crate::engine::place::Field;

pub use self::read::{AnswerFault, read, read_for};
pub use self::words::{field_of, said};

/// An answer. Claim lines may stand beside a question or a hold: what is certain can be coded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The claim lines, in the order of the claim.
    pub lines: Vec<AnswerLine>,
    /// What must be asked.
    pub queries: Vec<Query>,
    /// What must wait for pathology; an empty text stands for all of it.
    pub holds: Vec<String>,
    /// This book has no code for what was done: the claim is finished by hand.
    pub by_hand: bool,
    /// Nothing is reportable.
    pub nothing: bool,
}

/// A claim line as the trainee writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerLine {
    /// The code, in capitals.
    pub code: String,
    /// Units; one where none are written.
    pub units: u32,
    /// Modifiers, in capitals.
    pub modifiers: Vec<String>,
    /// Diagnosis codes, in capitals and with their dots.
    pub diagnoses: Vec<String>,
}

/// A question to the provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// The fact that must be asked; `None` where only "query" was said.
    pub field: Option<Field>,
    /// The lesion, by letter or by site, as typed; empty where none was named.
    pub of: String,
}

impl Answer {
    /// What the trainee decided: a question or a hold weighs more than lines beside it.
    #[must_use]
    pub fn decision(&self) -> Option<Decision> {
        if !self.queries.is_empty() || self.by_hand {
            Some(Decision::Query)
        } else if !self.holds.is_empty() {
            Some(Decision::Hold)
        } else if !self.lines.is_empty() {
            Some(Decision::Code)
        } else if self.nothing {
            Some(Decision::Nothing)
        } else {
            None
        }
    }

    /// The lines as the engine judges them.
    #[must_use]
    pub fn billed(&self) -> Vec<Billed> {
        let billed = |line: &AnswerLine| Billed {
            code: line.code.clone(),
            units: Some(line.units),
            modifiers: line.modifiers.clone(),
            diagnoses: line.diagnoses.clone(),
        };
        self.lines.iter().map(billed).collect()
    }
}
