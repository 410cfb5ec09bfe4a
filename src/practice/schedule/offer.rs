//! What is put before the trainee: the item that comes next, or a fresh variant of its rule.

use std::collections::BTreeMap;

use super::{Why, next};
use crate::engine::date::Date;
use crate::engine::ids::RuleId;
use crate::practice::Item;
use crate::practice::generate::generate;
use crate::practice::results::Attempt;

/// Rules behind the user's own mistakes at work, with the last day that each was wrong on, where that is known.
pub type OwnMistakes = BTreeMap<RuleId, Option<Date>>;

/// What is offered.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The item.
    pub item: Item,
    /// Why it comes now.
    pub why: Why,
}

/// What comes next of these items. A note that was answered before is remembered; a fresh variant of its rule shows
/// whether the rule is. The user's own mistakes come after confident errors and before all else, as variants: until the
/// rule was answered rightly on that day or later.
#[must_use]
pub fn offer(items: &[Item], results: &[Attempt], own: &OwnMistakes, now: i64, seed: u64) -> Option<Offer> {
    let turn = turn(results, seed);
    let next = next(items, results, now, seed);
    if next.is_none_or(|next| next.why != Why::ConfidentError) {
        let open = own.iter().filter(|(rule, date)| !mended(**rule, **date, results));
        // The newest first.
        let newest = open.max_by_key(|(rule, date)| (**date, std::cmp::Reverse(**rule)));
        if let Some(item) = newest.and_then(|(rule, _)| generate(*rule, turn)) {
            return Some(Offer { item, why: Why::Own });
        }
    }
    let next = next?;
    let seen = results.iter().any(|attempt| attempt.item == next.item.id);
    let fresh = next.item.rules.iter().filter(|_| seen).find_map(|rule| generate(*rule, turn));
    Some(Offer { item: fresh.unwrap_or_else(|| next.item.clone()), why: next.why })
}

/// The seed of the next variant: another one with every answer and every `day`.
#[must_use]
pub fn turn(results: &[Attempt], day: u64) -> u64 {
    day.wrapping_add(u64::try_from(results.len()).unwrap_or(0))
}

/// Days since 1970.
#[must_use]
pub fn day(now: i64) -> u64 {
    u64::try_from(now / 86_400).unwrap_or(0)
}

fn mended(rule: RuleId, date: Option<Date>, results: &[Attempt]) -> bool {
    let since = |attempt: &&Attempt| date.is_none_or(|date| Date::parse(attempt.day()) >= Some(date));
    results.iter().filter(since).any(|attempt| attempt.verdicts().contains(&(rule.as_str(), true)))
}
