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
    pub(super) single: SingleWords,
}

/// Words from which a text about the decision, or about a new patient, may be made.
#[derive(Debug, Default)]
pub(super) struct SingleWords {
    pub(super) deciding: Vec<String>,
    pub(super) looking: Vec<String>,
    pub(super) treating: Vec<String>,
    pub(super) beside: Vec<String>,
    pub(super) new: Vec<String>,
    pub(super) beside_new: Vec<String>,
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

    /// Whether a text names nothing but the decision about the treated lesions, or nothing at all. Every word must be known:
    /// by the tables, or as one of those lesions (`own`).
    #[must_use]
    pub fn only_decides(&self, text: &str, own: &dyn Fn(&str) -> bool) -> bool {
        let whole = fold(text);
        if whole.is_empty() || self.decision.contains(&whole) {
            return true;
        }
        let mut decides = false;
        let all = parts(text).all(|part| {
            let about = self.is_about_the_decision(&part, own);
            decides |= about;
            about || self.is_about_being_new(&part)
        });
        all && decides
    }

    /// Whether a text says nothing but that the patient is new.
    #[must_use]
    pub fn only_new(&self, text: &str) -> bool {
        let mut parts = parts(text).peekable();
        parts.peek().is_some() && parts.all(|part| self.is_about_being_new(&part))
    }

    fn is_about_the_decision(&self, part: &str, own: &dyn Fn(&str) -> bool) -> bool {
        let single = &self.single;
        let is = |list: &[String], word: &str| list.iter().any(|own| own == word);
        let known = |word: &str| {
            own(word)
                || [&single.deciding, &single.looking, &single.treating, &single.beside]
                    .iter()
                    .any(|list| is(list, word))
        };
        let any = |list: &[String]| part.split(' ').any(|word| is(list, word));
        // Somebody looked: at a lesion that was treated, not at whatever else.
        let at_the_lesion = || part.split(' ').any(|word| word.starts_with("lesion") || own(word));
        let says = any(&single.deciding)
            || any(&single.looking) && (at_the_lesion() || any(&single.treating))
            || self.decision.iter().any(|text| text == part);
        says && (part.split(' ').all(known) || self.decision.iter().any(|text| text == part))
    }

    fn is_about_being_new(&self, part: &str) -> bool {
        let is = |list: &[String], word: &str| list.iter().any(|own| own == word);
        let (new, beside) = (&self.single.new, &self.single.beside_new);
        self.new_patient.iter().any(|text| text == part)
            || part.split(' ').any(|word| is(new, word))
                && part.split(' ').all(|word| is(new, word) || is(beside, word))
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

/// The parts of a text, as names are compared.
fn parts(text: &str) -> impl Iterator<Item = String> {
    text.split([',', ';', '.', ':', '/', '\n']).map(fold).filter(|part| !part.is_empty())
}
