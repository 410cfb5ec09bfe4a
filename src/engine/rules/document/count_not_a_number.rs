//! "Several", "multiple", "about 20" are no counts (R-COUNT-16).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::lesion::Count;
use crate::engine::outcome::Level;
use crate::engine::place::Field;

const RULE: RuleId = RuleId::new("R-COUNT-16");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for (index, lesion) in case.encounter.lesions.iter().enumerate() {
        let Count::Vague(word) = &lesion.count else { continue };
        // In a pool whose code is certain anyway the checklist asks for the number (N-06).
        let asked = draft.asks_of(index).any(|ask| ask.field == Field::Count);
        let pooled = draft.services_of(index).any(|(_, service)| {
            service.stands() && service.family().is_some_and(|family| case.book.family(family).pooled)
        });
        let treated = draft.services_of(index).any(|(_, service)| !service.gone());
        if asked || (treated && !pooled) {
            draft.find(finding(
                RULE,
                Level::Blocker,
                Some(&lesion.id),
                Field::Count,
                format!("Lesion {}: '{word}' is not a number.", lesion.id),
                "Enter the number that was treated in each area.",
            ));
        }
    }
}
