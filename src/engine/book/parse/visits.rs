//! `visits.toml` and `regions.toml`.

use serde::Deserialize;
use toml::Spanned;

use super::reader::Reader;
use crate::engine::book::names::fold;
use crate::engine::book::regions::Region;
use crate::engine::book::visits::SingleWords;
use crate::engine::book::{AbsentCode, CodeBook, VisitRow};
use crate::engine::ids::Code;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VisitRaw {
    code: String,
    new_patient: bool,
    in_pairs: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OtherRaw {
    code: String,
    text: String,
    rule: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct WordsRaw {
    decision: Vec<String>,
    new_patient: Vec<String>,
    follow_up: Vec<String>,
    deciding: Vec<String>,
    looking: Vec<String>,
    treating: Vec<String>,
    beside: Vec<String>,
    new: Vec<String>,
    beside_new: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct VisitsFile {
    visit: Vec<Spanned<VisitRaw>>,
    other: Vec<Spanned<OtherRaw>>,
    words: WordsRaw,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RegionRaw {
    site: String,
    #[serde(default)]
    parts: Vec<String>,
    #[serde(default)]
    near: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct RegionsFile {
    region: Vec<Spanned<RegionRaw>>,
}

pub(super) fn read_visits(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let file: VisitsFile = reader.file("visits.toml");
    for raw in &file.visit {
        let row = reader.row("visits.toml", raw);
        let VisitRaw { code, new_patient, in_pairs } = raw.get_ref();
        let Some(code) = reader.code(row, book, code) else { continue };
        let entry = VisitRow { new_patient: *new_patient, in_pairs: *in_pairs };
        if book.visits.rows.insert(code, entry).is_some() {
            reader.fault(row, format!("visit {code} stands twice"));
        }
    }
    for raw in &file.other {
        let row = reader.row("visits.toml", raw);
        let raw = raw.get_ref();
        let code = reader.word(row, &raw.code, "procedure code", Code::from_text);
        if let (Some(code), Some(rule)) = (code, reader.rule(row, book, &raw.rule)) {
            if book.visits.rows.contains_key(&code) {
                reader.fault(row, format!("{code} is listed as a visit and as none"));
            }
            book.visits.other.insert(code, AbsentCode { text: raw.text.clone(), rule });
        }
    }
    let folded = |words: &[String]| words.iter().map(|word| fold(word)).collect();
    book.visits.decision = folded(&file.words.decision);
    book.visits.new_patient = folded(&file.words.new_patient);
    book.visits.follow_up = folded(&file.words.follow_up);
    book.visits.single = SingleWords {
        deciding: folded(&file.words.deciding),
        looking: folded(&file.words.looking),
        treating: folded(&file.words.treating),
        beside: folded(&file.words.beside),
        new: folded(&file.words.new),
        beside_new: folded(&file.words.beside_new),
    };
}

pub(super) fn read_regions(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let file: RegionsFile = reader.file("regions.toml");
    for raw in &file.region {
        let row = reader.row("regions.toml", raw);
        let RegionRaw { site, parts, near } = raw.get_ref();
        for name in std::iter::once(site).chain(parts).chain(near) {
            if !book.sites().any(|(_, row)| row.name == *name) {
                reader.fault(row, format!("'{name}' is no site of sites.toml"));
            }
            book.regions.regions.entry(name.clone()).or_default();
        }
        let entry = Region { parts: parts.clone(), near: near.clone() };
        let before = book.regions.regions.insert(site.clone(), entry);
        if before.is_some_and(|own| !own.parts.is_empty() || !own.near.is_empty()) {
            reader.fault(row, format!("region '{site}' stands twice"));
        }
        if book.regions.covered(site).contains(site.as_str()) {
            reader.fault(row, format!("'{site}' is part of itself"));
        }
    }
    book.regions.lay_out();
}
