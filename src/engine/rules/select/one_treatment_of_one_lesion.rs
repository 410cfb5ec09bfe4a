//! Several methods or cycles on one lesion are one destruction (R-SAME-07, R-COUNT-18).

use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::ids::RuleId;
use crate::engine::procedure::Kind;

const RULE: RuleId = RuleId::new("R-SAME-07");

pub fn apply(_: &Case<'_>, draft: &mut Draft) {
    for again in 0..draft.services().len() {
        let service = &draft.services()[again];
        if !matches!(service.kind, Kind::Destruction | Kind::TagRemoval | Kind::Cautery) {
            continue;
        }
        let first = draft.services_of(service.lesion).find(|(_, same)| same.kind == service.kind);
        if let Some((first, _)) = first.filter(|(first, _)| *first < again) {
            draft.merge(again, first, RULE, "Several methods or cycles on one lesion count once.");
        }
    }
}
