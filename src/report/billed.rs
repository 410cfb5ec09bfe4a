//! Billed lines with their verdicts, as text.

use super::lay::{counted, heading, joined, paragraph};
use super::plain;
use crate::engine::ids::Code;
use crate::engine::outcome::{Assessment, BilledLine, Finding, Verdict};
use crate::engine::place::Field;

/// Adds the billed lines, each with its verdict and why; nothing where none is billed.
pub(super) fn section(out: &mut String, assessment: &Assessment) {
    if assessment.billed.is_empty() {
        return;
    }
    heading(out, "Billed lines");
    for line in &assessment.billed {
        verdict(out, line);
    }
    let number = |verdict: Verdict| assessment.billed.iter().filter(|line| line.verdict == verdict).count();
    let numbers: Vec<String> = Verdict::ALL
        .iter()
        .filter(|verdict| number(**verdict) > 0)
        .map(|verdict| format!("{} {verdict}", number(*verdict)))
        .collect();
    paragraph(out, "  ", 2, &joined(&numbers, "and"));
}

/// One billed line with its verdict, and below it why.
fn verdict(out: &mut String, line: &BilledLine) {
    let head = format!("  {:<11}  ", line.verdict);
    paragraph(out, &head, 15, &format!("{}  [{}]", in_short(line), line.rule));
    paragraph(out, "      ", 6, &line.text);
    for also in &line.also {
        paragraph(out, "      ", 6, &format!("{} [{}]", also.text, also.rule));
    }
}

/// Whether a finding only repeats what stands with a billed line.
pub(super) fn repeats(assessment: &Assessment, finding: &Finding) -> bool {
    let said = |line: &BilledLine| {
        line.rule == finding.rule || line.also.iter().any(|also| also.rule == finding.rule)
    };
    finding.field == Some(Field::Billed) && assessment.billed.iter().any(said)
}

/// A billed line in short: `17003 x7-59`.
fn in_short(line: &BilledLine) -> String {
    let units = if line.units == 1 { String::new() } else { format!(" x{}", line.units) };
    let modifiers: String =
        line.modifiers.iter().map(|modifier| format!("-{}", plain::line(modifier))).collect();
    format!("{}{units}{modifiers}", plain::line(&line.code))
}

/// What is to be said about a code that was billed: one paragraph for each line of it; `None` where it was not.
#[must_use]
pub fn of_code(assessment: &Assessment, code: Code) -> Option<String> {
    let mut out = String::new();
    let lines: Vec<&BilledLine> =
        assessment.billed.iter().filter(|line| line.code.eq_ignore_ascii_case(code.as_str())).collect();
    if lines.is_empty() {
        return None;
    }
    let missing = lines.iter().all(|line| line.verdict == Verdict::Missing);
    let number = counted(lines.len(), "line", "lines");
    heading(&mut out, &if missing { "Not billed".to_owned() } else { format!("Billed on {number}") });
    for line in lines {
        verdict(&mut out, line);
    }
    Some(out)
}
