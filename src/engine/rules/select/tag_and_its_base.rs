//! A tag that is cut off and cauterised at its base is one tag (R-SAME-16).

use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::ids::RuleId;
use crate::engine::procedure::Kind;

const RULE: RuleId = RuleId::new("R-SAME-16");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    if !draft.services().iter().any(|service| service.kind == Kind::TagRemoval) {
        return;
    }
    let family = case.book.family_by(Kind::Destruction, "benign");
    let Some(benign) = family.and_then(|family| case.book.first_code(family)) else { return };
    for index in 0..draft.services().len() {
        let service = &draft.services()[index];
        let lesion = service.lesion;
        let removed = draft.services_of(lesion).any(|(_, other)| other.kind == Kind::TagRemoval);
        let first = draft.services_of(lesion).find(|(_, same)| same.kind == Kind::Destruction);
        if removed && first.is_some_and(|(first, _)| first == index) {
            let text = "Destroying the base of a removed tag is part of its removal.";
            draft.drop_service(case, index, benign, RULE, text);
        }
    }
}
