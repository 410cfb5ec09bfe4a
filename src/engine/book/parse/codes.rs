//! `codes.toml`: codes with their indicators and relative values, and numbers that are no codes.

use serde::Deserialize;
use toml::Spanned;

use super::reader::{Reader, yes};
use crate::engine::book::{AbsentCode, CodeBook, CodeRow, IncludedCodes};
use crate::engine::ids::Code;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RvuRaw {
    work: String,
    office: String,
    facility: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CodeRaw {
    code: String,
    family: String,
    label: String,
    global: String,
    multiple: u8,
    bilateral: u8,
    rvu: RvuRaw,
    #[serde(default)]
    parents: Vec<String>,
    #[serde(default = "yes")]
    priced: bool,
    #[serde(default)]
    by_number: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AbsentRaw {
    code: String,
    text: String,
    rule: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IncludedRaw {
    from: String,
    to: String,
    text: String,
    rule: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct CodesFile {
    absent: Vec<Spanned<AbsentRaw>>,
    included: Vec<Spanned<IncludedRaw>>,
    code: Vec<Spanned<CodeRaw>>,
}

pub(super) fn read_codes(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let file: CodesFile = reader.file("codes.toml");
    for raw in &file.code {
        let row = reader.row("codes.toml", raw);
        let raw = raw.get_ref();
        let code = reader.word(row, &raw.code, "procedure code", Code::from_text);
        let family = reader.family(row, book, &raw.family);
        let value = |text: &str| hundredths(text);
        let (work, office, facility) =
            (value(&raw.rvu.work), value(&raw.rvu.office), value(&raw.rvu.facility));
        let (Some(work), Some(office), Some(facility)) = (work, office, facility) else {
            reader.fault(row, format!("a relative value of '{}' is no number with two decimals", raw.code));
            continue;
        };
        let parents = reader.words(row, &raw.parents, "procedure code", Code::from_text);
        let (Some(code), Some(family)) = (code, family) else { continue };
        let entry = CodeRow {
            family,
            label: raw.label.clone(),
            global: raw.global.clone(),
            multiple: raw.multiple,
            bilateral: raw.bilateral,
            rvu_office: office,
            rvu_facility: facility,
            rvu_work: work,
            parents,
            priced: raw.priced,
            by_number: raw.by_number,
        };
        if book.codes.insert(code, entry).is_some() {
            reader.fault(row, format!("code {code} stands twice"));
        } else {
            let at = book.code_order.partition_point(|own| *own < code);
            book.code_order.insert(at, code);
        }
    }
    for raw in &file.absent {
        let row = reader.row("codes.toml", raw);
        let raw = raw.get_ref();
        let code = reader.word(row, &raw.code, "procedure code", Code::from_text);
        if let (Some(code), Some(rule)) = (code, reader.rule(row, book, &raw.rule)) {
            if book.codes.contains_key(&code) {
                reader.fault(row, format!("{code} is listed as absent and as a code"));
            }
            book.absent.insert(code, AbsentCode { text: raw.text.clone(), rule });
        }
    }
    for raw in &file.included {
        let row = reader.row("codes.toml", raw);
        let raw = raw.get_ref();
        let from = reader.word(row, &raw.from, "procedure code", Code::from_text);
        let to = reader.word(row, &raw.to, "procedure code", Code::from_text);
        if let (Some(from), Some(to), Some(rule)) = (from, to, reader.rule(row, book, &raw.rule)) {
            if to < from {
                reader.fault(row, format!("the codes from {from} to {to} end before they begin"));
            }
            book.included.push(IncludedCodes { from, to, text: raw.text.clone(), rule });
        }
    }
}

/// A decimal number as hundredths.
fn hundredths(text: &str) -> Option<u32> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.len() > 2 {
        return None;
    }
    format!("{whole}{fraction:0<2}").parse().ok()
}
