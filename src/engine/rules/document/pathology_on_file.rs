//! A cancer destroyed or cut out, or a growth that nobody has named cut out, without a report on file: the line stands,
//! with a warning (N-51, P-12, R-DX-05).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::lesion::Pathology;
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::procedure::Kind;

const DESTROYED: RuleId = RuleId::new("P-12");
const CUT_OUT: RuleId = RuleId::new("R-DX-05");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let on_lines = draft.on_lines();
    for (index, facts) in case.facts.iter().enumerate() {
        if facts.pathology != Pathology::NotSent || !on_lines.has(index) {
            continue;
        }
        let meaning = facts.diagnosis.known();
        let malignant = meaning.is_some_and(|meaning| meaning.malignant(case.book));
        let unnamed = meaning.and_then(|meaning| meaning.behaviour(case.book)).is_some_and(|behaviour| {
            matches!(case.book.behaviour(behaviour).id.as_str(), "unspecified" | "uncertain")
        });
        let done = |kind: Kind| {
            draft.services_of(index).any(|(_, service)| service.kind == kind && service.stands())
        };
        let destroyed = malignant && done(Kind::Destruction);
        if destroyed || (malignant || unnamed) && done(Kind::Excision) {
            let id = case.id(index);
            let what = if malignant { "cancer" } else { "growth of unknown nature" };
            draft.find(finding(
                if destroyed { DESTROYED } else { CUT_OUT },
                Level::Warning,
                Some(id),
                Field::Pathology,
                format!("Lesion {id}: no pathology report for this {what}."),
                "Hold the claim, or record why no report was needed.",
            ));
        }
    }
}
