//! Sides, lids and lips: missing where a digit or a modifier depends on it (N-10, N-53, P-39, R-SITE-07), or against
//! what the site says (N-53).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::facts::{class_of, side_missing};
use crate::engine::icd::{part_changes_code, side_changes_code};
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;

const MISSING: RuleId = RuleId::new("P-39");
const LID: RuleId = RuleId::new("R-SITE-07");
const LIP: RuleId = RuleId::new("R-SITE-13");
const LIDS: &str = "EYELID";
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
        if !draft.services_of(index).any(|(_, service)| !service.gone()) {
            continue;
        }
        if let Some(what) = asked_for(case, draft, index) {
            draft.find(finding(
                MISSING,
                Level::Warning,
                Some(id),
                Field::Side,
                format!("Lesion {id}: the side is missing; {what}."),
                "Say right or left: payers deny unspecified sides.",
            ));
        }
        let lid = site.and_then(|site| class_of(site, case.book)) == Some(LIDS);
        let modifier = lid && facts.part.is_none() && coded_by_side(case, draft, index);
        if modifier || part_changes_code(facts, case.book) {
            let (rule, what) = if lid { (LID, "lid") } else { (LIP, "lip") };
            draft.find(finding(
                rule,
                Level::Warning,
                Some(id),
                Field::Part,
                format!("Lesion {id}: upper or lower is missing; the code is that of an unspecified {what}."),
                "Say upper or lower: payers deny unspecified places.",
            ));
        }
    }
}

/// What is less exact without the side of a lesion: its diagnosis code, or the code of what was done (N-53); nothing
/// where the side is known or matters to neither.
pub fn asked_for(case: &Case<'_>, draft: &Draft, lesion: usize) -> Option<&'static str> {
    let facts = &case.facts[lesion];
    if side_changes_code(facts, case.book) {
        Some("the diagnosis code is that of an unspecified side")
    } else if side_missing(facts, case.book) && coded_by_side(case, draft, lesion) {
        Some("the code of the procedure is sent with it")
    } else {
        None
    }
}

/// Whether something done to a lesion has a code with two sides, which a modifier tells apart (N-18).
fn coded_by_side(case: &Case<'_>, draft: &Draft, lesion: usize) -> bool {
    let codes = draft
        .services_of(lesion)
        .filter(|(_, service)| service.stands())
        .filter_map(|(_, service)| case.book.first_code(service.family()?));
    codes.into_iter().any(|code| case.book.code(code).is_some_and(|row| row.bilateral == 1))
}
