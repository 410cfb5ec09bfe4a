//! The visit that the encounter states becomes a line; whether it stays is found with its modifiers. None is ever
//! suggested (R-CLAIM-12), and a day without a procedure is not coded here.

use crate::engine::case::Case;
use crate::engine::draft::{Draft, NewLine};
use crate::engine::ids::RuleId;
use crate::engine::visit::{Seen, VisitCode};

const RULE: RuleId = RuleId::new("R-CLAIM-12");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    if draft.services().is_empty() {
        return;
    }
    let Some(VisitCode::Known(code)) = Seen::of(case.encounter, case.book).map(|seen| seen.code) else {
        return;
    };
    let Some(row) = case.book.code(code) else { return };
    let (members, pool, parent) = (Vec::new(), Vec::new(), None);
    let line = NewLine { code, units: 1, family: row.family, members, pool, parent };
    draft.add_line(line, RULE, "The encounter states this visit; none is ever suggested.");
}
