//! How far a trainee is with a rule, in one word: state is never told by colour alone.

use std::collections::BTreeMap;

use crate::practice::Item;
use crate::practice::results::Attempt;
use crate::practice::schedule::cards;
use crate::practice::stats::stats;

/// How far a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Nothing of it was answered.
    New,
    /// Answered, and not yet stable.
    Learning,
    /// Four of the last five answers were right.
    Stable,
    /// Mastered: see the record for what that means.
    Mastered,
}

impl Standing {
    /// The word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Learning => "learning",
            Self::Stable => "stable",
            Self::Mastered => "mastered",
        }
    }
}

/// How far every rule is that was answered.
#[derive(Clone, Debug, Default)]
pub struct Standings(BTreeMap<String, Standing>);

impl Standings {
    /// From the results.
    #[must_use]
    pub fn of(results: &[Attempt]) -> Self {
        let mastered: Vec<String> = stats(results)
            .rules
            .into_iter()
            .filter(|(_, _, mastery)| mastery.mastered.is_some())
            .map(|(rule, ..)| rule)
            .collect();
        let of = |rule: String, stable: bool| {
            let standing = if mastered.contains(&rule) {
                Standing::Mastered
            } else if stable {
                Standing::Stable
            } else {
                Standing::Learning
            };
            (rule, standing)
        };
        // An answer whose errors belong to other rules says nothing of this one, but it is not new any more.
        let met = results.iter().flat_map(|attempt| &attempt.rules).map(|rule| of(rule.clone(), false));
        let known = cards(results).into_iter().map(|(rule, card)| of(rule, card.is_stable()));
        Self(met.chain(known).collect())
    }

    /// How far a rule is.
    #[must_use]
    pub fn rule(&self, rule: &str) -> Standing {
        self.0.get(rule).copied().unwrap_or(Standing::New)
    }

    /// How far the rule is that an item trains first.
    #[must_use]
    pub fn item(&self, item: &Item) -> Standing {
        item.rules.first().map_or(Standing::New, |rule| self.rule(rule.as_str()))
    }
}
