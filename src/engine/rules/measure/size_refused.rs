//! A size of nothing, or above 50 cm, is no size; a closed wound may be up to 100 cm long (R-MEAS-18, N-14).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::facts::{usable, usable_closure, usable_margin};
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::procedure::Procedure;

const RULE: RuleId = RuleId::new("R-MEAS-18");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for facts in &case.facts {
        let lesion = facts.lesion;
        if let Some(size) = lesion.size.as_ref().filter(|size| !usable(size.length)) {
            draft.find(finding(
                RULE,
                Level::Blocker,
                Some(&lesion.id),
                Field::Size,
                format!("The size '{}' of lesion {} cannot be right.", size.typed, lesion.id),
                "Enter what was measured: above 0 and not above 50 cm.",
            ));
        }
        let after = lesion.procedures.iter().filter_map(|procedure| procedure.size_after.as_ref());
        for size in after.filter(|size| !usable(size.length)) {
            draft.find(finding(
                RULE,
                Level::Blocker,
                Some(&lesion.id),
                Field::SizeAfter,
                format!("The size after treatment '{}' of lesion {} cannot be right.", size.typed, lesion.id),
                "Enter what was measured: above 0 and not above 50 cm.",
            ));
        }
        // Most things that are done have none of these lengths.
        let measured = |done: &&Procedure| {
            done.excised.is_some() || done.margin.is_some() || done.closure_length.is_some()
        };
        for done in lesion.procedures.iter().filter(measured) {
            let excised = done.excised.as_ref().filter(|size| !usable(size.length));
            let margin = done.margin.as_ref().filter(|margin| !usable_margin(margin.length));
            let closure = done.closure_length.as_ref().filter(|length| !usable_closure(length.length));
            let refused = [
                (excised, "excised diameter", Field::Margin, "above 0 and not above 50 cm"),
                (margin, "margin", Field::Margin, "on one side, not above 50 cm"),
                (closure, "length of the closure", Field::ClosureLength, "above 0 and not above 100 cm"),
            ];
            for (length, what, field, limits) in refused {
                let Some(length) = length else { continue };
                draft.find(finding(
                    RULE,
                    Level::Blocker,
                    Some(&lesion.id),
                    field,
                    format!("The {what} '{}' of lesion {} cannot be right.", length.typed, lesion.id),
                    format!("Enter what was measured: {limits}."),
                ));
            }
        }
        if let Some(area) = lesion.area.as_ref().filter(|area| area.total == 0) {
            draft.find(finding(
                RULE,
                Level::Blocker,
                Some(&lesion.id),
                Field::Area,
                format!("The area '{}' of lesion {} cannot be right.", area.typed, lesion.id),
                "Enter length x width of each patch, or square centimetres above 0.",
            ));
        }
    }
}
