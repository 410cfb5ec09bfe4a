//! A cancer destroyed without a report on file: the line stands, with a warning (N-51, R-DX-05).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::lesion::Pathology;
use crate::engine::outcome::Level;
use crate::engine::place::Field;

const RULE: RuleId = RuleId::new("R-DX-05");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let on_lines = draft.on_lines();
    for (index, facts) in case.facts.iter().enumerate() {
        let malignant = facts.diagnosis.known().is_some_and(|meaning| meaning.malignant(case.book));
        if malignant && on_lines.has(index) && facts.pathology == Pathology::NotSent {
            let id = case.id(index);
            draft.find(finding(
                RULE,
                Level::Warning,
                Some(id),
                Field::Pathology,
                format!("Lesion {id}: no pathology report for this cancer."),
                "Hold the claim, or record why no report was needed.",
            ));
        }
    }
}
