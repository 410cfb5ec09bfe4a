//! Seen, not treated: no code (N-52, R-COUNT-20).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::lesion::Count;
use crate::engine::outcome::Level;
use crate::engine::place::Field;

const COUNT_ZERO: RuleId = RuleId::new("N-52");
const NOT_DONE: RuleId = RuleId::new("R-COUNT-20");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for (at, lesion) in case.encounter.lesions.iter().enumerate() {
        let id = Some(lesion.id.as_str());
        if lesion.count == Count::Exactly(0) {
            let message = format!("Lesion {}: count 0, seen and not treated; no code.", lesion.id);
            draft.find(finding(
                COUNT_ZERO,
                Level::Advice,
                id,
                Field::Count,
                message,
                "Enter the number if it was treated.",
            ));
        } else if lesion.procedures.is_empty() && case.in_one_act_with(at).is_empty() {
            let message = format!("Lesion {}: no procedure, seen and not treated; no code.", lesion.id);
            draft.find(finding(
                NOT_DONE,
                Level::Advice,
                id,
                Field::Kind,
                message,
                "Enter what was done, if it was treated.",
            ));
        }
    }
}
