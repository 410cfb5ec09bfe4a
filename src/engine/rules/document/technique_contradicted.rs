//! A depth or an intent that belongs to another technique: an excision goes through the whole skin and removes all, a shave
//! stays within the dermis and removes all, and a part taken for diagnosis is a biopsy (R-CODE-02).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::lesion::Intent;
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::procedure::{Depth, Kind};

const RULE: RuleId = RuleId::new("R-CODE-02");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for index in 0..draft.services().len() {
        let service = &draft.services()[index];
        let kind = service.kind;
        if !matches!(kind, Kind::Excision | Kind::Shave) || service.gone() {
            continue;
        }
        let (lesion, id) = (service.lesion, case.id(service.lesion));
        let depth = match (kind, draft.procedure(case, index).depth) {
            (Kind::Excision, Some(depth @ (Depth::Dermis | Depth::Epidermis))) => Some((
                format!("Lesion {id}: the depth is {depth}, and an excision goes through the whole skin."),
                "Correct the depth, or enter a shave or a tangential biopsy if that was done.",
            )),
            (Kind::Shave, Some(depth @ Depth::FullThickness)) => Some((
                format!("Lesion {id}: the depth is {depth}, and a shave stays within the dermis."),
                "Correct the depth, or enter an excision if that was done.",
            )),
            _ => None,
        };
        // Where a sample was taken as well, the intent is that of the sample.
        let sampled = draft.services_of(lesion).any(|(_, other)| other.kind == Kind::Biopsy);
        let intent = (case.facts[lesion].lesion.intent == Some(Intent::Sample) && !sampled).then(|| {
            let text = format!("Lesion {id}: the intent is a sample, and a {kind} removes the whole lesion.");
            (text, "Correct the intent, or enter a biopsy if a part was taken.")
        });
        let found = depth.map(|told| (Field::Depth, told)).into_iter();
        for (field, (message, remedy)) in found.chain(intent.map(|told| (Field::Kind, told))) {
            draft.find(finding(RULE, Level::Warning, Some(id), field, message, remedy));
        }
    }
}
