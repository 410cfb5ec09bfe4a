//! Chemical cautery of a lesion that was treated otherwise is part of that treatment (R-SAME-15, R-CODE-11).

use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::ids::RuleId;
use crate::engine::procedure::Kind;

const RULE: RuleId = RuleId::new("R-SAME-15");
/// On a tag the rule about its base says the same.
const ON_A_TAG: RuleId = RuleId::new("R-SAME-16");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    if !draft.services().iter().any(|service| service.kind == Kind::Cautery) {
        return;
    }
    let family = case.book.families().find(|(_, family)| family.kinds.contains(&Kind::Cautery));
    let Some(cautery) = family.and_then(|(id, _)| case.book.first_code(id)) else { return };
    for index in 0..draft.services().len() {
        let service = &draft.services()[index];
        let first = draft.services_of(service.lesion).find(|(_, same)| same.kind == Kind::Cautery);
        if first.is_none_or(|(first, _)| first != index) {
            continue;
        }
        let other = draft.services_of(service.lesion).find(|(_, other)| other.kind != Kind::Cautery);
        let Some((_, other)) = other else { continue };
        let (rule, kind) = (if other.kind == Kind::TagRemoval { ON_A_TAG } else { RULE }, other.kind);
        draft.drop_service(case, index, cautery, rule, || {
            format!("Stopping bleeding is part of the {kind} of the same lesion.")
        });
    }
}
