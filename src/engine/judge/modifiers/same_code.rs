//! One code for several lesions, a line each: all but one of the lines say that theirs is another lesion, whichever comes
//! first on the claim (N-03, R-CLAIM-14).

use super::again::REPEATED;
use super::distinct::is_distinct;
use super::place::{is_digit_or_lid, parts};
use crate::engine::ids::Modifier;
use crate::engine::judge::sheet::Sheet;
use crate::engine::rules::modify::same_code_again::lesion_by_lesion;

/// How a line stands among the billed lines of its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Among {
    /// It is the only one, or its lesions are counted together.
    Alone,
    /// The one that needs no word about the others.
    First,
    /// One of the others.
    Further,
}

/// How a claim line stands among those of its code that were billed.
pub fn among(sheet: &Sheet<'_>, line: usize) -> Among {
    let code = sheet.lines[line].code;
    let own: Vec<usize> = (0..sheet.lines.len())
        .filter(|other| sheet.lines[*other].code == code && sheet.met(*other))
        .filter(|other| lesion_by_lesion(sheet.case, &sheet.lines[*other]))
        .collect();
    if own.len() < 2 || !own.contains(&line) {
        return Among::Alone;
    }
    // The one that says nothing is the first; where all of them say it, the first of the claim said it in vain.
    let bare = own.iter().copied().find(|other| !says(sheet, *other, &own));
    let all = || own.iter().all(|other| sheet.shown[*other]);
    let first = bare.or_else(|| all().then_some(own[0]));
    if first == Some(line) { Among::First } else { Among::Further }
}

/// Whether a billed line says by any modifier that it is apart from the others of its code, or claims to repeat them,
/// which is judged by itself.
fn says(sheet: &Sheet<'_>, line: usize, group: &[usize]) -> bool {
    let others: Vec<usize> = group.iter().copied().filter(|other| *other != line).collect();
    let says = |modifier: &Modifier| {
        is_distinct(*modifier)
            || *modifier == REPEATED
            || is_digit_or_lid(*modifier) && parts(sheet, line, *modifier, &others)
    };
    let mut entries = sheet.billed.iter().filter(|entry| entry.meets.contains(&line));
    entries.any(|entry| entry.modifiers.iter().any(says))
}
