//! How often a code is billed; measured where the code is right.

use super::Sheet;
use super::family::number;

/// A point for every line with the right units.
pub(super) fn points(sheet: &Sheet<'_>) -> Option<(u32, u32)> {
    let right = |(at, own, wanted): &(
        usize,
        &crate::practice::answer::AnswerLine,
        &crate::engine::outcome::CodeLine,
    )| { own.units == wanted.units || sheet.in_parts.contains(at) || sheet.is_taken(*at) };
    let got = sheet.pairs().filter(right).count();
    Some((number(got), number(sheet.same.len())))
}
