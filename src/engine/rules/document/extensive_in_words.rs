//! Extensive treatment of an organ: the record must say why (P-29, R-CODE-14).

use crate::engine::book::Measure;
use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::facts::answered;
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::procedure::Extent;

const RULE: RuleId = RuleId::new("P-29");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for index in 0..draft.services().len() {
        let service = &draft.services()[index];
        let done = draft.procedure(case, index);
        if done.extent != Some(Extent::Extensive) || answered(&done.details).is_some() {
            continue;
        }
        let by_way = service.family().is_some_and(|family| case.book.family(family).measure == Measure::Way);
        if by_way && !service.gone() {
            let id = case.id(service.lesion);
            draft.find(finding(
                RULE,
                Level::Warning,
                Some(id),
                Field::Details,
                format!("Lesion {id}: the extensive code needs that word and its reason in the note."),
                "Write extensive and why: number, size or depth; or enter it as simple.",
            ));
        }
    }
}
