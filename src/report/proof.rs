//! The proof card of a code: why an encounter gives it, or why it does not.

use super::card::{self, Asked, Part};
use super::lay::{heading, paragraph};
use super::{billed, claim, questions, text};
use crate::engine::ids::Code;
use crate::engine::why_not::why_not;

/// Everything about one code in an encounter: its lines with facts, reasons, sources and table dates; where it is
/// open, waits or was dropped; or what the encounter gives in its place.
#[must_use]
pub fn card(asked: &Asked<'_>, code: Code) -> String {
    let mut out = head(asked, code);
    let other = asked.other_readings();
    let mut parts = Vec::new();
    for line in asked.answer.lines.iter().filter(|line| line.code == code) {
        parts.extend(card::of_line(asked, line, &other));
    }
    if parts.is_empty() {
        return absent(asked, code);
    }
    undecided(&mut parts, asked, code);
    for dropped in asked.answer.dropped.iter().filter(|dropped| dropped.code == code) {
        parts.push(Part::Heading(format!("Not coded for {}", claim::lesions(&dropped.lesions))));
        card::of_dropped(&mut parts, asked, dropped);
    }
    out.push_str(&card::text(&parts));
    as_billed(&mut out, asked, code);
    out
}

/// What is to be said about the code as it was billed.
fn as_billed(out: &mut String, asked: &Asked<'_>, code: Code) {
    if let Some(judged) = billed::of_code(asked.answer, code) {
        out.push_str(&judged);
    }
}

/// Why a code is not on the claim, and what the encounter gives.
#[must_use]
pub fn absent(asked: &Asked<'_>, code: Code) -> String {
    let mut out = head(asked, code);
    let why = why_not(asked.encounter, asked.history, asked.answer, asked.book, code);
    if !matches!(why, crate::engine::why_not::WhyNot::Stands(_)) {
        out.push('\n');
        paragraph(&mut out, "", 2, &format!("No line of this encounter has {code}."));
    }
    out.push_str(&card::text(&card::of_absent(asked, code, &why)));
    as_billed(&mut out, asked, code);
    instead(&mut out, asked);
    out
}

fn head(asked: &Asked<'_>, code: Code) -> String {
    let mut out = text::header(asked.answer, asked.encounter, asked.book);
    let title = asked.book.code(code).map(|row| format!(": {}", row.label)).unwrap_or_default();
    out.push('\n');
    paragraph(&mut out, "", 2, &format!("{code}{title}"));
    out
}

/// Questions and holds of other lesions in which the code is one of the possible answers.
fn undecided(parts: &mut Vec<Part>, asked: &Asked<'_>, code: Code) {
    for open in asked.answer.open.iter().filter(|open| open.codes.iter().any(|codes| codes.contains(&code))) {
        parts.push(Part::Heading(format!("Possible for {}", claim::lesions(&open.lesions))));
        card::of_open(parts, asked, open);
    }
    for held in &asked.answer.held {
        for outcome in held.outcomes.iter().filter(|outcome| outcome.codes.contains(&code)) {
            parts.push(Part::Heading(format!("Waits with {}", claim::lesions(&held.lesions))));
            let text = format!("given if {} says {}", held.until, outcome.pathology);
            card::rule(parts, asked, held.rule, &[&text]);
        }
    }
}

/// What the encounter gives.
fn instead(out: &mut String, asked: &Asked<'_>) {
    heading(out, "The encounter gives");
    if asked.answer.lines.is_empty() {
        out.push_str("  no line\n");
    }
    for line in &asked.answer.lines {
        paragraph(out, &format!("  {:>2}  ", line.rank), 6, &claim::in_short(line));
    }
    for open in &asked.answer.open {
        let text = format!("{}: {}", claim::lesions(&open.lesions), questions::possible(&open.codes));
        paragraph(out, "   ?  ", 6, &text);
    }
    for held in &asked.answer.held {
        paragraph(out, "   -  ", 6, &format!("{}: waits for {}", claim::lesions(&held.lesions), held.until));
    }
}
