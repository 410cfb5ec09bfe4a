//! An excised diameter that cannot be what it says: smaller than the lesion, as a shrunken specimen is, or larger than the
//! lesion with its margins, as an ellipse is (P-32, P-33, R-MEAS-13, R-MEAS-11).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::procedure::Kind;

const SHRUNKEN: RuleId = RuleId::new("P-32");
const ELLIPSE: RuleId = RuleId::new("P-33");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for index in 0..draft.services().len() {
        let service = &draft.services()[index];
        if service.kind != Kind::Excision || service.gone() {
            continue;
        }
        let (id, done) = (case.id(service.lesion), draft.procedure(case, index));
        let (Some(size), Some(excised)) = (case.facts[service.lesion].size, &done.excised) else { continue };
        // Two lesions in one excision have one diameter, beyond that of either of them.
        let whole = done.margin.as_ref().map(|margin| size.plus_both_margins(margin.length));
        let (rule, message, remedy) = if excised.length < size {
            (
                SHRUNKEN,
                format!(
                    "Lesion {id}: excised {} is less than the lesion, {}; tissue shrinks once it is out.",
                    excised.length.both(),
                    size.both()
                ),
                "Enter what was measured before the cut, not the size of the report.",
            )
        } else if let Some(whole) = whole.filter(|whole| *whole < excised.length && done.also.is_empty()) {
            (
                ELLIPSE,
                format!(
                    "Lesion {id}: excised {} is more than the lesion with twice its margin, {}.",
                    excised.length.both(),
                    whole.both()
                ),
                "Enter the lesion and its narrowest margin, not the length of the ellipse.",
            )
        } else {
            continue;
        };
        draft.find(finding(rule, Level::Blocker, Some(id), Field::Margin, message, remedy));
    }
}
