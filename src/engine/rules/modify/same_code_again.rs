//! The same code for another lesion: from the second line on it says that the lesion is distinct (N-03).

use std::collections::BTreeSet;

use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::ids::RuleId;
use crate::engine::rules::modify::distinct_lesions::distinct;

const RULE: RuleId = RuleId::new("N-03");
const TWO_LINES: RuleId = RuleId::new("R-CLAIM-14");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let lines: Vec<usize> = draft
        .lines()
        .filter(|(_, line)| !case.book.family(line.family).pooled && line.parent.is_none())
        .map(|(index, _)| index)
        .collect();
    let mut before = BTreeSet::new();
    for line in lines {
        let code = draft.line(line).code;
        if !before.insert(code) {
            let text = format!("{code} again, for {}.", case.name(&draft.line(line).members));
            draft.modify(line, distinct(case), RULE, text);
            draft.add_reason(line, TWO_LINES, "One line for each lesion, one unit each.");
        }
    }
}
