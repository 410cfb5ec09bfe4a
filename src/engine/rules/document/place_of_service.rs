//! Places where no hands-on procedure can be done, and places that do not exist (R-DOC-40, R-DOC-15).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::facts::worded;
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;

const IMPOSSIBLE: RuleId = RuleId::new("R-DOC-40");
const UNKNOWN: RuleId = RuleId::new("R-DOC-15");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    // An empty one is missing, which the checklist says.
    let Some(code) = worded(&case.encounter.place_of_service) else { return };
    if draft.services().is_empty() {
        return;
    }
    let (rule, message, remedy) = match case.book.place_of_service(code) {
        Some(place) if place.hands_on => return,
        Some(place) => (
            IMPOSSIBLE,
            format!("Place of service {code} ({}) is impossible for a procedure on the skin.", place.label),
            "Enter the place where the patient was treated, such as 11 for an office.",
        ),
        None => (
            UNKNOWN,
            format!("'{code}' is no place of service of the table."),
            "Enter its two digits, such as 11 for an office.",
        ),
    };
    draft.find(finding(rule, Level::Blocker, None, Field::PlaceOfService, message, remedy));
}
