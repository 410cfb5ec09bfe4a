//! Lines that the pair table lists together (R-CLAIM-01).

use std::ops::Range;

use super::Line;
use crate::engine::book::{CodeBook, PairRow};
use crate::engine::ids::Code;

/// The pairs of some lines. Codes are compared, not lines, so that a thousand lines of one code cost no more than one.
#[derive(Clone, Debug)]
pub struct Pairs {
    /// The lines by code; those of one code are neighbours.
    lines: Vec<(Code, usize)>,
    /// A pair, and where the lines of its column 1 and its column 2 stand in `lines`.
    found: Vec<(PairRow, Range<usize>, Range<usize>)>,
}

impl Pairs {
    pub(super) fn of<'a>(book: &CodeBook, lines: impl Iterator<Item = (usize, &'a Line)>) -> Self {
        let mut lines: Vec<(Code, usize)> = lines.map(|(index, line)| (line.code, index)).collect();
        lines.sort_unstable();
        let mut codes: Vec<(Code, Range<usize>)> = Vec::with_capacity(lines.len());
        for (at, (code, _)) in lines.iter().enumerate() {
            match codes.last_mut() {
                Some((same, of)) if same == code => of.end = at + 1,
                Some(_) | None => codes.push((*code, at..at + 1)),
            }
        }
        let mut found = Vec::new();
        for (at, (one, of_one)) in codes.iter().enumerate() {
            for (other, of_other) in &codes[at + 1..] {
                let Some(pair) = book.pair(*one, *other) else { continue };
                let (column1, column2) =
                    if pair.column1 == *one { (of_one, of_other) } else { (of_other, of_one) };
                found.push((*pair, column1.clone(), column2.clone()));
            }
        }
        Self { lines, found }
    }

    /// Every two of the lines that stand, by pairs of one kind.
    pub(super) fn two_by_two(
        &self,
        allowed: bool,
        stands: impl Fn(usize) -> bool,
    ) -> Vec<(PairRow, usize, usize)> {
        let lines = |of: &Range<usize>| self.lines[of.clone()].iter().map(|(_, line)| *line);
        let found = || self.found.iter().filter(|(pair, ..)| pair.allowed == allowed);
        let most = found().map(|(_, of_column1, of_column2)| of_column1.len() * of_column2.len()).sum();
        let mut out = Vec::with_capacity(most);
        for (pair, of_column1, of_column2) in found() {
            for column1 in lines(of_column1).filter(|line| stands(*line)) {
                let column2 = lines(of_column2).filter(|line| stands(*line));
                out.extend(column2.map(|column2| (*pair, column1, column2)));
            }
        }
        out
    }
}
