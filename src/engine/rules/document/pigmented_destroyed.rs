//! Pigmented lesions are sampled before they are destroyed (R-DX-15).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::procedure::Kind;

const RULE: RuleId = RuleId::new("R-DX-15");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for index in 0..draft.services().len() {
        let service = &draft.services()[index];
        let meaning = case.facts[service.lesion].diagnosis.known();
        let pigmented = meaning.is_some_and(|meaning| case.book.diagnosis(meaning.row).pigmented);
        if pigmented && service.kind == Kind::Destruction && !service.gone() {
            let id = case.id(service.lesion);
            draft.find(finding(
                RULE,
                Level::Warning,
                Some(id),
                Field::Diagnosis,
                format!("Lesion {id}: a pigmented lesion was destroyed."),
                "Biopsy first: destroyed tissue cannot be examined.",
            ));
        }
    }
}
