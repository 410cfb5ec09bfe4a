//! Errors of the claim as a whole: add-ons, what is missing, what is too much, the order.

use super::Hit;
use super::what_if::codes;
use crate::engine::book::CodeRow;
use crate::engine::ids::{Code, RuleId};
use crate::practice::Decision;
use crate::practice::grade::{Component, Question, Sheet, grade, questions};

/// A code that is certain whatever the number stands.
const CERTAIN: RuleId = RuleId::new("N-06");
/// Only the lines of what is held wait.
const THE_REST: RuleId = RuleId::new("N-24");
/// The order of lines in full.
const IN_FULL: RuleId = RuleId::new("N-34");

fn row<'a>(sheet: &Sheet<'a>, code: &str) -> Option<&'a CodeRow> {
    sheet.key.book.code(Code::from_text(code)?)
}

/// An add-on none of whose primaries is on the claim.
pub(super) fn add_on_without_primary(sheet: &Sheet<'_>) -> Option<Hit> {
    let line = (0..sheet.answer.lines.len()).find(|at| {
        row(sheet, &sheet.answer.lines[*at].code).is_some_and(|row| {
            !row.parents.is_empty()
                && !sheet
                    .answer
                    .lines
                    .iter()
                    .any(|line| row.parents.iter().any(|parent| parent.as_str() == line.code))
        })
    })?;
    let code = &sheet.answer.lines[line].code;
    let parents: Vec<&str> = row(sheet, code)
        .map(|row| row.parents.iter().map(|parent| parent.as_str()).collect())
        .unwrap_or_default();
    Hit::new([line], format!("{code} is an add-on and needs {} on the same claim", parents.join(" or ")))
}

/// The further lesions are not billed.
pub(super) fn add_on_left_out(sheet: &Sheet<'_>) -> Option<Hit> {
    if sheet.key.decision != Decision::Code {
        return None;
    }
    let missed = sheet.missed.iter().map(|line| &sheet.key.assessment.lines[*line]).find(|line| {
        let parent = line.add_on_to.and_then(|rank| sheet.key.assessment.lines.get(rank - 1));
        parent.is_some_and(|parent| sheet.answer.lines.iter().any(|own| own.code == parent.code.as_str()))
    })?;
    let family = sheet.family_of(missed.code.as_str());
    // Where another code of the family stands in its place, that is the error.
    if sheet.extra.iter().any(|line| sheet.family_of(&sheet.answer.lines[*line].code) == family) {
        return None;
    }
    let parents =
        (0..sheet.answer.lines.len()).filter(|at| sheet.family_of(&sheet.answer.lines[*at].code) == family);
    Hit::new(
        parents.collect::<Vec<_>>(),
        format!(
            "the primary code stands for the first alone; {} x{} belongs behind it",
            missed.code, missed.units
        ),
    )
}

/// A visit beside procedures that has no work of its own.
pub(super) fn visit_without_work(sheet: &Sheet<'_>) -> Option<Hit> {
    let lines: Vec<usize> = sheet
        .extra
        .iter()
        .copied()
        .filter(|line| {
            let code = &sheet.answer.lines[*line].code;
            sheet.family_name(code) == "VISIT" || code.starts_with("992")
        })
        .collect();
    if lines.is_empty() {
        return None;
    }
    let said =
        format!("{} would take work beyond the treated lesions; the note has none", codes(sheet, &lines));
    Hit::new(lines, said)
}

/// Something that was done and is not billed.
pub(super) fn left_out(sheet: &Sheet<'_>) -> Option<Hit> {
    // Where another code stands in its place, or the lines of a pool are off together, another error says so.
    let unanswered = sheet.key.decision == Decision::Code && sheet.answer.lines.is_empty();
    if unanswered || sheet.answer.nothing || !sheet.extra.is_empty() {
        return None;
    }
    let families: Vec<_> = sheet.answer.lines.iter().map(|line| sheet.family_of(&line.code)).collect();
    let missed = sheet.lacking().into_iter().map(|line| &sheet.key.assessment.lines[line]).find(|line| {
        let family = sheet.family_of(line.code.as_str());
        let pooled = family.is_some_and(|family| sheet.key.book.family(family).pooled);
        !(pooled && families.contains(&family))
    })?;
    let said = format!("{} for {} is not on the claim", missed.code, missed.lesions.join(", "));
    let about = |question: &Question| missed.lesions.iter().any(|lesion| question.lesions.contains(lesion));
    match sheet.key.decision {
        Decision::Query if questions(sheet.key).iter().any(about) => {
            Hit::under(CERTAIN, [], format!("{said}, though it is certain whatever the number is"))
        }
        Decision::Hold => {
            Hit::under(THE_REST, [], format!("{said}; only what is held waits, the rest stands"))
        }
        Decision::Code | Decision::Query | Decision::Nothing => Hit::new([], said),
    }
}

/// Something that is billed and was not done.
pub(super) fn added(sheet: &Sheet<'_>) -> Option<Hit> {
    if sheet.key.decision != Decision::Code || sheet.extra.is_empty() || !sheet.missed.is_empty() {
        return None;
    }
    Hit::new(
        sheet.extra.clone(),
        format!("{} stands for nothing that the note documents", codes(sheet, &sheet.extra)),
    )
}

/// The right lines in another order.
pub(super) fn order(sheet: &Sheet<'_>) -> Option<Hit> {
    grade(sheet).of(Component::Order).filter(|score| score.got < score.of)?;
    let wanted: Vec<&str> = sheet.key.assessment.lines.iter().map(|line| line.code.as_str()).collect();
    if sheet.answer.lines.iter().map(|line| line.code.as_str()).eq(wanted.iter().copied()) {
        return Hit::under(IN_FULL, [], "lines of one code stand in the order of their first lesions");
    }
    let said = format!("the claim is ordered by value, add-ons behind their primary: {}", wanted.join(", "));
    Hit::new([], said)
}
