//! `families.toml` and `behaviours.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::reader::{Reader, Row};
use crate::engine::book::{BehaviourId, BehaviourRow, CodeBook, FamilyRow, Measure, Per, SiteColumn, index};
use crate::engine::procedure::{Closure, Kind};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FamilyRaw {
    id: String,
    label: String,
    #[serde(default)]
    kinds: Vec<String>,
    measure: String,
    pooled: bool,
    group: Option<String>,
    #[serde(default)]
    organs: Vec<String>,
    #[serde(default)]
    any_diagnosis: bool,
    closure: Option<String>,
    per: Option<String>,
    rule: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct FamiliesFile {
    family: Vec<Spanned<FamilyRaw>>,
}

pub(super) fn read_families(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let file: FamiliesFile = reader.file("families.toml");
    for raw in &file.family {
        let row = reader.row("families.toml", raw);
        let raw = raw.get_ref();
        if book.family_named(&raw.id).is_some() {
            reader.fault(row, format!("family '{}' stands twice", raw.id));
        }
        let kinds = reader.words(row, &raw.kinds, "kind of procedure", Kind::parse);
        let measure = reader.word(row, &raw.measure, "measure of a family", Measure::parse);
        let group = raw
            .group
            .as_ref()
            .and_then(|word| reader.word(row, word, "column of sites.toml", SiteColumn::parse));
        let closure = raw.closure.as_ref();
        let closure = closure.and_then(|word| reader.word(row, word, "class of closure", Closure::parse));
        let per = raw.per.as_ref().and_then(|word| reader.word(row, word, "paired organ", Per::parse));
        let rule = reader.rule(row, book, &raw.rule);
        if let (Some(measure), Some(rule)) = (measure, rule) {
            book.families.push(FamilyRow {
                id: raw.id.clone(),
                label: raw.label.clone(),
                kinds,
                measure,
                pooled: raw.pooled,
                group,
                organs: raw.organs.clone(),
                any_diagnosis: raw.any_diagnosis,
                closure,
                per,
                rule,
            });
        }
    }
}

#[derive(Deserialize)]
struct BehaviourRaw {
    id: String,
    label: String,
    malignant: bool,
    #[serde(default)]
    steady: bool,
    #[serde(rename = "reports")]
    _reports: Option<String>,
    #[serde(rename = "source")]
    _source: Option<toml::Value>,
    #[serde(flatten)]
    families: BTreeMap<String, String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct BehavioursFile {
    behaviour: Vec<Spanned<BehaviourRaw>>,
}

pub(super) fn read_behaviours(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let file: BehavioursFile = reader.file("behaviours.toml");
    for raw in &file.behaviour {
        let row = reader.row("behaviours.toml", raw);
        let raw = raw.get_ref();
        let mut families = BTreeMap::new();
        for (kind, family) in &raw.families {
            let kind = reader.word(
                row,
                &kind.replace('_', "-"),
                "key of a behaviour or kind of procedure",
                Kind::parse,
            );
            if let (Some(kind), Some(family)) = (kind, reader.family(row, book, family)) {
                families.insert(kind, family);
            }
        }
        book.behaviours.push(BehaviourRow {
            id: raw.id.clone(),
            label: raw.label.clone(),
            families,
            malignant: raw.malignant,
            steady: raw.steady,
        });
    }
}

pub(super) fn behaviour(
    reader: &mut Reader<'_>,
    row: Row<'_>,
    book: &CodeBook,
    id: &str,
) -> Option<BehaviourId> {
    let found = book.behaviours.iter().position(|row| row.id == id).map(|at| BehaviourId(index(at)));
    if found.is_none() {
        reader.fault(row, format!("'{id}' is no behaviour of behaviours.toml"));
    }
    found
}
