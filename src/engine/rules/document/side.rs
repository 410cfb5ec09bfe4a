//! Sides: missing where a digit depends on it (N-10, P-39), or against what the site says (N-53).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::icd::side_changes_code;
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;

const MISSING: RuleId = RuleId::new("P-39");
const AGAINST: RuleId = RuleId::new("N-53");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for (index, facts) in case.facts.iter().enumerate() {
        let id = case.id(index);
        let site = facts.site.known().map(|site| case.book.site(site));
        if let Some((site, fixed)) = site.and_then(|site| Some((site, site.fixed_side?)))
            && let Some(side) = facts.lesion.side.filter(|side| *side != fixed)
        {
            draft.find(finding(
                AGAINST,
                Level::Blocker,
                Some(id),
                Field::Side,
                format!("Lesion {id}: the side is {side}, the site is '{}'.", site.name),
                "Correct the side or the site.",
            ));
        }
        if let Some((site, fixed)) = site.and_then(|site| Some((site, site.fixed_part?)))
            && let Some(part) = facts.lesion.part.filter(|part| *part != fixed)
        {
            draft.find(finding(
                AGAINST,
                Level::Blocker,
                Some(id),
                Field::Part,
                format!("Lesion {id}: the part is {part}, the site is '{}'.", site.name),
                "Correct the part or the site.",
            ));
        }
        let treated = || draft.services_of(index).any(|(_, service)| !service.gone());
        if side_changes_code(facts, case.book) && treated() {
            draft.find(finding(
                MISSING,
                Level::Warning,
                Some(id),
                Field::Side,
                format!(
                    "Lesion {id}: the side is missing; the diagnosis code is that of an unspecified side."
                ),
                "Say right or left: payers deny unspecified sides.",
            ));
        }
    }
}
