//! The whole assessment as a person reads it in the shell.

use super::lay::{counted, joined, paragraph};
use super::{check, claim, json, questions};
use crate::engine::book::CodeBook;
use crate::engine::encounter::Encounter;
use crate::engine::outcome::{Assessment, Level};

/// Everything that was found out, in 80 columns: what was coded with what, the claim lines, what is open, what waits,
/// what was dropped, what is missing, what to know; last of all whether it is final.
#[must_use]
pub fn assessment(assessment: &Assessment, encounter: &Encounter, book: &CodeBook) -> String {
    let mut out = header(assessment, encounter, book);
    claim::section(&mut out, assessment, book);
    questions::open(&mut out, assessment);
    questions::held(&mut out, assessment);
    questions::dropped(&mut out, assessment);
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
    facts.extend(encounter.payer.map(|payer| {
        format!("payer {}", book.payer(payer).map_or_else(|| payer.word(), |row| row.label.as_str()))
    }));
    paragraph(&mut out, "  ", 2, &facts.join(", "));
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
    let level = |level: Level| assessment.findings.iter().filter(|finding| finding.level == level).count();
    let (blockers, warnings) = (level(Level::Blocker), level(Level::Warning));
    let mut known = Vec::new();
    if warnings > 0 {
        known.push(counted(warnings, "warning", "warnings"));
    }
    if assessment.is_final {
        let rest = known.first().map(|warnings| format!(", with {warnings}")).unwrap_or_default();
        return format!("Final{rest}: nothing is open, nothing waits, nothing blocks.");
    }
    let mut why = Vec::new();
    let mut count = |number: usize, one: &str, many: &str| {
        if number > 0 {
            why.push(counted(number, one, many));
        }
    };
    count(assessment.open.len(), "open question", "open questions");
    count(assessment.held.len(), "hold for pathology", "holds for pathology");
    count(blockers, "blocker", "blockers");
    why.extend(known);
    if why.is_empty() { "Not final.".to_owned() } else { format!("Not final: {}.", joined(&why, "and")) }
}
