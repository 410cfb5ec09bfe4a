//! From the text of the files to a checked book: one file of tables, one file here.

mod checklist;
mod claim;
mod codes;
mod diagnoses;
mod disagreements;
mod examples;
mod families;
mod head;
mod icd;
mod ladders;
mod necessity;
mod pairs;
mod reader;
mod sites;
mod sources;
mod visits;
mod ways;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::check::{Fault, check};
use super::checklists::Checklists;
use super::doubt::Doubt;
use super::listed_icd::ListedIcd;
use super::quick::Map;
use super::{BookFile, CodeBook, Commentary, DiagnosisId, Necessity, Regions, Visits};
use crate::engine::date::Date;

/// Reads every file, then checks what goes over several of them.
pub(super) fn load(files: &[BookFile<'_>]) -> Result<CodeBook, Vec<Fault>> {
    let mut reader = reader::Reader { files, faults: Vec::new(), unreadable: Vec::new() };
    let mut book = empty();
    head::read_head(&mut reader, &mut book);
    sources::read_sources_and_rules(&mut reader, &mut book);
    families::read_families(&mut reader, &mut book);
    families::read_behaviours(&mut reader, &mut book);
    codes::read_codes(&mut reader, &mut book);
    ladders::read_ladders(&mut reader, &mut book);
    ways::read_ways(&mut reader, &mut book);
    pairs::read_pairs_and_units(&mut reader, &mut book);
    sites::read_sites(&mut reader, &mut book);
    icd::read_icd_forms(&mut reader, &mut book);
    diagnoses::read_diagnoses(&mut reader, &mut book);
    visits::read_visits(&mut reader, &mut book);
    visits::read_regions(&mut reader, &mut book);
    claim::read_claim_words(&mut reader, &mut book);
    necessity::read_necessity(&mut reader, &mut book);
    checklist::read_checklist(&mut reader, &mut book);
    head::read_outcomes(&mut reader, &mut book);
    check(&book, &mut reader.faults);
    told(reader)?;
    book.lay_out();
    Ok(book)
}

/// Reads what explains a book.
pub(super) fn load_commentary(files: &[BookFile<'_>], book: &CodeBook) -> Result<Commentary, Vec<Fault>> {
    let mut reader = reader::Reader { files, faults: Vec::new(), unreadable: Vec::new() };
    let mut commentary = Commentary::default();
    examples::read_examples(&mut reader, book, &mut commentary);
    disagreements::read_disagreements(&mut reader, book, &mut commentary);
    told(reader)?;
    Ok(commentary)
}

/// Every fault that was found, in order and each once.
fn told(reader: reader::Reader<'_>) -> Result<(), Vec<Fault>> {
    let mut faults = if reader.unreadable.is_empty() { reader.faults } else { reader.unreadable };
    if faults.is_empty() {
        return Ok(());
    }
    faults.sort();
    faults.dedup();
    Err(faults)
}

fn empty() -> CodeBook {
    let day = Date::new(1, 1, 1).unwrap_or_else(|| unreachable!("a day of the calendar"));
    CodeBook {
        edition: String::new(),
        title: String::new(),
        from: day,
        to: day,
        tables: Arc::default(),
        outcomes: BTreeMap::new(),
        undecided: DiagnosisId(0),
        code_alone: None,
        sources: Map::default(),
        rules: Map::default(),
        rule_order: Vec::new(),
        families: Vec::new(),
        behaviours: Vec::new(),
        codes: Map::default(),
        code_order: Vec::new(),
        absent: BTreeMap::new(),
        included: Vec::new(),
        beside: Vec::new(),
        ladders: Map::default(),
        ways: Vec::new(),
        pairs: Map::default(),
        units: Map::default(),
        sites: Vec::new(),
        site_names: Map::default(),
        site_classes: Vec::new(),
        diagnoses: Vec::new(),
        diagnosis_names: Map::default(),
        doubt: Doubt::default(),
        listed_icd: ListedIcd::default(),
        icd_forms: Vec::new(),
        icd_classes: Map::default(),
        modifiers: BTreeMap::new(),
        pos: BTreeMap::new(),
        payers: Vec::new(),
        necessity: Necessity::default(),
        drugs: BTreeMap::new(),
        checklist: Vec::new(),
        checklists: Checklists::default(),
        visits: Visits::default(),
        regions: Regions::default(),
    }
}
