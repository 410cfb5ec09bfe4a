//! A margin belongs to an excision: a shave or a destruction is measured by the lesion alone (R-MEAS-01, R-MEAS-02).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::length::Length;
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::procedure::Kind;

const DESTROYED: RuleId = RuleId::new("R-MEAS-01");
const SHAVED: RuleId = RuleId::new("R-MEAS-02");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for index in 0..draft.services().len() {
        let service = &draft.services()[index];
        let (rule, kind) = match service.kind {
            Kind::Shave => (SHAVED, "shave"),
            Kind::Destruction => (DESTROYED, "destruction"),
            _ => continue,
        };
        let margin = draft.procedure(case, index).margin.as_ref();
        if margin.is_some_and(|margin| margin.length > Length::ZERO) && !service.gone() {
            let id = case.id(service.lesion);
            draft.find(finding(
                rule,
                Level::Warning,
                Some(id),
                Field::Margin,
                format!("Lesion {id}: a margin plays no part in a {kind}; the lesion alone is measured."),
                "Take the margin out, or enter an excision if that was done.",
            ));
        }
    }
}
