//! Before or after curettage: where the two sizes lead to different codes, both are shown (R-MEAS-09).

use crate::engine::book::Measure;
use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::facts::{group_of, switched};
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::policy::Switch;
use crate::engine::rules::combine::diameter::size_after;
use crate::engine::rules::combine::one_line_per_lesion::rounding;

const RULE: RuleId = RuleId::new("R-MEAS-09");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for index in 0..draft.services().len() {
        let service = &draft.services()[index];
        let Some(after) = size_after(draft.procedure(case, index)) else { continue };
        let Some(family) = service.family().filter(|_| service.stands()) else { continue };
        let row = case.book.family(family);
        let facts = &case.facts[service.lesion];
        let Some(before) = facts.size else { continue };
        let group = row
            .group
            .zip(facts.site.known())
            .and_then(|(column, site)| group_of(case.book.site(site), column, case.book, case.policy));
        let Some(ladder) = case.book.ladder(family, group).filter(|_| row.measure == Measure::Size) else {
            continue;
        };
        let code = |size: crate::engine::length::Length| {
            let reached = ladder.reach(size.hundredths_mm().into(), rounding(case.policy));
            reached.rung.gives.first().map(|gives| gives.code)
        };
        if let (Some(first), Some(second)) = (code(before), code(after))
            && first != second
        {
            let id = case.id(service.lesion);
            let post = switched(case.policy, Switch::MaligDiameter, "post_curettage");
            let used = if post { "after curettage" } else { "before treatment" };
            draft.find(finding(
                RULE,
                Level::Advice,
                Some(id),
                Field::Size,
                format!(
                    "Lesion {id}: {before} before treatment is {first}, {after} after curettage is {second}; \
                     authorities differ, the size {used} was used."
                ),
                "Keep to the policy of the site (switch malig_diameter).",
            ));
        }
    }
}
