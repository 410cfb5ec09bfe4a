//! Something to answer: a scenario of a file, or a variant that was made for a rule.

use super::Decision;
use crate::engine::encounter::Encounter;
use crate::engine::ids::RuleId;

/// A note with what it documents. The answer is not stored: the engine gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Names it in commands and results.
    pub id: String,
    /// A few words about it, shown with the feedback.
    pub title: String,
    /// The family of rules that it belongs to: for a scenario the name of its folder.
    pub family: String,
    /// 1: one rule, a clean note; 2: several rules; 3: messy, incomplete or contradictory.
    pub level: u8,
    /// The rules that it trains, the most important one first.
    pub rules: Vec<RuleId>,
    /// What is right to do.
    pub decision: Decision,
    /// The note as the trainee reads it.
    pub note: String,
    /// The step that goes wrong here, and a contrasting example; without one that of the rule is shown.
    pub teach: Option<String>,
    /// What stands against what, in a note that contradicts itself.
    pub contradiction: Option<String>,
    /// What the note documents, nothing more.
    pub encounter: Encounter,
}

impl Item {
    /// How its note begins, in one line: this names it before it is answered, as it gives nothing away.
    #[must_use]
    pub fn begins(&self) -> String {
        /// So many letters are told from another note.
        const MOST: usize = 60;
        let whole = self.note.split_whitespace().collect::<Vec<_>>().join(" ");
        if whole.chars().count() <= MOST {
            return whole;
        }
        let cut: String = whole.chars().take(MOST).collect();
        let words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
        format!("{words} …")
    }
}
