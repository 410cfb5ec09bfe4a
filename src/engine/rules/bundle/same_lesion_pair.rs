//! A pair on the same lesion: column 2 goes, and no modifier is offered (R-CLAIM-03).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, Line};
use crate::engine::ids::RuleId;

const RULE: RuleId = RuleId::new("R-CLAIM-03");

/// Whether two lines stand for different lesions: at least one of the one is not among those of the other.
pub fn on_different_lesions(one: &Line, other: &Line) -> bool {
    one.pool.iter().any(|lesion| !other.pool.contains(lesion))
        || other.pool.iter().any(|lesion| !one.pool.contains(lesion))
}

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let lines: Vec<usize> = draft.lines().map(|(index, _)| index).collect();
    for (at, one) in lines.iter().enumerate() {
        for other in &lines[at + 1..] {
            let (a, b) = (draft.line(*one), draft.line(*other));
            let Some(pair) = case.book.pair(a.code, b.code).filter(|pair| pair.allowed) else { continue };
            if on_different_lesions(a, b) {
                continue;
            }
            let stands = |line| draft.lines().any(|(index, _)| index == line);
            if !stands(*one) || !stands(*other) {
                continue;
            }
            let goes = if a.code == pair.column2 { *one } else { *other };
            let text = format!("{} is part of {} on the same lesion.", pair.column2, pair.column1);
            draft.drop_line(case, goes, RULE, text);
        }
    }
}
