//! Errors of the decision: coded without support, asked without need, waited for nothing.

use super::Hit;
use super::what_if::{codes, unmatched};
use crate::practice::Decision;
use crate::practice::grade::{Sheet, differences, is_asked, questions};

/// A claim where a fact is missing.
pub(super) fn coded_without_support(sheet: &Sheet<'_>) -> Option<Hit> {
    let lines: Vec<usize> = unmatched(sheet).collect();
    let asked = sheet.answer.decision() == Some(Decision::Query);
    let coded = !sheet.answer.lines.is_empty() && (!asked || !lines.is_empty());
    if sheet.key.decision != Decision::Query || !coded {
        return None;
    }
    let question = questions(sheet.key)
        .into_iter()
        .next()
        .map_or_else(String::new, |question| format!(": {}", question.text));
    let all: Vec<usize> = if lines.is_empty() { (0..sheet.answer.lines.len()).collect() } else { lines };
    let said = format!("{} would take a fact that the note does not give{question}", codes(sheet, &all));
    Hit::new(all, said)
}

/// A claim where the report decides.
pub(super) fn pathology_not_waited_for(sheet: &Sheet<'_>) -> Option<Hit> {
    let lines: Vec<usize> = unmatched(sheet).collect();
    let waits = sheet.answer.decision() == Some(Decision::Hold);
    if sheet.key.assessment.held.is_empty() || sheet.answer.lines.is_empty() || (waits && lines.is_empty()) {
        return None;
    }
    if sheet.key.decision != Decision::Hold && lines.is_empty() {
        return None;
    }
    let all: Vec<usize> = if lines.is_empty() { (0..sheet.answer.lines.len()).collect() } else { lines };
    let outcomes: Vec<String> = sheet
        .key
        .assessment
        .held
        .iter()
        .flat_map(|held| &held.outcomes)
        .filter(|outcome| !outcome.codes.is_empty())
        .map(|outcome| {
            let codes: Vec<&str> = outcome.codes.iter().map(|code| code.as_str()).collect();
            format!("{} gives {}", outcome.pathology, codes.join(" and "))
        })
        .collect();
    let said = format!(
        "{} is one of the outcomes; the report is not there yet ({})",
        codes(sheet, &all),
        outcomes.join(", ")
    );
    Hit::new(all, said)
}

/// A claim where nothing was done that is reported.
pub(super) fn nothing_reportable(sheet: &Sheet<'_>) -> Option<Hit> {
    if sheet.key.decision != Decision::Nothing || sheet.answer.lines.is_empty() {
        return None;
    }
    let all: Vec<usize> = (0..sheet.answer.lines.len()).collect();
    let said = format!("{} would take a treatment that the note does not describe", codes(sheet, &all));
    Hit::new(all, said)
}

/// A question where nothing is missing.
pub(super) fn query_not_needed(sheet: &Sheet<'_>) -> Option<Hit> {
    let needed = sheet.key.decision == Decision::Query || !questions(sheet.key).is_empty();
    if needed || sheet.answer.queries.is_empty() {
        return None;
    }
    Hit::new([], "the note has every fact that decides a code; nothing has to be asked")
}

/// Waiting where no report can change anything.
pub(super) fn hold_not_needed(sheet: &Sheet<'_>) -> Option<Hit> {
    if !sheet.key.assessment.held.is_empty()
        || sheet.answer.holds.is_empty()
        || sheet.key.decision == Decision::Hold
    {
        return None;
    }
    Hit::new([], "no report can change these codes, or it is there already; nothing has to wait")
}

/// Nothing answered where something is reportable.
pub(super) fn work_left_out(sheet: &Sheet<'_>) -> Option<Hit> {
    if !sheet.answer.nothing || sheet.key.decision == Decision::Nothing {
        return None;
    }
    Hit::new(
        [],
        "something was done that is reported; nothing would be right if it had only been seen or advised",
    )
}

/// A question, but not the one that decides.
pub(super) fn wrong_fact_asked(sheet: &Sheet<'_>) -> Option<Hit> {
    if sheet.key.decision != Decision::Query || sheet.answer.queries.is_empty() {
        return None;
    }
    let missed = questions(sheet.key).into_iter().find(|question| !is_asked(sheet, question))?;
    Hit::new([], format!("this still has to be asked: {}", missed.text))
}

/// Facts of the note that the trainee's entries lack or change.
pub(super) fn facts_left_out(sheet: &Sheet<'_>) -> Option<Hit> {
    let facts = differences(sheet);
    if facts.is_empty() {
        return None;
    }
    Hit::new(Vec::new(), format!("the entries lack or change what the note says: {}", facts.join(", ")))
}
