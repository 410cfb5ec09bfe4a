//! A size above 10 cm is taken and doubted: perhaps the unit is wrong (R-MEAS-18, N-14).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::length::Length;
use crate::engine::outcome::Level;
use crate::engine::place::Field;

const RULE: RuleId = RuleId::new("R-MEAS-18");
const DOUBTFUL: Length = Length::from_mm(100);

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for facts in &case.facts {
        if let Some(size) = facts.size.filter(|size| *size > DOUBTFUL) {
            draft.find(finding(
                RULE,
                Level::Warning,
                Some(&facts.lesion.id),
                Field::Size,
                format!("Lesion {} measures {}, more than 10 cm.", facts.lesion.id, size.both()),
                "Check the unit.",
            ));
        }
    }
}
