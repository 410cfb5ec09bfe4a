//! Errors of the decision: coded without support, asked without need, waited for nothing.

use super::Hit;
use super::what_if::{codes, unmatched};
use crate::practice::Decision;
use crate::practice::grade::{Sheet, differences, is_asked, is_meant, questions};

/// A claim where a fact is missing.
pub(super) fn coded_without_support(sheet: &Sheet<'_>) -> Option<Hit> {
    let lines: Vec<usize> = unmatched(sheet).collect();
    let asked = sheet.decision() == Some(Decision::Query);
    let coded = sheet.has_lines() && (!asked || !lines.is_empty());
    if sheet.key.decision != Decision::Query || !coded {
        return None;
    }
    let all: Vec<usize> = if lines.is_empty() { (0..sheet.answer.lines.len()).collect() } else { lines };
    let said = format!("{} would take a fact that the note does not give", codes(sheet, &all));
    match questions(sheet.key).first() {
        Some(question) => Hit::under(question.rule, all, format!("{said}: {}", question.text)),
        None => Hit::new(all, said),
    }
}

/// A claim where the report decides.
pub(super) fn pathology_not_waited_for(sheet: &Sheet<'_>) -> Option<Hit> {
    let lines: Vec<usize> = unmatched(sheet).collect();
    let waits = sheet.decision() == Some(Decision::Hold);
    if sheet.key.assessment.held.is_empty() || sheet.answer.lines.is_empty() || (waits && lines.is_empty()) {
        return None;
    }
    if sheet.key.decision != Decision::Hold && lines.is_empty() {
        return None;
    }
    let held = &sheet.key.assessment.held;
    let outcomes = || held.iter().flat_map(|held| &held.outcomes);
    let told: Vec<String> = outcomes()
        .filter(|outcome| !outcome.codes.is_empty())
        .map(|outcome| {
            let codes: Vec<&str> = outcome.codes.iter().map(|code| code.as_str()).collect();
            format!("{} gives {}", outcome.pathology, codes.join(" and "))
        })
        .collect();
    let told = if told.is_empty() { String::new() } else { format!(" ({})", told.join(", ")) };
    if lines.is_empty() {
        let waiting: Vec<&str> = held.iter().flat_map(|held| &held.lesions).map(|id| id.as_str()).collect();
        let many = if waiting.len() == 1 { "" } else { "s" };
        let said = format!(
            "the report of lesion{many} {} is not there yet, and nothing holds it{told}",
            waiting.join(", ")
        );
        return Hit::new([], said);
    }
    let is_outcome = |line: &usize| {
        let code = sheet.answer.lines[*line].code.as_str();
        outcomes().any(|outcome| outcome.codes.iter().any(|other| other.as_str() == code))
    };
    let what = if lines.iter().all(is_outcome) {
        "is one of the outcomes; the report is not there yet"
    } else {
        "is billed before the report is there"
    };
    let said = format!("{} {what}{told}", codes(sheet, &lines));
    Hit::new(lines, said)
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
    if sheet.answer.by_hand && !questions(sheet.key).iter().any(|question| is_meant(sheet.key, question)) {
        return Hit::new([], "this book has codes for what was done; nothing is finished by hand");
    }
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
    Hit::under(missed.rule, [], format!("this still has to be asked: {}", missed.text))
}

/// Facts of the note that the trainee's entries lack or change.
pub(super) fn facts_left_out(sheet: &Sheet<'_>) -> Option<Hit> {
    let facts = differences(sheet);
    if facts.is_empty() {
        return None;
    }
    Hit::new(Vec::new(), format!("the entries lack or change what the note says: {}", facts.join(", ")))
}
