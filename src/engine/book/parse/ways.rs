//! `ways.toml`: codes that are chosen by technique, method or extent.

use serde::Deserialize;
use toml::Spanned;

use super::reader::Reader;
use crate::engine::book::{CodeBook, Measure, WayRow};
use crate::engine::procedure::{Extent, Method, Technique};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WayRaw {
    family: String,
    code: String,
    each: Option<String>,
    technique: Option<String>,
    #[serde(default)]
    methods: Vec<String>,
    extent: Option<String>,
    #[serde(default)]
    rank: u32,
    #[serde(default)]
    source: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct WaysFile {
    way: Vec<Spanned<WayRaw>>,
}

pub(super) fn read_ways(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let file: WaysFile = reader.file("ways.toml");
    for raw in &file.way {
        let row = reader.row("ways.toml", raw);
        let raw = raw.get_ref();
        reader.sources(row, book, &raw.source);
        let family = reader.family(row, book, &raw.family);
        let code = reader.code(row, book, &raw.code);
        let each = raw.each.as_ref().and_then(|code| reader.code(row, book, code));
        let technique = raw.technique.as_ref();
        let technique = technique.and_then(|word| reader.word(row, word, "technique", Technique::parse));
        let methods = reader.words(row, &raw.methods, "method", Method::parse);
        let extent = raw.extent.as_ref().and_then(|word| reader.word(row, word, "extent", Extent::parse));
        let (Some(family), Some(code)) = (family, code) else { continue };
        let by_technique = book.family(family).measure == Measure::Technique;
        if by_technique != technique.is_some() {
            let text = "a family of the measure technique needs a technique in each way, others have none";
            reader.fault(row, format!("{text} (family '{}')", raw.family));
        }
        let (rank, source) = (raw.rank, raw.source.clone());
        book.ways.push(WayRow { family, code, each, technique, methods, extent, rank, source });
    }
}
