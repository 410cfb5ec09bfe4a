//! Pairs that no modifier parts: column 2 goes (R-CLAIM-02).

use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::ids::RuleId;

const RULE: RuleId = RuleId::new("R-CLAIM-02");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for (pair, column1, column2) in draft.paired(case, false) {
        if draft.has_line(column1) && draft.has_line(column2) {
            draft.drop_line(case, column2, RULE, || {
                format!("{} and {} never stand together; no modifier parts them.", pair.column1, pair.column2)
            });
        }
    }
}
