//! The order of the claim; measured where at least two codes are right.

use super::Sheet;
use super::family::number;

/// A point for every line that follows the one it has to follow among those that are there.
pub(super) fn points(sheet: &Sheet<'_>) -> Option<(u32, u32)> {
    let places: Vec<usize> = sheet.same.iter().map(|(_, wanted)| *wanted).collect();
    let got = places.windows(2).filter(|pair| pair[0] <= pair[1]).count();
    (places.len() >= 2).then(|| (number(got), number(places.len() - 1)))
}
