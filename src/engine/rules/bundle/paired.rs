//! Lines that the pair table lists together (R-CLAIM-01).

use crate::engine::book::PairRow;
use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::ids::Code;

/// Every two lines with a pair, as (pair, column 1 line, column 2 line). Codes are compared, not lines, so that a
/// thousand lines of one code cost no more than one.
pub fn paired(case: &Case<'_>, draft: &Draft, allowed: bool) -> Vec<(PairRow, usize, usize)> {
    if draft.lines().nth(1).is_none() {
        return Vec::new();
    }
    let mut lines: Vec<(Code, usize)> = draft.lines().map(|(index, line)| (line.code, index)).collect();
    lines.sort_unstable();
    let of_codes: Vec<&[(Code, usize)]> = lines.chunk_by(|(one, _), (other, _)| one == other).collect();
    let mut out = Vec::new();
    for (at, of_one) in of_codes.iter().enumerate() {
        let one = of_one[0].0;
        for of_other in &of_codes[at + 1..] {
            let found = case.book.pair(one, of_other[0].0);
            let Some(pair) = found.filter(|pair| pair.allowed == allowed) else { continue };
            let (of_column1, of_column2) =
                if pair.column1 == one { (of_one, of_other) } else { (of_other, of_one) };
            for (_, column1) in *of_column1 {
                out.extend(of_column2.iter().map(|(_, column2)| (*pair, *column1, *column2)));
            }
        }
    }
    out
}
