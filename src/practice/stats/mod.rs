//! Progress: by rule and by component, with speed, calibration, mastery and retention.

mod calibration;
mod mastery;

use std::collections::BTreeMap;

use super::grade::Component;
use super::results::Attempt;

pub use self::calibration::{Calibration, calibration};
pub use self::mastery::{Mastery, Retention, mastery};

/// What was measured of a rule or a component.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Row {
    /// How many answers.
    pub attempts: usize,
    /// How many of them were right in all that this row measures.
    pub right: usize,
    /// Points reached, in thousandths of those possible.
    pub per_mille: u32,
    /// Seconds of the answer in the middle.
    pub seconds: u32,
}

/// Progress of one trainee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stats {
    /// All answers.
    pub all: Row,
    /// By component, in the order of the components.
    pub components: Vec<(Component, Row)>,
    /// By rule.
    pub rules: Vec<(String, Row, Mastery)>,
    /// By named error, the most frequent first.
    pub errors: Vec<(String, usize)>,
    /// Sure and unsure.
    pub calibration: Calibration,
    /// The first and the last day.
    pub days: Option<(String, String)>,
}

/// Thousandths as whole points of 100; only all of them are 100.
#[must_use]
pub const fn percent(per_mille: u32) -> u32 {
    per_mille / 10
}

/// Measures results.
#[must_use]
pub fn stats(results: &[Attempt]) -> Stats {
    let components = Component::ALL.iter().filter_map(|component| {
        let row = by_component(results, *component);
        (row.attempts > 0).then_some((*component, row))
    });
    let mut by_rule: BTreeMap<&str, Vec<&Attempt>> = BTreeMap::new();
    let mut errors: BTreeMap<&str, usize> = BTreeMap::new();
    for attempt in results {
        for rule in &attempt.rules {
            by_rule.entry(rule).or_default().push(attempt);
        }
        for error in &attempt.errors {
            *errors.entry(error).or_default() += 1;
        }
    }
    let rules = by_rule
        .iter()
        .map(|(rule, attempts)| ((*rule).to_owned(), row(attempts), mastery(attempts, results)));
    let mut errors: Vec<(String, usize)> =
        errors.into_iter().map(|(id, number)| (id.to_owned(), number)).collect();
    errors.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    let all: Vec<&Attempt> = results.iter().collect();
    let days = || results.iter().map(Attempt::day);
    Stats {
        all: row(&all),
        components: components.collect(),
        rules: rules.collect(),
        errors,
        calibration: calibration(results),
        days: days().min().zip(days().max()).map(|(first, last)| (first.to_owned(), last.to_owned())),
    }
}

fn row(attempts: &[&Attempt]) -> Row {
    let sum: u64 = attempts.iter().map(|attempt| u64::from(attempt.per_mille)).sum();
    let right = attempts.iter().filter(|attempt| attempt.is_right()).count();
    let per_mille = sum.checked_div(attempts.len() as u64).unwrap_or(0);
    Row {
        attempts: attempts.len(),
        right,
        per_mille: u32::try_from(per_mille).unwrap_or(0),
        seconds: middle(attempts.iter().map(|attempt| attempt.seconds).collect()),
    }
}

fn by_component(results: &[Attempt], component: Component) -> Row {
    let measured: Vec<(&Attempt, (u32, u32))> = results
        .iter()
        .filter_map(|attempt| Some((attempt, *attempt.scores.get(component.word())?)))
        .filter(|(_, (_, of))| *of > 0)
        .collect();
    let (got, of) = measured
        .iter()
        .fold((0_u64, 0_u64), |(got, of), (_, (own, all))| (got + u64::from(*own), of + u64::from(*all)));
    Row {
        attempts: measured.len(),
        right: measured.iter().filter(|(_, (got, of))| got == of).count(),
        per_mille: u32::try_from((got * 1000).checked_div(of).unwrap_or(0)).unwrap_or(0),
        seconds: middle(measured.iter().map(|(attempt, _)| attempt.seconds).collect()),
    }
}

/// The value in the middle; one slow answer says little.
fn middle(mut values: Vec<u32>) -> u32 {
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or(0)
}
