//! The code itself.

use super::Sheet;
use super::family::number;

/// A point for every code of the key that is there, of all lines that are wanted or written.
pub(super) fn points(sheet: &Sheet<'_>) -> Option<(u32, u32)> {
    let got = sheet.same.len();
    let of = got + sheet.near.len() + sheet.extra.len() + sheet.lacking().len();
    sheet.asks_for_lines().then(|| (number(got), number(of)))
}
