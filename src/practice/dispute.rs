//! A dispute: somebody holds the answer of an item for wrong. The reasoning is kept beside the sources of its rules.

use serde::{Deserialize, Serialize};

use super::scenario::written;
use super::{Item, Key};
use crate::engine::book::CodeBook;
use crate::engine::ids::RuleId;

/// A dispute as it is kept: one line of JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disputed {
    /// When it was written.
    pub when: String,
    /// The scenario.
    pub item: String,
    /// The rules that it trains, each with its sources.
    pub rules: Vec<(String, Vec<String>)>,
    /// The answer that is disputed.
    pub answer: Vec<String>,
    /// The reasoning.
    pub reason: String,
}

impl Disputed {
    /// The dispute of an item, with the engine's answer and the sources behind it. The time is filled in by those who keep it.
    #[must_use]
    pub fn new(item: &Item, book: &CodeBook, reason: &str) -> Self {
        let sources = |rule: &RuleId| {
            let keys = book.rule(*rule).map(|page| page.source.clone()).unwrap_or_default();
            let title =
                |key: &String| book.source(key).map_or_else(|| key.clone(), |source| source.title.clone());
            (rule.to_string(), keys.iter().map(title).collect())
        };
        Self {
            when: String::new(),
            item: item.id.clone(),
            rules: item.rules.iter().map(sources).collect(),
            answer: Key::of(item, book).assessment.lines.iter().map(written).collect(),
            reason: reason.trim().to_owned(),
        }
    }

    /// The line of the file, without its end.
    #[must_use]
    pub fn to_line(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}
