//! The whole assessment as a person reads it in the shell.

use super::lay::{counted, joined, paragraph};
use super::{billed, check, claim, json, questions};
use crate::engine::book::CodeBook;
use crate::engine::encounter::Encounter;
use crate::engine::outcome::{Assessment, Finding, Level};

/// Everything that was found out, in 80 columns: what was coded with what, the claim lines, what is open, what waits,
/// what was dropped, what is missing, what to know; last of all whether it is final.
#[must_use]
pub fn assessment(assessment: &Assessment, encounter: &Encounter, book: &CodeBook) -> String {
    let mut out = header(assessment, encounter, book);
    claim::section(&mut out, assessment, book);
    questions::open(&mut out, assessment);
    questions::held(&mut out, assessment);
    questions::dropped(&mut out, assessment);
    billed::section(&mut out, assessment);
    check::missing(&mut out, assessment);
    check::findings(&mut out, assessment);
    out.push('\n');
    paragraph(&mut out, "", 0, &verdict(assessment));
    out
}

/// Which encounter, coded with which tables and switches.
#[must_use]
pub fn header(assessment: &Assessment, encounter: &Encounter, book: &CodeBook) -> String {
    let mut out = String::new();
    let name = assessment
        .encounter
        .as_deref()
        .map_or_else(|| "Encounter without an id".to_owned(), |id| format!("Encounter {id}"));
    paragraph(&mut out, "", 0, &name);
    let mut facts =
        vec![encounter.date_of_service.map_or_else(
            || "date of service not stated".to_owned(),
            |date| format!("date of service {date}"),
        )];
    facts.extend(encounter.place_of_service.as_deref().map(|place| {
        let label = book.place_of_service(place).map(|row| format!(" ({})", row.label));
        format!("place of service {place}{}", label.unwrap_or_default())
    }));
    facts.extend(encounter.payer.map(|payer| format!("payer {payer}")));
    paragraph(&mut out, "  ", 2, &facts.join(", "));
    for amended in &encounter.amended {
        let said = format!("amended {}: {} (signed before {})", amended.at, amended.reason, amended.of);
        paragraph(&mut out, "  ", 4, &said);
    }
    let tables: Vec<String> =
        json::tables(assessment).iter().map(|(name, from)| format!("{name} {from}")).collect();
    paragraph(
        &mut out,
        "  ",
        2,
        &format!("edition {}, tables from {}", assessment.edition, joined(&tables, "and")),
    );
    let switches: Vec<String> =
        assessment.policy.differing().map(|(switch, value)| format!("{switch} = {value}")).collect();
    if !switches.is_empty() {
        paragraph(&mut out, "  ", 2, &format!("policy {}", switches.join(", ")));
    }
    out
}

/// Whether the answer is final, and if not why not.
#[must_use]
pub fn verdict(assessment: &Assessment) -> String {
    let known = in_words(assessment);
    match (assessment.is_final, known.is_empty()) {
        (true, true) => "Final: nothing is open, nothing waits, nothing blocks.".to_owned(),
        (true, false) => {
            format!("Final, with {}: nothing is open, nothing waits, nothing blocks.", joined(&known, "and"))
        }
        (false, true) => "Not final.".to_owned(),
        (false, false) => format!("Not final: {}.", joined(&known, "and")),
    }
}

/// The verdict for a list: `final`, `1 open question and 2 blockers`.
#[must_use]
pub fn in_short(assessment: &Assessment) -> String {
    let known = in_words(assessment);
    match (assessment.is_final, known.is_empty()) {
        (true, true) => "final".to_owned(),
        (true, false) => format!("final, {}", joined(&known, "and")),
        (false, true) => "not final".to_owned(),
        (false, false) => joined(&known, "and"),
    }
}

/// How many questions, holds, blockers and warnings there are; those that are not there are left out.
fn in_words(assessment: &Assessment) -> Vec<String> {
    let findings = |level: Level, stands: bool| {
        let counts = |finding: &&Finding| finding.level == level && finding.stands() == stands;
        assessment.findings.iter().filter(counts).count()
    };
    let accepted = findings(Level::Warning, false);
    [
        (assessment.open.len(), "open question", "open questions"),
        (assessment.held.len(), "hold for pathology", "holds for pathology"),
        (findings(Level::Blocker, true), "blocker", "blockers"),
        (findings(Level::Warning, true), "warning", "warnings"),
        (accepted, "accepted warning", "accepted warnings"),
    ]
    .into_iter()
    .filter(|(number, _, _)| *number > 0)
    .map(|(number, one, many)| counted(number, one, many))
    .collect()
}
