//! Uncertain behaviour is a pathologist's word: without a final report it is no diagnosis (P-13, R-DX-01).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::lesion::Pathology;
use crate::engine::outcome::Level;
use crate::engine::place::Field;

const RULE: RuleId = RuleId::new("P-13");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for (index, facts) in case.facts.iter().enumerate() {
        if facts.pathology == Pathology::Final
            || !draft.services_of(index).any(|(_, service)| !service.gone())
        {
            continue;
        }
        let typed = facts.icd10;
        let behaviour = match typed.and_then(|icd| case.book.diagnosis_coded(icd)) {
            Some(row) => Some(case.book.diagnosis(row).behaviour),
            None => facts.diagnosis.known().and_then(|meaning| meaning.behaviour(case.book)),
        };
        if behaviour.is_some_and(|behaviour| case.book.behaviour(behaviour).id == "uncertain") {
            let id = case.id(index);
            let field = if typed.is_some() { Field::Icd10 } else { Field::Diagnosis };
            draft.find(finding(
                RULE,
                Level::Blocker,
                Some(id),
                field,
                format!("Lesion {id}: uncertain is a pathologist's word, and there is no final report."),
                "Leave it unspecified, D49.2 on the skin, until the report is there.",
            ));
        }
    }
}
