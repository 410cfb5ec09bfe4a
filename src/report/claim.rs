//! The claim lines as a table.

use super::lay::{heading, joined, paragraph};
use super::plain;
use crate::engine::book::CodeBook;
use crate::engine::outcome::{Assessment, CodeLine, LesionId};

/// Adds the claim lines in claim order, add-ons indented under their parent, each with our label below.
pub(super) fn section(out: &mut String, assessment: &Assessment, book: &CodeBook) {
    heading(out, "Claim lines");
    if assessment.lines.is_empty() {
        out.push_str("  none\n");
        return;
    }
    let rows: Vec<[String; 5]> = assessment.lines.iter().map(cells).collect();
    let titles = ["#", "Code", "Units", "Modifiers", "Diagnoses"];
    let widths: [usize; 5] = std::array::from_fn(|column| {
        rows.iter().map(|row| row[column].chars().count()).chain([titles[column].len()]).max().unwrap_or(0)
    });
    let row = |cells: [&str; 5]| {
        let [rank, code, units, modifiers, diagnoses] = cells;
        let [of_rank, of_code, of_units, of_modifiers, of_diagnoses] = widths;
        format!(
            "  {rank:>of_rank$}  {code:<of_code$}  {units:>of_units$}  {modifiers:<of_modifiers$}  {diagnoses:<of_diagnoses$}  "
        )
    };
    let head = row(titles);
    let (lesions_at, code_at) = (head.chars().count(), 4 + widths[0]);
    out.push_str(&head);
    out.push_str("Lesions\n");
    for (line, cells) in assessment.lines.iter().zip(&rows) {
        paragraph(
            out,
            &row(std::array::from_fn(|column| cells[column].as_str())),
            lesions_at,
            &line.lesions.join(" "),
        );
        let indent = code_at + if line.add_on_to.is_some() { 4 } else { 2 };
        paragraph(out, &" ".repeat(indent), indent, &label(line, book));
    }
}

fn cells(line: &CodeLine) -> [String; 5] {
    let modifiers: Vec<&str> = line.modifiers.iter().map(|modifier| modifier.as_str()).collect();
    let diagnoses: Vec<&str> = line.diagnoses.iter().map(|icd| icd.as_str()).collect();
    let indent = if line.add_on_to.is_some() { "  " } else { "" };
    [
        line.rank.to_string(),
        format!("{indent}{}", line.code),
        line.units.to_string(),
        modifiers.join(" "),
        diagnoses.join(" "),
    ]
}

fn label(line: &CodeLine, book: &CodeBook) -> String {
    let label = book.code(line.code).map_or("a code that is not in the tables", |row| row.label.as_str());
    let covered = if line.not_covered() { "; not covered" } else { "" };
    match line.add_on_to {
        Some(parent) => format!("{label} (add-on to line {parent}){covered}"),
        None => format!("{label}{covered}"),
    }
}

/// A line in short: `17281 x 1, modifiers 59, diagnoses C44.311, line 1`.
#[must_use]
pub fn in_short(line: &CodeLine) -> String {
    let mut text = format!("{} x {}", line.code, line.units);
    if !line.modifiers.is_empty() {
        let words: Vec<&str> = line.modifiers.iter().map(|modifier| modifier.as_str()).collect();
        text.push_str(&format!(", modifier {}", joined(&words, "and")));
    }
    if !line.diagnoses.is_empty() {
        let words: Vec<&str> = line.diagnoses.iter().map(|icd| icd.as_str()).collect();
        text.push_str(&format!(", diagnosis {}", joined(&words, "and")));
    }
    if !line.lesions.is_empty() {
        text.push_str(&format!(", {}", lesions(&line.lesions)));
    }
    if line.not_covered() {
        text.push_str(", not covered");
    }
    text
}

/// Lesions by name: `lesion A`, `lesions A, B and C`.
#[must_use]
pub fn lesions(ids: &[LesionId]) -> String {
    match ids {
        [] => "the encounter".to_owned(),
        [only] => format!("lesion {}", plain::line(only)),
        several => format!("lesions {}", joined(several, "and")),
    }
}
