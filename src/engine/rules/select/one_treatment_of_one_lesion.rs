//! Several methods or cycles on one lesion are one destruction (R-SAME-07, R-COUNT-18).

use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::ids::RuleId;
use crate::engine::procedure::Kind;

const RULE: RuleId = RuleId::new("R-SAME-07");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for lesion in 0..case.facts.len() {
        for kind in [Kind::Destruction, Kind::TagRemoval, Kind::Cautery] {
            let same: Vec<usize> = draft
                .services_of(lesion)
                .filter(|(_, service)| service.kind == kind)
                .map(|(at, _)| at)
                .collect();
            let Some((first, more)) = same.split_first() else { continue };
            for again in more {
                draft.merge(*again, *first, RULE, "Several methods or cycles on one lesion count once.");
            }
        }
    }
}
