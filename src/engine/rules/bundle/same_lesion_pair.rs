//! A pair on the same lesion: column 2 goes, and no modifier is offered (R-CLAIM-03).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, Line};
use crate::engine::ids::RuleId;

use crate::engine::rules::modify::biopsy_before_mohs::first_diagnosis;

const RULE: RuleId = RuleId::new("R-CLAIM-03");

/// Whether the column 2 line stands for a lesion that column 1 does not stand for. What column 1 does elsewhere besides
/// does not make column 2 distinct.
pub fn on_different_lesions(column1: &Line, column2: &Line) -> bool {
    column2.pool.iter().any(|lesion| !column1.pool.contains(lesion))
}

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for (pair, column1, column2) in draft.paired(case, true) {
        let both = draft.has_line(column1) && draft.has_line(column2);
        let exempt = both && first_diagnosis(case, draft.line(column1), draft.line(column2));
        if both && !exempt && !on_different_lesions(draft.line(column1), draft.line(column2)) {
            draft.drop_line(case, column2, RULE, || {
                format!("{} is part of {} on the same lesion.", pair.column2, pair.column1)
            });
        }
    }
}
