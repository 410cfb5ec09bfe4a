//! The choice of the next item: confident errors, then what is due, then what is new.

use std::collections::{BTreeMap, BTreeSet};

use super::{Card, cards};
use crate::engine::words::words;
use crate::practice::Item;
use crate::practice::results::Attempt;

words!(
    /// Why an item comes now.
    Why {
        /// Its rule was answered surely and wrongly.
        ConfidentError = "a rule that you were sure about and had wrong",
        /// Its rule is behind a mistake at work that the user corrected.
        Own = "a rule behind a mistake of your own at work",
        /// Its rule is due.
        Due = "a rule that is due again",
        /// Nothing of its rule was answered yet.
        New = "a rule that is new to you",
        /// Nothing is due; the rule that is due soonest comes early.
        Early = "the rule that is due soonest",
    }
);

/// The item that comes next.
#[derive(Clone, Copy, Debug)]
pub struct Next<'a> {
    /// It.
    pub item: &'a Item,
    /// Why.
    pub why: Why,
}

/// What decides, the smallest first: the rank of the reason, another family, when it is due, how often the item was
/// answered, its level, and chance among equals.
type Order = (u8, bool, i64, usize, u8, u64);

/// What comes next of these items. An item that was not answered yet is preferred, so that a rule is met in a new note.
///
/// Families come one after the other while the one at hand is not stable (see [`Card::is_stable`]), and mixed once it is.
#[must_use]
pub fn next<'a>(items: &'a [Item], results: &[Attempt], now: i64, seed: u64) -> Option<Next<'a>> {
    let cards = cards(results);
    let mut dice = fastrand::Rng::with_seed(seed);
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for attempt in results {
        *times.entry(&attempt.item).or_default() += 1;
    }
    let last = results.last().map(|attempt| attempt.item.as_str());
    let family = family_at_hand(items, results, &cards);
    let mut best: Option<(Order, Next<'a>)> = None;
    for item in items {
        let known: Vec<&Card> = item.rules.iter().filter_map(|rule| cards.get(rule.as_str())).collect();
        let first = item.rules.first().and_then(|rule| cards.get(rule.as_str()));
        let due = known.iter().map(|card| card.due).min();
        let (rank, why, due) = if first.is_some_and(|card| card.confident_error) {
            (0, Why::ConfidentError, 0)
        } else if let Some(due) = due.filter(|due| *due <= now) {
            (1, Why::Due, due)
        } else if first.is_none() {
            (2, Why::New, 0)
        } else {
            (3, Why::Early, due.unwrap_or(now))
        };
        // What was just answered waits, unless there is nothing else.
        let again = last == Some(item.id.as_str());
        let elsewhere = family.is_some_and(|family| family != item.family);
        let answered = times.get(item.id.as_str()).copied().unwrap_or(0);
        let key = (rank + if again { 4 } else { 0 }, elsewhere, due, answered, item.level, dice.u64(..));
        if best.as_ref().is_none_or(|(most, _)| key < *most) {
            best = Some((key, Next { item, why }));
        }
    }
    best.map(|(_, next)| next)
}

/// The family that is practised until it is stable: that of the last answer; at the very beginning the first one. `None`
/// once it is stable: then families are mixed.
fn family_at_hand<'a>(
    items: &'a [Item],
    results: &'a [Attempt],
    cards: &BTreeMap<String, Card>,
) -> Option<&'a str> {
    // Drills are of no family.
    let at_hand = |attempt: &&Attempt| items.iter().any(|item| item.family == attempt.family);
    let Some(last) = results.iter().rev().find(at_hand) else {
        return items.first().map(|item| item.family.as_str());
    };
    let rules: BTreeSet<&str> = results
        .iter()
        .filter(|attempt| attempt.family == last.family)
        .flat_map(|attempt| attempt.rules.first())
        .map(String::as_str)
        .collect();
    let of_family: Vec<bool> =
        results.iter().filter(|attempt| attempt.family == last.family).map(Attempt::is_right).collect();
    let recent = &of_family[of_family.len().saturating_sub(5)..];
    let stable = recent.len() >= 5 && recent.iter().filter(|right| **right).count() >= 4;
    let confident = rules.iter().filter_map(|rule| cards.get(*rule)).any(|card| card.confident_error);
    (!stable || confident).then_some(last.family.as_str())
}
