//! The one function that is the product.

use super::book::CodeBook;
use super::encounter::Encounter;
use super::outcome::Assessment;

/// Everything that can be said about an encounter: codes with reasons, questions, holds, checklist, findings.
///
/// Total and deterministic: missing answers are normal input, there is no error, and the same input gives the same
/// answer on every machine.
#[must_use]
pub fn assess(encounter: &Encounter, book: &CodeBook) -> Assessment {
    Assessment {
        encounter: encounter.id.clone(),
        edition: book.edition().to_owned(),
        tables: book.tables().iter().map(|table| (table.name.clone(), table.from)).collect(),
        policy: encounter.policy.clone(),
        is_final: false,
        lines: Vec::new(),
        open: Vec::new(),
        held: Vec::new(),
        dropped: Vec::new(),
        checklist: Vec::new(),
        findings: Vec::new(),
    }
}
