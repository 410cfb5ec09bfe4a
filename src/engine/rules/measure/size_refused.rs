//! A size of nothing, or above 50 cm, is no size (R-MEAS-18, N-14).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::facts::usable;
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;

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
