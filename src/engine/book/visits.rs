//! Visits: which codes they have, and which words are no work of their own.

use std::collections::BTreeMap;

use super::names::fold;
use super::rows::AbsentCode;
use crate::engine::ids::Code;

/// What an edition knows of visits.
#[derive(Debug, Default)]
pub struct Visits {
    pub(super) rows: BTreeMap<Code, VisitRow>,
    pub(super) other: BTreeMap<Code, AbsentCode>,
    pub(super) decision: Vec<String>,
    pub(super) new_patient: Vec<String>,
    pub(super) follow_up: Vec<String>,
}

/// A visit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VisitRow {
    /// For a patient who is new here.
    pub new_patient: bool,
    /// The pair table lists it below procedures, opened by 25; the policy for the others is the same.
    pub in_pairs: bool,
}

impl Visits {
    /// The row of a visit code.
    #[must_use]
    pub fn row(&self, code: Code) -> Option<VisitRow> {
        self.rows.get(&code).copied()
    }

    /// All visit codes, in order.
    pub fn codes(&self) -> impl Iterator<Item = Code> {
        self.rows.keys().copied()
    }

    /// What a code is that may be entered as a visit and is none.
    #[must_use]
    pub fn other(&self, code: Code) -> Option<&AbsentCode> {
        self.other.get(&code)
    }

    /// Whether a text names nothing but the decision about the lesion, or nothing at all.
    #[must_use]
    pub fn only_decides(&self, text: &str) -> bool {
        let text = fold(text);
        text.is_empty() || self.decision.contains(&text)
    }

    /// Whether a text says nothing but that the patient is new.
    #[must_use]
    pub fn only_new(&self, text: &str) -> bool {
        self.new_patient.contains(&fold(text))
    }

    /// Whether a text speaks of the care after a procedure.
    #[must_use]
    pub fn is_follow_up(&self, text: &str) -> bool {
        self.follow_up_in(text).is_some()
    }

    /// The word with which a text speaks of the care after a procedure.
    #[must_use]
    pub fn follow_up_in(&self, text: &str) -> Option<&str> {
        let text = format!(" {} ", fold(text));
        self.follow_up.iter().find(|word| text.contains(&format!(" {word} "))).map(String::as_str)
    }
}
