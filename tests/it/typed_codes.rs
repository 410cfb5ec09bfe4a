//! An ICD-10-CM code in place of a diagnosis, or above it, gives what the name gives.

use curette::bundle;
use curette::engine::book::{CodeBook, DiagnosisRow};
use curette::engine::encounter::Encounter;
use curette::engine::history::History;
use curette::engine::outcome::Assessment;
use curette::engine::procedure::Kind;
use curette::engine::{assess, read_as};
use curette::format;
use toml::Value;

/// What was done, with all that its code needs, so that the diagnosis alone decides.
fn done(kind: Kind) -> String {
    let more = match kind {
        Kind::Destruction => "methods = [\"cryosurgery\"]\nextent = \"simple\"\nsize_after = \"8 mm\"",
        Kind::Biopsy => "technique = \"punch\"",
        Kind::Excision => "margin = \"1 mm\"",
        Kind::Repair => "closure = \"simple\"\nclosure_length = \"2 cm\"",
        Kind::Mohs => "stages = 1\nblocks = [2]",
        Kind::Photodynamic => "technique = \"staff\"",
        Kind::Epilation => "minutes = 30",
        _ => "",
    };
    format!("[[lesion.procedure]]\nkind = \"{kind}\"\n{more}\n")
}

fn entry(what: &str, site: &str, kind: Kind) -> Encounter {
    let text = format!(
        "schema = 1\ndate_of_service = 2026-09-14\n[[lesion]]\nid = \"A\"\n{what}\nsite = \"{site}\"\npathology = \"final\"\ncount = 1\n\
         size = \"8 mm\"\narea = \"4 cm2\"\n{}",
        done(kind)
    );
    format::read(&text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn text(name: &str) -> String {
    Value::from(name).to_string()
}

/// What codes, questions and blockers came out.
fn told(answer: &Assessment) -> String {
    let lines: Vec<String> = answer
        .lines
        .iter()
        .map(|line| format!("{} {:?} {:?}", line.code, line.modifiers, line.diagnoses))
        .collect();
    let open: Vec<String> =
        answer.open.iter().map(|open| format!("{} {:?}", open.field, open.codes)).collect();
    let blockers: Vec<&str> = answer
        .findings
        .iter()
        .filter(|finding| finding.level.word() == "blocker")
        .map(|finding| finding.rule.as_str())
        .collect();
    format!("{lines:?} {open:?} {} held {blockers:?}", answer.held.len())
}

/// Whether two rows are told apart by their code: not where it is shared by what leads to other families.
fn alike(book: &CodeBook, row: &DiagnosisRow, coded: &DiagnosisRow) -> bool {
    let families = |row: &DiagnosisRow| book.behaviour(row.behaviour).families.clone();
    let plain = |row: &DiagnosisRow| row.readings.is_empty();
    row.name == coded.name
        || (plain(row)
            && plain(coded)
            && families(row) == families(coded)
            && (row.site_codes, row.wart) == (coded.site_codes, coded.wart))
}

#[test]
fn a_code_gives_what_the_name_gives_by_every_procedure() {
    let book = bundle::books().expect("books").last().expect("a book");
    let answer = |encounter: &Encounter| told(&assess(encounter, History::none(), book));
    let mut differ = Vec::new();
    let mut compared = 0;
    for (_, row) in book.diagnoses() {
        for site in ["upper back", "penis shaft", "eyelid margin"] {
            let named = format!("diagnosis = {}", text(&row.name));
            let read = read_as(&entry(&named, site, Kind::Biopsy), History::none(), book);
            let [code] = read[0].icd.as_slice() else { continue };
            let Some(coded) = book.diagnosis_coded(*code).map(|id| book.diagnosis(id)) else {
                differ.push(format!("{} at {site}: {code} is the code of no diagnosis", row.name));
                continue;
            };
            let kinds: &[Kind] = if site == "upper back" {
                Kind::ALL
            } else {
                &[Kind::Destruction, Kind::Excision, Kind::Biopsy, Kind::Mohs]
            };
            for kind in kinds.iter().copied() {
                let by_name = answer(&entry(&named, site, kind));
                let above = answer(&entry(&format!("{named}\nicd10 = \"{code}\""), site, kind));
                if above != by_name {
                    differ.push(format!("{} by {kind} at {site}: {by_name}, with {code} {above}", row.name));
                }
                // Where a site does not suit a diagnosis, the name alone says so.
                if alike(book, row, coded) && row.only_classes.is_empty() && row.only_sites.is_empty() {
                    compared += 1;
                    let by_code = answer(&entry(&format!("diagnosis = \"{code}\""), site, kind));
                    if by_code != by_name {
                        differ.push(format!("{} by {kind} at {site}: {by_name}, {code} {by_code}", row.name));
                    }
                }
            }
        }
    }
    assert!(compared > 1000, "{compared} were compared");
    assert!(differ.is_empty(), "{} differ:\n{}", differ.len(), differ.join("\n"));
}

#[test]
fn every_word_of_doubt_of_the_entry_line_is_one_of_the_book() {
    let book = bundle::books().expect("books").last().expect("a book");
    let words: toml::Table =
        toml::from_str(include_str!("../../assets/abbreviations.toml")).expect("abbreviations");
    for key in ["suspected", "versus"] {
        let words = words["key"][key].as_array().expect("a list");
        assert!(!words.is_empty());
        for word in words.iter().filter_map(Value::as_str) {
            assert!(book.doubts(&format!("melanoma {word} nevus")), "'{word}'");
        }
    }
}
