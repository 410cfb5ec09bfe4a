//! Lines that the pair table lists together (R-CLAIM-01).

use std::collections::BTreeMap;

use crate::engine::book::PairRow;
use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::ids::Code;

/// Every two lines with a pair, as (pair, column 1 line, column 2 line). Codes are compared, not lines, so that a
/// thousand lines of one code cost no more than one.
pub fn paired(case: &Case<'_>, draft: &Draft, allowed: bool) -> Vec<(PairRow, usize, usize)> {
    let mut by_code: BTreeMap<Code, Vec<usize>> = BTreeMap::new();
    for (index, line) in draft.lines() {
        by_code.entry(line.code).or_default().push(index);
    }
    let codes: Vec<Code> = by_code.keys().copied().collect();
    let mut out = Vec::new();
    for (at, one) in codes.iter().enumerate() {
        for other in &codes[at + 1..] {
            let Some(pair) = case.book.pair(*one, *other).filter(|pair| pair.allowed == allowed) else {
                continue;
            };
            for column1 in &by_code[&pair.column1] {
                out.extend(by_code[&pair.column2].iter().map(|column2| (*pair, *column1, *column2)));
            }
        }
    }
    out
}
