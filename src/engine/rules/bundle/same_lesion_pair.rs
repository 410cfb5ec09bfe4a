//! A pair on the same lesion: column 2 goes, and no modifier is offered (R-CLAIM-03).

use std::collections::BTreeSet;

use crate::engine::case::Case;
use crate::engine::draft::{Draft, Line};
use crate::engine::ids::RuleId;

const RULE: RuleId = RuleId::new("R-CLAIM-03");

/// Whether the column 2 line stands for a lesion that column 1 does not stand for. What column 1 does elsewhere besides
/// does not make column 2 distinct.
pub fn on_different_lesions(column1: &Line, column2: &Line) -> bool {
    let of_column1: BTreeSet<usize> = column1.pool.iter().copied().collect();
    column2.pool.iter().any(|lesion| !of_column1.contains(lesion))
}

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let lines: Vec<usize> = draft.lines().map(|(index, _)| index).collect();
    for (at, one) in lines.iter().enumerate() {
        for other in &lines[at + 1..] {
            let (a, b) = (draft.line(*one), draft.line(*other));
            let Some(pair) = case.book.pair(a.code, b.code).filter(|pair| pair.allowed) else { continue };
            let (stays, goes) = if a.code == pair.column2 { (*other, *one) } else { (*one, *other) };
            if on_different_lesions(draft.line(stays), draft.line(goes)) {
                continue;
            }
            let stands = |line| draft.lines().any(|(index, _)| index == line);
            if !stands(*one) || !stands(*other) {
                continue;
            }
            let text = format!("{} is part of {} on the same lesion.", pair.column2, pair.column1);
            draft.drop_line(case, goes, RULE, text);
        }
    }
}
