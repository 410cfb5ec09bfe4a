//! 59 on every lesser closure, only where a payer wants it (R-REP-02): by policy, the one of the highest value has none.

use crate::engine::book::Measure;
use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::facts::switched;
use crate::engine::ids::RuleId;
use crate::engine::policy::Switch;
use crate::engine::rules::modify::distinct_lesions::distinct;
use crate::engine::rules::order::claim_order::in_claim_order;

const RULE: RuleId = RuleId::new("R-REP-02");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    if !switched(case.policy, Switch::Repair59, "always") {
        return;
    }
    let closures: Vec<usize> = in_claim_order(case, draft)
        .into_iter()
        .filter(|line| draft.line(*line).parent.is_none())
        .filter(|line| case.book.family(draft.line(*line).family).measure == Measure::Length)
        .skip(1)
        .collect();
    for line in closures {
        draft.modify(
            line,
            distinct(case),
            RULE,
            "A lesser closure of the day; this payer wants it marked, by policy.",
        );
    }
}
