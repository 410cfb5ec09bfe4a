//! An encounter made into a file that leaves the machine: as JSON, as proof cards, as a table; with or without who it is.

mod csv;
pub mod deidentify;
mod reduce;
mod shape;

use super::card::Asked;
use super::{json, proof};
use crate::format;

/// What stands at the top of whatever is not final.
const DRAFT: &str = "DRAFT, not for billing: the encounter is not final or was exported as a draft.";
/// What stands at the top of whatever says no more who it is about.
const DEIDENTIFIED: &str = "De-identified: no patient, no clinician, no free text; dates moved.";

/// How an export is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    /// It is a draft.
    pub draft: bool,
    /// Who it is about was taken out.
    pub deidentified: bool,
}

/// The encounter and its assessment as one JSON object.
///
/// # Errors
/// Never for an assessment; the type is that of the JSON writer.
pub fn as_json(asked: &Asked<'_>, marks: Marks) -> serde_json::Result<String> {
    let encounter = format::write_json(asked.encounter);
    let assessment = json::one_line(asked.answer, asked.book)?;
    let Marks { draft, deidentified } = marks;
    Ok(json::safe(format!(
        "{{\"schema\":1,\"draft\":{draft},\"deidentified\":{deidentified},\"encounter\":{encounter},\"assessment\":{}}}",
        assessment.trim_end()
    )))
}

/// The proof cards of every code, one after the other, each code once.
#[must_use]
pub fn as_proof(asked: &Asked<'_>, marks: Marks) -> String {
    let mut out = heading(marks);
    let mut told = Vec::new();
    for line in &asked.answer.lines {
        if told.contains(&line.code) {
            continue;
        }
        if !told.is_empty() {
            out.push_str("\n----\n\n");
        }
        told.push(line.code);
        out.push_str(&proof::card(asked, line.code));
    }
    if told.is_empty() {
        out.push_str(&super::text::assessment(asked.answer, asked.encounter, asked.book));
    }
    out
}

/// One row a claim line, below a row with the names of the columns.
#[must_use]
pub fn as_csv(asked: &Asked<'_>, marks: Marks) -> String {
    csv::rows(asked, marks)
}

fn heading(marks: Marks) -> String {
    let mut out = String::new();
    for (is, text) in [(marks.draft, DRAFT), (marks.deidentified, DEIDENTIFIED)] {
        if is {
            out.push_str(text);
            out.push_str("\n\n");
        }
    }
    out
}
