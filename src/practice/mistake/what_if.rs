//! What the engine would answer if a fact were other: an answer that says exactly that has taken the fact for other.

use std::collections::BTreeSet;

use crate::engine::assess;
use crate::engine::encounter::Encounter;
use crate::engine::history::History;
use crate::practice::grade::Sheet;

/// The places of the answer's lines whose codes come out of this encounter and not out of the key.
pub(super) fn explains(sheet: &Sheet<'_>, changed: &Encounter) -> Vec<usize> {
    if changed == sheet.key.encounter {
        return Vec::new();
    }
    let other = assess(changed, History::none(), sheet.key.book);
    let right: BTreeSet<&str> = sheet.key.assessment.lines.iter().map(|line| line.code.as_str()).collect();
    let codes: BTreeSet<&str> = other.lines.iter().map(|line| line.code.as_str()).collect();
    unmatched(sheet)
        .filter(|line| {
            let code = sheet.answer.lines[*line].code.as_str();
            codes.contains(code) && !right.contains(code)
        })
        .collect()
}

/// The lines of the answer whose code the key does not have, or not as often.
pub(super) fn unmatched(sheet: &Sheet<'_>) -> impl Iterator<Item = usize> {
    sheet.near.iter().map(|(own, _)| *own).chain(sheet.extra.iter().copied())
}

/// The encounter with something changed.
pub(super) fn with(sheet: &Sheet<'_>, change: impl FnOnce(&mut Encounter)) -> Encounter {
    let mut changed = sheet.key.encounter.clone();
    change(&mut changed);
    changed
}

/// The codes of lines of the answer, for a sentence.
pub(super) fn codes(sheet: &Sheet<'_>, lines: &[usize]) -> String {
    let codes: Vec<&str> = lines.iter().map(|line| sheet.answer.lines[*line].code.as_str()).collect();
    codes.join(" and ")
}
