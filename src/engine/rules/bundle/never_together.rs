//! Pairs that no modifier parts: column 2 goes (R-CLAIM-02).

use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::ids::RuleId;

const RULE: RuleId = RuleId::new("R-CLAIM-02");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let lines: Vec<usize> = draft.lines().map(|(index, _)| index).collect();
    for (at, one) in lines.iter().enumerate() {
        for other in &lines[at + 1..] {
            let (a, b) = (draft.line(*one).code, draft.line(*other).code);
            let Some(pair) = case.book.pair(a, b).filter(|pair| !pair.allowed) else { continue };
            let stands = |line| draft.lines().any(|(index, _)| index == line);
            if !stands(*one) || !stands(*other) {
                continue;
            }
            let goes = if a == pair.column2 { *one } else { *other };
            let text = format!(
                "{} and {} never stand together; no modifier parts them.",
                pair.column1, pair.column2
            );
            draft.drop_line(case, goes, RULE, text);
        }
    }
}
