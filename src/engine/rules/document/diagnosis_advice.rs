//! What is worth knowing about a diagnosis that was taken as typed: suspicions, inflamed keratoses, remarks of the
//! table (N-50, N-58, R-DX-03).

use crate::engine::book::CodeBook;
use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::facts::{Named, written};
use crate::engine::icd::{Coded, placed_row};
use crate::engine::ids::RuleId;
use crate::engine::lesion::{Lesion, Symptom};
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::procedure::Kind;
use crate::engine::told::Told;

const SUSPICION: RuleId = RuleId::new("N-50");
const INFLAMED: RuleId = RuleId::new("N-58");
const REMARK: RuleId = RuleId::new("R-DX-20");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let on_lines = draft.on_lines();
    for (index, facts) in case.facts.iter().enumerate() {
        let (lesion, id) = (facts.lesion, Some(facts.lesion.id.as_str()));
        if let Some(suspected) = facts.suspected {
            let message = format!(
                "Lesion {}: '{suspected}' is a suspicion, not a diagnosis; the code is that of an unspecified lesion.",
                lesion.id
            );
            let remedy = "Change the diagnosis when a report or the clinician names it.";
            let own = written(&lesion.suspected).is_some();
            let field = if own { Field::Suspected } else { Field::Diagnosis };
            draft.find(finding(SUSPICION, Level::Advice, id, field, message, remedy));
        }
        let Named::Known(meaning) = facts.diagnosis else { continue };
        let row = case.book.diagnosis(meaning.row);
        let inflamed = row.inflamed.filter(|_| told_inflamed(lesion, case.book));
        if let Some(code) = inflamed
            && !matches!(case.coded(index), Coded::Codes(codes, _) if codes.contains(&code))
        {
            let message = format!(
                "Lesion {}: inflammation or irritation is recorded; was this an inflamed {} ({code})?",
                lesion.id, row.name
            );
            let remedy =
                "Name it inflamed if the record describes it so; the sign alone does not change the code.";
            draft.find(finding(INFLAMED, Level::Warning, id, Field::Diagnosis, message, remedy));
        }
        let treated = on_lines.has(index);
        let placed = placed_row(facts, case.book).filter(|placed| treated && placed.advice.is_some());
        if let Some(placed) = placed
            && let Some(advice) = &placed.advice
        {
            let rule = placed.rule.or(row.rule).unwrap_or(REMARK);
            let message = format!("Lesion {}, {}: {advice}", lesion.id, row.name);
            draft.find(finding(
                rule,
                Level::Advice,
                id,
                Field::Diagnosis,
                message,
                "Nothing, if that is meant.",
            ));
        }
        let destroyed = |_: &&String| {
            draft.services_of(index).any(|(_, service)| service.kind == Kind::Destruction && !service.gone())
        };
        let of_row = row.advice.as_ref().or_else(|| row.when_destroyed.as_ref().filter(destroyed));
        // What is said of the code at this site stands for what is said of the diagnosis elsewhere.
        if treated
            && placed.is_none()
            && let Some(advice) = of_row
        {
            let rule = row.rule.unwrap_or(REMARK);
            let message = format!("Lesion {}, {}: {advice}", lesion.id, row.name);
            draft.find(finding(
                rule,
                Level::Advice,
                id,
                Field::Diagnosis,
                message,
                "Nothing, if that is meant.",
            ));
        }
    }
}

/// Whether a lesion is called inflamed or irritated, as a symptom or in the words of its indication.
fn told_inflamed(lesion: &Lesion, book: &CodeBook) -> bool {
    lesion.symptoms.contains(&Symptom::Inflammation)
        || written(&lesion.indication).is_some_and(|text| Told::of(text).says(&book.necessity().inflamed))
}
