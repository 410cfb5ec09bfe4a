//! Procedures for which this book has no codes are named, never forced into the nearest code (R-CODE-02).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;

const RULE: RuleId = RuleId::new("R-CODE-02");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for service in 0..draft.services().len() {
        let done = &draft.services()[service];
        if case.book.knows_kind(done.kind) {
            continue;
        }
        let id = case.id(done.lesion);
        let kind = done.kind;
        draft.set_aside(
            service,
            finding(
                RULE,
                Level::Blocker,
                Some(id),
                Field::Kind,
                format!(
                    "Lesion {id}: {kind} is not coded here; the tables of this edition have no codes for it."
                ),
                "Code it elsewhere, or take the procedure out of this encounter.",
            ),
        );
    }
}
