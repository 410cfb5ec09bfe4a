//! `sites.toml`: sites with their groups, names and readings.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::reader::Reader;
use crate::engine::book::{CodeBook, Group, SideNeed, SiteColumn, SiteId, SiteRow, fold, index};
use crate::engine::ids::Modifier;
use crate::engine::lesion::{Part, Side};
use crate::engine::policy::Switch;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SiteRaw {
    name: String,
    #[serde(default)]
    names: Vec<String>,
    #[serde(rename = "L")]
    l: Option<String>,
    #[serde(rename = "S")]
    s: Option<String>,
    #[serde(rename = "I")]
    i: Option<String>,
    #[serde(rename = "C")]
    c: Option<String>,
    #[serde(rename = "M")]
    m: Option<String>,
    class: Option<String>,
    side: Option<String>,
    fixed_side: Option<String>,
    fixed_part: Option<String>,
    #[serde(default)]
    modifiers: Vec<String>,
    organ: Option<String>,
    wart_organ: Option<String>,
    wart_switch: Option<String>,
    #[serde(default)]
    readings: Vec<String>,
    #[serde(default)]
    answers: Vec<Vec<String>>,
    #[serde(default)]
    asks: bool,
    question: Option<String>,
    advice: Option<String>,
    when_complex: Option<String>,
    rule: Option<String>,
    switch: Option<String>,
    #[serde(default)]
    icd: BTreeMap<String, String>,
    #[serde(default)]
    plain: bool,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct SitesFile {
    site: Vec<Spanned<SiteRaw>>,
}

pub(super) fn read_sites(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let file: SitesFile = reader.file("sites.toml");
    for (at, raw) in file.site.iter().enumerate() {
        let row = reader.row("sites.toml", raw);
        let raw = raw.get_ref();
        let id = SiteId(index(at));
        for name in std::iter::once(&raw.name).chain(&raw.names) {
            if let Some(other) = book.site_names.insert(fold(name), id)
                && other != id
            {
                reader.fault(
                    row,
                    format!("the name '{name}' already means '{}'", file.site[other.at()].get_ref().name),
                );
            }
        }
        let columns = [&raw.l, &raw.s, &raw.i, &raw.c, &raw.m];
        let mut groups = BTreeMap::new();
        for (column, word) in SiteColumn::ALL.iter().zip(columns) {
            let Some(word) = word else { continue };
            match Group::parse(word).filter(|group| group.word().starts_with(column.word())) {
                Some(group) => {
                    groups.insert(*column, group);
                }
                None => reader.fault(row, format!("'{word}' is no group of column {column}")),
            }
        }
        let opt = |reader: &mut Reader<'_>, word: &Option<String>| {
            word.as_ref().and_then(|word| reader.word(row, word, "side", Side::parse))
        };
        let fixed_side = opt(reader, &raw.fixed_side);
        let fixed_part = raw
            .fixed_part
            .as_ref()
            .and_then(|word| reader.word(row, word, "part (upper, lower)", Part::parse));
        let side = raw.side.as_ref().map_or(Some(SideNeed::None), |word| {
            reader.word(row, word, "side need (none, wanted, noted)", SideNeed::parse)
        });
        let rule = raw.rule.as_ref().and_then(|rule| reader.rule(row, book, rule));
        let switch =
            raw.switch.as_ref().and_then(|word| reader.word(row, word, "policy switch", Switch::parse));
        let wart_switch =
            raw.wart_switch.as_ref().and_then(|word| reader.word(row, word, "policy switch", Switch::parse));
        let modifiers = reader.words(row, &raw.modifiers, "modifier", Modifier::from_text);
        let mut icd = BTreeMap::new();
        for (category, code) in &raw.icd {
            if let Some(code) = reader.icd(row, code) {
                icd.insert(category.clone(), code);
            }
        }
        book.sites.push(SiteRow {
            name: raw.name.clone(),
            names: raw.names.clone(),
            groups,
            class: raw.class.clone(),
            side: side.unwrap_or(SideNeed::None),
            fixed_side,
            fixed_part,
            modifiers,
            organ: raw.organ.clone(),
            wart_organ: raw.wart_organ.clone(),
            wart_switch,
            readings: Vec::new(),
            answers: raw.answers.clone(),
            asks: raw.asks,
            question: raw.question.clone(),
            advice: raw.advice.clone(),
            when_complex: raw.when_complex.clone(),
            rule,
            switch,
            icd,
            plain: raw.plain,
        });
    }
    for (at, raw) in file.site.iter().enumerate() {
        let row = reader.row("sites.toml", raw);
        let (answers, readings) = (raw.get_ref().answers.len(), raw.get_ref().readings.len());
        if answers != 0 && answers != readings {
            reader.fault(row, format!("'answers' has {answers} lists for {readings} readings"));
        }
        for name in &raw.get_ref().readings {
            match book.site_named(name) {
                Some(id) => book.sites[at].readings.push(id),
                None => reader.fault(row, format!("reading '{name}' is no site")),
            }
        }
    }
    let mut seen = BTreeMap::new();
    for (id, site) in book.sites() {
        if !site.asks && !site.groups.is_empty() {
            seen.entry(site.signature()).or_insert(id);
        }
    }
    let mut classes: Vec<SiteId> = seen.into_values().collect();
    classes.sort_unstable();
    book.site_classes = classes;
}
