//! Nothing was treated: nothing is reportable, and that is an answer (R-COUNT-20).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;

const RULE: RuleId = RuleId::new("R-COUNT-20");

pub fn apply(_: &Case<'_>, draft: &mut Draft) {
    if draft.services().is_empty() {
        draft.find(finding(
            RULE,
            Level::Advice,
            None,
            None,
            "No lesion was treated: nothing reportable.",
            "Nothing.",
        ));
    }
}
