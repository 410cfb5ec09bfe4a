//! A question about a missing fact, and what to try for it.

use crate::engine::book::{DiagnosisId, SiteId};
use crate::engine::case::Try;
use crate::engine::ids::RuleId;
use crate::engine::outcome::Text;
use crate::engine::place::Field;

/// What to try for a missing fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Candidates {
    /// These sites.
    Sites(Vec<SiteId>),
    /// These diagnoses.
    Diagnoses(Vec<DiagnosisId>),
    /// These readings of the diagnosis.
    Readings(usize),
    /// These quantities for the one lesion.
    Quantities(Vec<u64>),
    /// These facts for the one lesion.
    Facts(Vec<Try>),
    /// These facts for the lesions of a pool without one: each list is one try.
    Pool(Vec<Vec<(usize, Try)>>),
}

impl Candidates {
    /// Whether they are tried for the lesions of a pool.
    pub const fn is_pool(&self) -> bool {
        matches!(self, Self::Pool(_))
    }
}

/// A question about a missing fact.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The lesion or pool.
    pub lesions: Vec<usize>,
    /// The fact.
    pub field: Field,
    /// The rule that asks.
    pub rule: RuleId,
    /// The question.
    pub question: Text,
    /// What to do about it.
    pub remedy: Text,
    /// Where the answer is typed, if not in `field`.
    pub place: Field,
    /// What to try.
    pub candidates: Candidates,
}
