//! Destruction of a lesion whose report is pending waits for it, unless no report can change the family (N-51,
//! R-DX-04): premalignant and benign lesions that are certain do not wait.

use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::ids::RuleId;
use crate::engine::lesion::Pathology;
use crate::engine::procedure::Kind;

const RULE: RuleId = RuleId::new("N-51");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for index in 0..draft.services().len() {
        let service = &draft.services()[index];
        let facts = &case.facts[service.lesion];
        if service.kind != Kind::Destruction || facts.pathology != Pathology::Pending {
            continue;
        }
        let behaviour = facts.diagnosis.known().map(|meaning| meaning.behaviour(case.book));
        let certain = behaviour.flatten().is_some_and(|behaviour| {
            let behaviour = case.book.behaviour(behaviour);
            !behaviour.malignant && !matches!(behaviour.id.as_str(), "unspecified" | "uncertain")
        });
        if !certain {
            draft.hold(index, RULE);
        }
    }
}
