//! A keratosis marked as cosmetic: Medicare covers its destruction without conditions (P-45, R-NEC-01).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::encounter::Payer;
use crate::engine::ids::RuleId;
use crate::engine::lesion::Symptom;
use crate::engine::outcome::Level;
use crate::engine::place::Field;

const RULE: RuleId = RuleId::new("P-45");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    if !matches!(case.encounter.payer, Some(Payer::Medicare | Payer::MedicareAdvantage)) {
        return;
    }
    let on_lines = draft.on_lines();
    for (index, facts) in case.facts.iter().enumerate() {
        let marked = facts.lesion.symptoms.contains(&Symptom::Cosmetic) && on_lines.has(index);
        let Some(meaning) = facts.diagnosis.known().filter(|_| marked) else { continue };
        let behaviour =
            meaning.behaviour(case.book).map(|behaviour| case.book.behaviour(behaviour).id.as_str());
        if behaviour == Some("premalignant") {
            let id = case.id(index);
            draft.find(finding(
                RULE,
                Level::Advice,
                Some(id),
                Field::Symptoms,
                format!("Lesion {id} is marked as cosmetic; Medicare covers keratoses without conditions."),
                "Take the mark off, unless it was meant.",
            ));
        }
    }
}
