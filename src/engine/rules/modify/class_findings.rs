//! Q7, Q8 or Q9 on the paring of corns at the foot, where the record states the class findings (R-DOC-32).

use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::foot_care::{self, Class};
use crate::engine::ids::RuleId;
use crate::engine::procedure::Kind;

const RULE: RuleId = RuleId::new("R-DOC-32");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    if !foot_care::asked(case) {
        return;
    }
    let Class::Stated(modifier) = foot_care::class(case) else { return };
    let parings: Vec<usize> = draft
        .lines()
        .filter(|(_, line)| case.book.family(line.family).kinds.contains(&Kind::Paring))
        .filter(|(_, line)| line.pool.iter().any(|lesion| foot_care::at_the_foot(case, *lesion)))
        .map(|(index, _)| index)
        .collect();
    for line in parings {
        let text = ["Class findings as stated in the record: ", modifier.as_str(), "."];
        draft.modify(line, modifier, RULE, text);
    }
}
