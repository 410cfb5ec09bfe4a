//! A wish is no sign: a benign lesion removed for its looks is not covered (R-NEC-02, R-NEC-05).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::lesion::Symptom;
use crate::engine::outcome::Level;
use crate::engine::place::Field;

const RULE: RuleId = RuleId::new("R-NEC-02");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let strict = case.encounter.payer.and_then(|payer| case.book.payer(payer));
    if !strict.is_some_and(|payer| payer.indication_required) || case.encounter.record.liability.is_some() {
        return;
    }
    let on_lines = draft.on_lines();
    for (index, facts) in case.facts.iter().enumerate() {
        let symptoms = &facts.lesion.symptoms;
        let only_wish = !symptoms.is_empty() && symptoms.iter().all(|symptom| *symptom == Symptom::Cosmetic);
        let Some(meaning) = facts.diagnosis.known().filter(|_| only_wish) else { continue };
        let needs_sign = meaning.behaviour(case.book).is_some_and(|behaviour| {
            matches!(case.book.behaviour(behaviour).id.as_str(), "benign" | "tag" | "vascular")
        });
        let treated = on_lines.has(index);
        if needs_sign && treated && !case.book.needs_no_sign(meaning.row) {
            let id = case.id(index);
            draft.find(finding(
                RULE,
                Level::Blocker,
                Some(id),
                Field::Symptoms,
                format!(
                    "Lesion {id}: removed for its looks; this payer covers benign lesions only with a sign."
                ),
                "Record a sign if there was one, or choose the liability modifier (GY, GX).",
            ));
        }
    }
}
