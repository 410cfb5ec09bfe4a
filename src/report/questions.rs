//! What is not decided: open questions, lesions that wait for pathology, codes that do not stand.

use super::claim::lesions;
use super::lay::{heading, joined, paragraph};
use crate::engine::ids::Code;
use crate::engine::outcome::{Assessment, Outcome};

/// Adds the open questions, each with the codes that are possible.
pub(super) fn open(out: &mut String, assessment: &Assessment) {
    if assessment.open.is_empty() {
        return;
    }
    heading(out, "Open questions");
    for open in &assessment.open {
        paragraph(out, "  ? ", 4, &format!("{} [{}]", open.question, open.rule));
        paragraph(out, "    ", 6, &format!("{}: {}", lesions(&open.lesions), possible(&open.codes)));
    }
}

/// Adds the lesions that wait, with what each report would give.
pub(super) fn held(out: &mut String, assessment: &Assessment) {
    if assessment.held.is_empty() {
        return;
    }
    heading(out, "Waiting");
    for held in &assessment.held {
        paragraph(out, "  - ", 4, &format!("{} for {} [{}]", lesions(&held.lesions), held.until, held.rule));
        for report in &held.outcomes {
            paragraph(out, "    ", 6, &outcome(report));
        }
    }
}

/// What a report would give: `if malignant: 17281`.
#[must_use]
pub fn outcome(report: &Outcome) -> String {
    let codes = if report.open { "another answer is missing".to_owned() } else { together(&report.codes) };
    format!("if {}: {codes}", report.pathology)
}

/// Adds the codes that do not stand, with the reason.
pub(super) fn dropped(out: &mut String, assessment: &Assessment) {
    if assessment.dropped.is_empty() {
        return;
    }
    heading(out, "Not coded");
    for dropped in &assessment.dropped {
        let text =
            format!("{}, {}: {} [{}]", dropped.code, lesions(&dropped.lesions), dropped.text, dropped.rule);
        paragraph(out, "  - ", 4, &text);
    }
}

/// The lists of codes that are possible: `17260, 17261 or 17000 with 17003`.
#[must_use]
pub fn possible(lists: &[Vec<Code>]) -> String {
    let lists: Vec<String> = lists.iter().map(|codes| together(codes)).collect();
    joined(&lists, "or")
}

/// Codes that are given together.
fn together(codes: &[Code]) -> String {
    if codes.is_empty() {
        return "no code".to_owned();
    }
    let words: Vec<&str> = codes.iter().map(Code::as_str).collect();
    words.join(" with ")
}
