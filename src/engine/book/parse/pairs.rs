//! `pairs.toml` and `units.toml`: what stands together, and how many units a day.

use serde::Deserialize;
use toml::Spanned;

use super::reader::Reader;
use crate::engine::book::{BesideRow, CodeBook, Judged, PairRow, UnitRow};
use crate::engine::ids::Code;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PairRaw {
    column1: String,
    modifier: String,
    column2: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct PairsFile {
    pair: Vec<Spanned<PairRaw>>,
    beside: Vec<Spanned<BesideRaw>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BesideRaw {
    column2: String,
    label: String,
    rule: String,
    column1: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitRaw {
    code: String,
    most: u32,
    judged: u8,
    rule: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct UnitsFile {
    unit: Vec<Spanned<UnitRaw>>,
}

pub(super) fn read_pairs_and_units(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let pairs: PairsFile = reader.file("pairs.toml");
    for raw in &pairs.pair {
        let row = reader.row("pairs.toml", raw);
        let raw = raw.get_ref();
        let allowed = match raw.modifier.as_str() {
            "allowed" => true,
            "never" => false,
            other => {
                reader.fault(row, format!("modifier is 'allowed' or 'never', not '{other}'"));
                continue;
            }
        };
        let Some(column1) = reader.code(row, book, &raw.column1) else { continue };
        for other in &raw.column2 {
            let Some(column2) = reader.code(row, book, other) else { continue };
            if book.pairs.contains_key(&(column2, column1)) {
                reader.fault(row, format!("pair {column1}, {column2} is listed both ways"));
            }
            if book.pairs.insert((column1, column2), PairRow { column1, column2, allowed }).is_some() {
                reader.fault(row, format!("pair {column1}, {column2} stands twice"));
            }
        }
    }
    for raw in &pairs.beside {
        let row = reader.row("pairs.toml", raw);
        let raw = raw.get_ref();
        let code = reader.word(row, &raw.column2, "procedure code", Code::from_text);
        let under: Vec<Code> =
            raw.column1.iter().filter_map(|column1| reader.code(row, book, column1)).collect();
        if let (Some(code), Some(rule)) = (code, reader.rule(row, book, &raw.rule)) {
            if book.codes.contains_key(&code) {
                reader.fault(row, format!("{code} is a code of this book: list it as a pair"));
            }
            book.beside.push(BesideRow { code, label: raw.label.clone(), under, rule });
        }
    }
    let units: UnitsFile = reader.file("units.toml");
    for raw in &units.unit {
        let row = reader.row("units.toml", raw);
        let raw = raw.get_ref();
        let judged = match raw.judged {
            1 => Judged::Line,
            2 => Judged::DayHard,
            3 => Judged::DaySoft,
            other => {
                reader.fault(row, format!("judged is 1, 2 or 3, not {other}"));
                continue;
            }
        };
        let rule = raw.rule.as_ref().and_then(|rule| reader.rule(row, book, rule));
        if let Some(code) = reader.code(row, book, &raw.code)
            && book.units.insert(code, UnitRow { most: raw.most, judged, rule }).is_some()
        {
            reader.fault(row, format!("the limit of {code} stands twice"));
        }
    }
}
