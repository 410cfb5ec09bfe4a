//! Calibration: how often a trainee who was sure was right, and how often one who was not.

use crate::practice::results::Attempt;

/// Answers by what the trainee said of them and what they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Calibration {
    /// Sure and right.
    pub sure_right: usize,
    /// Sure and wrong: the errors that nobody looks up.
    pub sure_wrong: usize,
    /// Unsure and right.
    pub unsure_right: usize,
    /// Unsure and wrong.
    pub unsure_wrong: usize,
}

/// Counts them; answers without either are left out.
#[must_use]
pub fn calibration(results: &[Attempt]) -> Calibration {
    let mut out = Calibration::default();
    for attempt in results {
        match (attempt.sure, attempt.is_right()) {
            (Some(true), true) => out.sure_right += 1,
            (Some(true), false) => out.sure_wrong += 1,
            (Some(false), true) => out.unsure_right += 1,
            (Some(false), false) => out.unsure_wrong += 1,
            (None, _) => {}
        }
    }
    out
}
