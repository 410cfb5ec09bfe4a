//! What a lesion was, or why the patient came, says not what this lesion is: such a code stands behind another (R-DX-18).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;

const RULE: RuleId = RuleId::new("R-DX-18");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let on_lines = draft.on_lines();
    for (index, facts) in case.facts.iter().enumerate() {
        let own = facts.icd10.and_then(|icd| case.book.diagnosis_coded(icd));
        let Some(row) = own.or_else(|| facts.diagnosis.known().map(|meaning| meaning.row)) else { continue };
        let row = case.book.diagnosis(row);
        if case.book.behaviour(row.behaviour).id != "history" || !on_lines.has(index) {
            continue;
        }
        let id = case.id(index);
        let field = if own.is_some() { Field::Icd10 } else { Field::Diagnosis };
        let message = format!("Lesion {id}: {} is no first diagnosis of a procedure.", row.name);
        let remedy = "Name what this lesion is; the history may stand behind it.";
        draft.find(finding(RULE, Level::Warning, Some(id), field, message, remedy));
    }
}
