//! What is usually removed for its looks, under a payer without a rule of its own: worth knowing, no more (R-CODE-10,
//! R-NEC-05). Where the payer has one, the need of the lesion is judged by it.

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::encounter::Payer;
use crate::engine::ids::RuleId;
use crate::engine::need;
use crate::engine::outcome::Level;
use crate::engine::place::Field;

const LOOKS: RuleId = RuleId::new("R-NEC-05");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let payer = case.encounter.payer;
    let strict = payer.and_then(|payer| case.book.payer(payer)).is_some_and(|row| row.indication_required);
    if strict || payer == Some(Payer::SelfPay) {
        return;
    }
    let on_lines = draft.on_lines();
    for (lesion, facts) in case.facts.iter().enumerate().filter(|(lesion, _)| on_lines.has(*lesion)) {
        let row = facts.diagnosis.known().map(|meaning| case.book.diagnosis(meaning.row));
        let Some(row) = row.filter(|row| row.cosmetic) else { continue };
        if need::removed_as_benign(case, lesion) && !need::any_sign(case, lesion) {
            let id = case.id(lesion);
            draft.find(finding(
                row.rule.unwrap_or(LOOKS),
                Level::Advice,
                Some(id),
                Field::Symptoms,
                format!("Lesion {id}, {}: usually removed for its looks, and no sign is recorded.", row.name),
                "Record a sign if there was one.",
            ));
        }
    }
}
