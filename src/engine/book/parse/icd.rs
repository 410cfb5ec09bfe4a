//! `icd.toml`: how categories become codes at a site class.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::reader::{Reader, Row};
use crate::engine::book::{CodeBook, IcdForm};
use crate::engine::lesion::{Part, Side};

#[derive(Deserialize)]
struct IcdFormRaw {
    class: String,
    side: Option<String>,
    part: Option<String>,
    #[serde(default, rename = "unspecified_side")]
    _unspecified_side: bool,
    #[serde(flatten)]
    codes: BTreeMap<String, String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct IcdFile {
    complete: Vec<String>,
    place: Vec<Spanned<IcdFormRaw>>,
}

pub(super) fn read_icd_forms(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let file: IcdFile = reader.file("icd.toml");
    for raw in &file.place {
        let row = reader.row("icd.toml", raw);
        let raw = raw.get_ref();
        let side = raw.side.as_ref().and_then(|word| reader.word(row, word, "side", Side::parse));
        let part = raw.part.as_ref().and_then(|word| reader.word(row, word, "part", Part::parse));
        for code in raw.codes.values() {
            reader.icd(row, &code.replace("{h}", "1"));
        }
        if book.icd_forms.iter().any(|form| form.class == raw.class && form.side == side && form.part == part)
        {
            reader.fault(row, format!("class '{}' stands twice for this side and part", raw.class));
        }
        book.icd_forms.push(IcdForm { class: raw.class.clone(), side, part, codes: raw.codes.clone() });
    }
    for category in &file.complete {
        if !book.icd_forms.iter().any(|form| form.codes.contains_key(category)) {
            reader.fault(
                Row { file: "icd.toml", start: 0 },
                format!("category '{category}' of 'complete' stands in no row"),
            );
        }
    }
    book.listed_icd.complete = file.complete;
    let missing: Vec<String> = book
        .sites
        .iter()
        .filter_map(|site| site.class.clone())
        .filter(|class| !book.icd_forms.iter().any(|form| form.class == *class))
        .collect();
    for class in missing {
        reader.fault(Row { file: "icd.toml", start: 0 }, format!("class '{class}' of sites.toml has no row"));
    }
}
