//! A code without a Medicare price: not priced, never worth nothing (P-50, R-CODE-31).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::{Code, RuleId};
use crate::engine::outcome::Level;

const RULE: RuleId = RuleId::new("P-50");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let unpriced = |code: &Code| case.book.code(*code).is_some_and(|row| !row.priced);
    let codes: Vec<Code> = draft.lines().map(|(_, line)| line.code).filter(unpriced).collect();
    for code in codes {
        let message = format!("{code} has no Medicare price.");
        draft.find(finding(RULE, Level::Advice, None, None, message, "Ask the payer for its rate."));
    }
}
