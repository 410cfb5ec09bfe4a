//! Diagnosis codes; measured where the family is right, as they belong to the lesion and not to the rung.

use std::collections::BTreeSet;

use super::Sheet;
use super::family::number;
use super::modifier::shared;

/// Two points for a line with the right diagnoses, one where some of them are right.
pub(super) fn points(sheet: &Sheet<'_>) -> Option<(u32, u32)> {
    let (mut got, mut of) = (0, 0);
    for (lines, own, wanted) in compared(sheet) {
        let lines = number(lines.len());
        of += 2 * lines;
        got += lines * shared(&own, &wanted, false);
    }
    Some((got, of))
}

/// Lines of the answer, their diagnoses, and those of the key. What a visit was for is not in these notes' lesions, so that
/// no diagnosis of a visit is wrong.
pub(crate) fn compared<'s>(sheet: &'s Sheet<'_>) -> Vec<(Vec<usize>, BTreeSet<&'s str>, BTreeSet<&'s str>)> {
    let mut out = Vec::new();
    for (lines, given) in sheet.groups() {
        let written = lines.iter().flat_map(|line| &sheet.answer.lines[*line].diagnoses);
        let own: BTreeSet<&str> = written.map(String::as_str).collect();
        let given = given.iter().flat_map(|line| &sheet.key.assessment.lines[*line].diagnoses);
        let wanted: BTreeSet<&str> = given.map(|icd| icd.as_str()).collect();
        let is_visit = lines.iter().all(|line| sheet.family_name(&sheet.answer.lines[*line].code) == "VISIT");
        if !(is_visit && wanted.is_empty()) {
            out.push((lines, own, wanted));
        }
    }
    out
}
