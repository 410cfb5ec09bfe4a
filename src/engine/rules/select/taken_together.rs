//! Several lesions taken out in one excision are one excision (R-MEAS-20): the others' own excisions count with it.

use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::ids::RuleId;
use crate::engine::procedure::Kind;

const RULE: RuleId = RuleId::new("R-MEAS-20");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for service in 0..draft.services().len() {
        let own = &draft.services()[service];
        if own.kind != Kind::Excision || own.gone() {
            continue;
        }
        let lesion = own.lesion;
        for id in draft.procedure(case, service).also.clone() {
            let other = case.encounter.lesions.iter().position(|other| other.id == id);
            let Some(other) = other.filter(|other| *other != lesion) else { continue };
            let same: Vec<usize> = draft
                .services_of(other)
                .filter(|(_, same)| same.kind == Kind::Excision && !same.gone())
                .map(|(index, _)| index)
                .collect();
            for same in same {
                let text = format!("Lesions {} and {id} were taken in one excision.", case.id(lesion));
                draft.merge(same, service, RULE, text);
            }
        }
    }
}
