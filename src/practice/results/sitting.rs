//! From an answer to its grade, its errors, the feedback and the line that is kept.

use super::{Attempt, VERSION, scores};
use crate::engine::book::{CodeBook, Commentary};
use crate::engine::encounter::Encounter;
use crate::practice::answer::Answer;
use crate::practice::feedback::{Feedback, feedback};
use crate::practice::grade::{Sheet, grade};
use crate::practice::{Item, Key, mistake, threshold};

/// What becomes of an answer.
#[derive(Clone, Debug)]
pub struct Sitting {
    /// What is said.
    pub feedback: Feedback,
    /// What is kept; time, seconds and whether the trainee was sure are still to be filled in.
    pub attempt: Attempt,
}

/// Grades an answer to an item. `documented` is the encounter as the trainee entered it, where that is how it was answered.
#[must_use]
pub fn sit(
    item: &Item,
    answer: &Answer,
    documented: Option<&Encounter>,
    (book, commentary): (&CodeBook, Option<&Commentary>),
) -> Sitting {
    let key = Key::of(item, book);
    let sheet = Sheet::new(&key, answer, documented);
    let grade = grade(&sheet);
    let errors = mistake::find(&sheet);
    let mut missed: Vec<String> = errors.iter().map(|named| named.rule.to_string()).collect();
    missed.sort();
    missed.dedup();
    let attempt = Attempt {
        v: VERSION,
        when: String::new(),
        item: item.id.clone(),
        family: item.family.clone(),
        rules: item.rules.iter().map(ToString::to_string).collect(),
        decision: item.decision.to_string(),
        threshold: threshold::lies_at_one(&key),
        answer: answer.typed(),
        scores: scores(&grade),
        per_mille: grade.per_mille(),
        errors: errors.iter().map(|named| named.mistake.id.clone()).collect(),
        missed,
        sure: None,
        seconds: 0,
    };
    Sitting { feedback: feedback(item, &sheet, &grade, &errors, commentary), attempt }
}
