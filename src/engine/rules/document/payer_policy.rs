//! Which policy of the payer the book holds, and how far it can be relied on (R-NEC-04, R-PAY-01 to R-PAY-06).

use super::necessity::note_is_due;
use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::outcome::Level;
use crate::engine::place::Field;

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let payer = case.encounter.payer.and_then(|payer| case.book.payer(payer));
    let Some(note) = payer.and_then(|payer| payer.note.as_ref()) else { return };
    if note_is_due(case, draft, note.when) {
        draft.find(finding(
            note.rule,
            Level::Advice,
            None,
            Field::Payer,
            note.text.clone(),
            "Hold it against the text of the plan or the contractor.",
        ));
    }
}
