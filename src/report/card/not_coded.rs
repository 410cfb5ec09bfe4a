//! Cards of what is no line: questions, holds, findings, codes that were dropped.

use super::{Asked, Part, behind};
use crate::engine::outcome::{Dropped, Finding, Held, Open};
use crate::report::{claim, questions};

/// A question with the codes that its answers give.
pub fn of_open(parts: &mut Vec<Part>, asked: &Asked<'_>, open: &Open) {
    behind::rule(parts, asked, open.rule, &[&open.question]);
    parts.push(Part::Fact(1, format!("{} depends on: {}", claim::lesions(&open.lesions), open.field)));
    parts.push(Part::Fact(1, format!("possible: {}", questions::possible(&open.codes))));
}

/// A lesion that waits, with what each report gives.
pub fn of_held(parts: &mut Vec<Part>, asked: &Asked<'_>, held: &Held) {
    let says = format!("{} waits for {}.", claim::lesions(&held.lesions), held.until);
    behind::rule(parts, asked, held.rule, &[&says]);
    for outcome in &held.outcomes {
        parts.push(Part::Fact(1, questions::outcome(outcome)));
    }
}

/// A finding, with what to do or why it was accepted.
pub fn of_finding(parts: &mut Vec<Part>, asked: &Asked<'_>, finding: &Finding) {
    behind::rule(parts, asked, finding.rule, &[&finding.message]);
    match &finding.accepted {
        Some(reason) => parts.push(Part::Fact(0, format!("Accepted because: {reason}"))),
        None if finding.remedy.is_empty() => {}
        None => parts.push(Part::Fact(0, format!("What to do: {}", finding.remedy))),
    }
}

/// A code that does not stand.
pub fn of_dropped(parts: &mut Vec<Part>, asked: &Asked<'_>, dropped: &Dropped) {
    behind::rule(parts, asked, dropped.rule, &[&dropped.text]);
}
