//! 51 on the second and later procedures, only where a payer wants it (R-CLAIM-13): by policy, never on add-ons, and
//! never for Medicare, whose contractors rank the lines themselves.

use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::facts::switched;
use crate::engine::ids::{Modifier, RuleId};
use crate::engine::policy::Switch;
use crate::engine::rules::order::claim_order::in_claim_order;

const RULE: RuleId = RuleId::new("R-CLAIM-13");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let payer = case.encounter.payer.and_then(|payer| case.book.payer(payer));
    let ranks_itself = payer.is_some_and(|payer| payer.ranks_lines);
    if ranks_itself || !switched(case.policy, Switch::Send51, "on") {
        return;
    }
    let order = in_claim_order(case, draft);
    let procedure = |line: &usize| case.book.visits().row(draft.line(*line).code).is_none();
    let primaries = order.into_iter().filter(|line| draft.line(*line).parent.is_none() && procedure(line));
    // What is never reduced does not reduce others either, and is none of the procedures that are ranked (R-CLAIM-26).
    let reduced =
        |line: &usize| case.book.code(draft.line(*line).code).is_some_and(|code| code.multiple == 2);
    let later: Vec<usize> = primaries.filter(reduced).skip(1).collect();
    for line in later {
        let text = "A further procedure of the day; this payer wants 51, by policy.";
        draft.modify(line, Modifier::new("51"), RULE, text);
    }
}
