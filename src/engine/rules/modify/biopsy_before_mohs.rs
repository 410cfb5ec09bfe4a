//! A biopsy that was the first diagnosis of a tumour treated by Mohs surgery on the same day (N-36): by policy it
//! stands, with the modifier for a distinct service where the pair table lists the two (R-CLAIM-06).

use crate::engine::book::Measure;
use crate::engine::case::Case;
use crate::engine::draft::{Draft, Line};
use crate::engine::facts::switched;
use crate::engine::ids::{Modifier, RuleId};
use crate::engine::policy::Switch;
use crate::engine::procedure::Kind;

const RULE: RuleId = RuleId::new("N-36");

/// Whether two lines are Mohs surgery and the biopsy before it, and the policy lets both stand.
pub fn first_diagnosis(case: &Case<'_>, one: &Line, other: &Line) -> bool {
    let mohs = |line: &Line| case.book.family(line.family).measure == Measure::Stages;
    let biopsy = |line: &Line| case.book.family(line.family).kinds.contains(&Kind::Biopsy);
    by_policy(case) && mohs(one) && biopsy(other)
}

fn by_policy(case: &Case<'_>) -> bool {
    switched(case.policy, Switch::MohsBiopsy, "first_diagnosis")
}

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    if !by_policy(case) {
        return;
    }
    let lines: Vec<usize> = draft.lines().map(|(index, _)| index).collect();
    for biopsy in &lines {
        let before = lines.iter().any(|mohs| {
            first_diagnosis(case, draft.line(*mohs), draft.line(*biopsy))
                && draft.line(*mohs).touches(&draft.line(*biopsy).members)
                && case.book.pair(draft.line(*mohs).code, draft.line(*biopsy).code).is_some()
        });
        if before {
            let text = "The biopsy was the first diagnosis of the tumour, by policy.";
            draft.modify(*biopsy, Modifier::new("59"), RULE, text);
        }
    }
}
