//! How many lines an entry gives in a family that is coded lesion by lesion (N-30, N-52).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::lesion::Count;
use crate::engine::outcome::Level;
use crate::engine::place::Field;

const ONE: RuleId = RuleId::new("N-52");
const SEVERAL: RuleId = RuleId::new("N-30");

/// One entry gives no more lines than this: far above every unit limit.
const MOST_LINES: u32 = 99;

/// The number of lines, from 1 to 99. What is taken for granted is said.
pub fn times(case: &Case<'_>, draft: &mut Draft, lesion: usize) -> u32 {
    let id = case.id(lesion);
    let times = case.facts[lesion].count.unwrap_or(1).max(1);
    if times > MOST_LINES {
        draft.find(finding(
            SEVERAL,
            Level::Blocker,
            Some(id),
            Field::Count,
            format!("Lesion {id} stands for {times} lesions: more than {MOST_LINES} lines are not made of one entry."),
            "Check the number; each lesion of this family is an entry with its own size.",
        ));
    } else if times > 1 {
        draft.find(finding(
            SEVERAL,
            Level::Warning,
            Some(id),
            Field::Count,
            format!("Lesion {id} stands for {times} lesions of the same size: {times} lines."),
            "Enter each lesion with its own size.",
        ));
    }
    if case.facts[lesion].count.is_none() && case.encounter.lesions[lesion].count == Count::NotStated {
        let message = format!("Lesion {id}: no number is given; the entry is taken as one lesion.");
        draft.find(finding(ONE, Level::Advice, Some(id), Field::Count, message, "Nothing, if it is one."));
    }
    times.min(MOST_LINES)
}

/// The number of lesions that were sampled: a number above 1 needs no size of its own.
pub fn sampled(case: &Case<'_>, draft: &mut Draft, lesion: usize) -> u32 {
    let times = case.facts[lesion].count.unwrap_or(1).max(1);
    if case.facts[lesion].count.is_none() {
        let message =
            format!("Lesion {}: no number is given; the entry is taken as one lesion.", case.id(lesion));
        let remedy = "Nothing, if it is one.";
        draft.find(finding(ONE, Level::Advice, Some(case.id(lesion)), Field::Count, message, remedy));
    }
    times
}
