//! Errors of one lesion with several things done to it.

use super::Hit;
use super::what_if::codes;
use crate::engine::ids::Code;
use crate::practice::grade::Sheet;

/// Lines of the answer whose code the engine has dropped, and that the key does not have.
fn dropped(sheet: &Sheet<'_>, fits: impl Fn(&str, &str) -> bool) -> Vec<usize> {
    let is_dropped = |code: &str| {
        sheet
            .key
            .assessment
            .dropped
            .iter()
            .any(|dropped| dropped.code.as_str() == code && fits(code, dropped.rule.as_str()))
    };
    sheet.extra.iter().copied().filter(|line| is_dropped(&sheet.answer.lines[*line].code)).collect()
}

fn why(sheet: &Sheet<'_>, lines: &[usize]) -> String {
    let code = &sheet.answer.lines[lines[0]].code;
    let dropped = sheet.key.assessment.dropped.iter().find(|dropped| dropped.code.as_str() == code);
    dropped.map_or_else(String::new, |dropped| dropped.text.to_string())
}

fn is_biopsy(sheet: &Sheet<'_>, code: &str) -> bool {
    sheet.family_name(code).starts_with("BX_") || sheet.family_name(code) == "BIOPSY_SKIN"
}

/// The sample of a lesion beside its removal.
pub(super) fn biopsy_and_removal(sheet: &Sheet<'_>) -> Option<Hit> {
    let lines = dropped(sheet, |code, _| is_biopsy(sheet, code));
    if lines.is_empty() {
        return None;
    }
    let said =
        format!("{} would be right on a lesion of its own: {}", codes(sheet, &lines), why(sheet, &lines));
    Hit::new(lines, said)
}

/// Two techniques, each as the first sample of the day.
pub(super) fn two_primaries(sheet: &Sheet<'_>) -> Option<Hit> {
    let is_primary = |code: &str| {
        sheet.family_name(code) == "BIOPSY_SKIN"
            && Code::from_text(code)
                .and_then(|code| sheet.key.book.code(code))
                .is_some_and(|row| row.parents.is_empty())
    };
    let own: Vec<usize> =
        (0..sheet.answer.lines.len()).filter(|at| is_primary(&sheet.answer.lines[*at].code)).collect();
    let wanted = sheet.key.assessment.lines.iter().filter(|line| is_primary(line.code.as_str())).count();
    let units: u32 = own.iter().map(|at| sheet.answer.lines[*at].units).sum();
    if own.len() < 2 || units < 2 || wanted > 1 || sheet.key.assessment.lines.is_empty() {
        return None;
    }
    let said = format!(
        "{} are both codes of a first sample; a day has one, that of the highest technique",
        codes(sheet, &own)
    );
    Hit::new(own, said)
}

/// A simple closure beside what it belongs to.
pub(super) fn simple_closure(sheet: &Sheet<'_>) -> Option<Hit> {
    let lines: Vec<usize> = sheet
        .extra
        .iter()
        .copied()
        .filter(|line| sheet.family_name(&sheet.answer.lines[*line].code) == "REPAIR_SIMPLE")
        .collect();
    if lines.is_empty() || sheet.key.assessment.lines.is_empty() {
        return None;
    }
    let said = format!(
        "{} would be right for a wound alone; a simple closure is part of the excision",
        codes(sheet, &lines)
    );
    Hit::new(lines, said)
}

/// Anything else that is part of another service of the day.
pub(super) fn part_of_another(sheet: &Sheet<'_>) -> Option<Hit> {
    let lines = dropped(sheet, |_, _| true);
    if lines.is_empty() {
        return None;
    }
    let said = format!("{} does not stand by itself here: {}", codes(sheet, &lines), why(sheet, &lines));
    Hit::new(lines, said)
}
