//! What was cut with scissors or a blade was not destroyed (R-CODE-03), unless the organ has a code for just that.

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::procedure::{Kind, Method};

const RULE: RuleId = RuleId::new("R-CODE-03");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for index in 0..draft.services().len() {
        let service = &draft.services()[index];
        if service.kind != Kind::Destruction || service.gone() {
            continue;
        }
        let methods = &draft.procedure(case, index).methods;
        let cut = methods.iter().all(|method| matches!(method, Method::Scissors | Method::Blade));
        // A tag is a tag by any method (R-CODE-07).
        let own_code = |family| {
            case.book.family(family).kinds.contains(&Kind::TagRemoval)
                || case.book.ways(family).any(|way| way.methods.iter().any(|way| methods.contains(way)))
        };
        if cut && !methods.is_empty() && !service.family().is_some_and(own_code) {
            let id = case.id(service.lesion);
            draft.find(finding(
                RULE,
                Level::Blocker,
                Some(id),
                Field::Methods,
                format!("Lesion {id}: scissors and blades remove, they do not destroy."),
                "Enter the kind of procedure that was done: tag removal, shave, biopsy or excision.",
            ));
        }
    }
}
