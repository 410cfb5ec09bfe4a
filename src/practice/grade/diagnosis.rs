//! Diagnosis codes; measured where the family is right, as they belong to the lesion and not to the rung.

use std::collections::BTreeSet;

use super::Sheet;
use super::modifier::shared;

/// Two points for a line with the right diagnoses, one where some of them are right.
pub(super) fn points(sheet: &Sheet<'_>) -> Option<(u32, u32)> {
    let (mut got, mut of) = (0, 0);
    for (own, wanted) in sheet.same.iter().chain(&sheet.near) {
        let own = &sheet.answer.lines[*own].diagnoses;
        let wanted = &sheet.key.assessment.lines[*wanted].diagnoses;
        let own: BTreeSet<&str> = own.iter().map(String::as_str).collect();
        let wanted: BTreeSet<&str> = wanted.iter().map(|icd| icd.as_str()).collect();
        of += 2;
        got += shared(&own, &wanted, false);
    }
    Some((got, of))
}
