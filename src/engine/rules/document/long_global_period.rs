//! A code with ninety days of follow-up included: worth knowing before the next visit (R-CODE-09).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;

const RULE: RuleId = RuleId::new("R-CODE-09");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let long: Vec<_> = draft
        .lines()
        .filter(|(_, line)| case.book.code(line.code).is_some_and(|row| row.global == "090"))
        .map(|(_, line)| line.code)
        .collect();
    for code in long {
        draft.find(finding(
            RULE,
            Level::Warning,
            None,
            None,
            format!("{code} has a global period of 90 days: visits for it are included."),
            "Plan the follow-up with that in mind.",
        ));
    }
}
