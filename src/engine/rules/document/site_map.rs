//! Fifteen or more premalignant lesions: payers ask where they were (R-DOC-20).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;

const RULE: RuleId = RuleId::new("R-DOC-20");
const FIFTEEN: u32 = 15;

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let Some(family) = case.book.family_named("DESTR_PREMAL") else { return };
    let members: Vec<usize> = draft
        .standing()
        .filter(|(_, service)| service.family() == Some(family))
        .map(|(_, service)| service.lesion)
        .collect();
    let number: u32 = members.iter().filter_map(|lesion| case.facts[*lesion].count).sum();
    let mapped = members.iter().any(|lesion| {
        let lesion = &case.encounter.lesions[*lesion];
        lesion.site_detail.is_some() || lesion.procedures.iter().any(|procedure| procedure.details.is_some())
    });
    if number >= FIFTEEN && !mapped {
        draft.find(finding(
            RULE,
            Level::Warning,
            None,
            Field::Details,
            format!("{number} premalignant lesions: no map of the sites is recorded."),
            "Record where they were, by area or on a map.",
        ));
    }
}
