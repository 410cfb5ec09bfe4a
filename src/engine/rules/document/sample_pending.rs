//! A biopsy or a shave whose report is pending: the code is certain, the diagnosis may wait (N-13, R-DX-04).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::lesion::Pathology;
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::procedure::Kind;

const RULE: RuleId = RuleId::new("N-13");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for lesion in 0..case.facts.len() {
        if case.facts[lesion].pathology != Pathology::Pending {
            continue;
        }
        let sampled = draft
            .services_of(lesion)
            .any(|(_, service)| matches!(service.kind, Kind::Biopsy | Kind::Shave) && service.stands());
        if sampled {
            let id = case.id(lesion);
            draft.find(finding(
                RULE,
                Level::Advice,
                Some(id),
                Field::Pathology,
                format!("Lesion {id}: the code does not depend on the report, the diagnosis may."),
                "Send it with the clinical diagnosis, or wait for the report.",
            ));
        }
    }
}
