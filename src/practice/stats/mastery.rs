//! Mastery of a rule: at least 95 % of the points and every threshold item right, on items not seen before, on two days at
//! least 3 days apart. Retention: at least 90 % of the points 28 days later or more.

use std::collections::BTreeMap;

use crate::engine::date::Date;
use crate::practice::results::Attempt;

/// Points in thousandths that a day needs.
const ENOUGH: u64 = 950;
/// Days between the two days.
const APART: u32 = 3;
/// Days after which retention is measured.
const LATER: u32 = 28;
/// Points in thousandths that retention needs.
const RETAINED: u64 = 900;

/// How far a rule is mastered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mastery {
    /// The days on which unseen items were good enough.
    pub good_days: Vec<String>,
    /// The day on which it was mastered.
    pub mastered: Option<String>,
    /// Whether it was kept.
    pub retention: Retention,
}

/// Whether a mastered rule was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retention {
    /// Not mastered, or less than 28 days ago.
    NotMeasured,
    /// Points in thousandths, at least 900 of them needed.
    Measured {
        /// The points.
        per_mille: u32,
        /// They are enough.
        kept: bool,
    },
}

/// The mastery of a rule by its attempts, among all results of the trainee.
#[must_use]
pub fn mastery(attempts: &[&Attempt], results: &[Attempt]) -> Mastery {
    let mut by_day: BTreeMap<&str, Vec<&Attempt>> = BTreeMap::new();
    let first = firsts(results);
    let unseen = |attempt: &&&Attempt| first.get(attempt.item.as_str()) == Some(&attempt.when.as_str());
    for attempt in attempts.iter().filter(unseen) {
        by_day.entry(attempt.day()).or_default().push(attempt);
    }
    let good = |day: &Vec<&Attempt>| {
        mean(day) >= ENOUGH
            && day.iter().filter(|attempt| attempt.threshold).all(|attempt| attempt.is_right())
    };
    let good_days: Vec<&str> = by_day.iter().filter(|(_, day)| good(day)).map(|(day, _)| *day).collect();
    let mastered = good_days.iter().enumerate().find_map(|(at, day)| {
        let apart = |earlier: &&str| days_between(earlier, day).is_some_and(|days| days >= APART);
        good_days[..at].iter().any(apart).then_some(*day)
    });
    let later: Vec<&Attempt> = attempts
        .iter()
        .filter(|attempt| {
            mastered.and_then(|day| days_between(day, attempt.day())).is_some_and(|days| days >= LATER)
        })
        .copied()
        .collect();
    let retention = if later.is_empty() {
        Retention::NotMeasured
    } else {
        Retention::Measured {
            per_mille: u32::try_from(mean(&later)).unwrap_or(0),
            kept: mean(&later) >= RETAINED,
        }
    };
    Mastery {
        good_days: good_days.iter().map(|day| (*day).to_owned()).collect(),
        mastered: mastered.map(str::to_owned),
        retention,
    }
}

/// When each item was first answered; only that answer was to something unseen.
fn firsts(results: &[Attempt]) -> BTreeMap<&str, &str> {
    let mut out: BTreeMap<&str, &str> = BTreeMap::new();
    for attempt in results {
        out.entry(&attempt.item).or_insert(&attempt.when);
    }
    out
}

fn mean(attempts: &[&Attempt]) -> u64 {
    let sum: u64 = attempts.iter().map(|attempt| u64::from(attempt.per_mille)).sum();
    sum.checked_div(attempts.len() as u64).unwrap_or(0)
}

fn days_between(earlier: &str, later: &str) -> Option<u32> {
    Date::parse(later)?.days_after(Date::parse(earlier)?)
}
