//! Liability modifiers as billed: those that exclude each other, and GX without GY (R-ABN-02, R-ABN-03).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;

const EXCLUDE: RuleId = RuleId::new("R-ABN-02");
const TOGETHER: RuleId = RuleId::new("R-ABN-03");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for billed in &case.encounter.billed {
        let has = |modifier: &str| billed.modifiers.iter().any(|own| own.trim() == modifier);
        let code = billed.code.trim();
        for other in ["GZ", "GX"] {
            if has("GA") && has(other) {
                draft.find(finding(
                    EXCLUDE,
                    Level::Warning,
                    None,
                    Field::Billed,
                    format!("Billed: {code} has GA and {other}, which exclude each other."),
                    "Keep the one that the notice on file bears out.",
                ));
            }
        }
        if has("GX") && !has("GY") && !has("GA") {
            draft.find(finding(
                TOGETHER,
                Level::Warning,
                None,
                Field::Billed,
                format!("Billed: {code} has GX without GY."),
                "A voluntary notice is for an excluded service: add GY, or take GX out.",
            ));
        }
    }
}
