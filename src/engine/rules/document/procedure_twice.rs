//! The very same thing entered twice for one lesion: it counts once, and 76 is not set by itself (R-CLAIM-15).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::procedure::{Kind, Procedure};

const RULE: RuleId = RuleId::new("R-CLAIM-15");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for (lesion, facts) in case.facts.iter().enumerate() {
        let done = &facts.lesion.procedures;
        let twice = done.iter().enumerate().find(|(at, one)| {
            case.book.knows_kind(one.kind) && done[..*at].iter().any(|other| same(other, one))
        });
        let Some((_, twice)) = twice.filter(|_| facts.count != Some(0)) else { continue };
        let id = case.id(lesion);
        draft.find(finding(
            RULE,
            Level::Warning,
            Some(id),
            Field::Kind,
            match twice.kind {
                Kind::Excision => format!(
                    "Lesion {id}: the excision is entered more than once; it counts once, by the greatest diameter."
                ),
                kind => format!("Lesion {id}: the same {kind} is entered twice; it counts once."),
            },
            "Take one out, or enter another lesion as its own; 76 is for the same procedure repeated later that day, which the clinician has to say.",
        ));
    }
}

/// Alike in kind and means. Two wounds of one lesion are two closures.
fn same(one: &Procedure, other: &Procedure) -> bool {
    one.kind == other.kind
        && one.kind != Kind::Repair
        && one.methods == other.methods
        && one.technique == other.technique
}
