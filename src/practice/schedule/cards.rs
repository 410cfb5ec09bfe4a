//! A card for each rule: when it is due, by the FSRS model of memory.

use std::collections::BTreeMap;
use std::time::{Duration, UNIX_EPOCH};

use rs_fsrs::{FSRS, Parameters, Rating};

use crate::practice::results::Attempt;

/// How many of the last answers say whether a rule is stable.
const LOOKED_AT: usize = 5;
/// How many of them have to be right.
const STABLE: usize = 4;

/// What is known of one rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The rule.
    pub rule: String,
    /// When it is due, in seconds since 1970.
    pub due: i64,
    /// The last answer was sure and wrong: it comes first.
    pub confident_error: bool,
    /// Whether each of the last five answers was right, the last one last.
    pub last: Vec<bool>,
    /// The family in which it was last answered.
    pub family: String,
}

impl Card {
    /// Stable: at least four of the last five answers were right.
    #[must_use]
    pub fn is_stable(&self) -> bool {
        self.last.len() >= LOOKED_AT && self.last.iter().filter(|right| **right).count() >= STABLE
    }
}

/// The cards of all rules that were answered, by rule. Results are taken in the order of their time.
#[must_use]
pub fn cards(results: &[Attempt]) -> BTreeMap<String, Card> {
    let mut ordered: Vec<(i64, &Attempt)> =
        results.iter().filter_map(|attempt| Some((attempt.seconds_since_epoch()?, attempt))).collect();
    ordered.sort_by_key(|(when, _)| *when);
    let memory = FSRS::new(Parameters { enable_fuzz: false, ..Parameters::default() });
    let mut states: BTreeMap<&str, rs_fsrs::Card> = BTreeMap::new();
    let mut out: BTreeMap<String, Card> = BTreeMap::new();
    for (when, attempt) in ordered {
        let now = (UNIX_EPOCH + Duration::from_secs(when.try_into().unwrap_or(0))).into();
        for (rule, right) in attempt.verdicts() {
            let state = states.remove(rule).unwrap_or_default();
            let state = memory.next(state, now, rating(attempt)).card;
            let card = out.entry(rule.to_owned()).or_insert_with(|| Card {
                rule: rule.to_owned(),
                due: 0,
                confident_error: false,
                last: Vec::new(),
                family: String::new(),
            });
            card.due = state.due.timestamp();
            card.confident_error = attempt.is_confident_error();
            card.family.clone_from(&attempt.family);
            card.last.push(right);
            if card.last.len() > LOOKED_AT {
                card.last.remove(0);
            }
            states.insert(rule, state);
        }
    }
    out
}

/// Wrong is forgotten; right but unsure was hard.
fn rating(attempt: &Attempt) -> Rating {
    match (attempt.is_right(), attempt.sure) {
        (false, _) => Rating::Again,
        (true, Some(false)) => Rating::Hard,
        (true, Some(true) | None) => Rating::Good,
    }
}
