//! The family of procedures: a wrong rung of the right family still earns it.

use super::Sheet;

/// A point for every line of the right family, of all lines that are wanted or written.
pub(super) fn points(sheet: &Sheet<'_>) -> Option<(u32, u32)> {
    let got = sheet.same.len() + sheet.near.len();
    let of = got + sheet.extra.len() + sheet.lacking().len();
    sheet.asks_for_lines().then(|| (number(got), number(of)))
}

/// A number of lines as points.
pub(super) fn number(lines: usize) -> u32 {
    u32::try_from(lines).unwrap_or(u32::MAX)
}
