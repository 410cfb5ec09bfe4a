//! `sources.toml` and `rules.toml`: where facts come from and what each rule says.

use serde::Deserialize;
use toml::Spanned;

use super::reader::Reader;
use crate::engine::book::{CodeBook, RulePage, SourceRow};
use crate::engine::ids::RuleId;

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct SourceRaw {
    id: String,
    title: String,
    #[serde(default)]
    address: String,
    date: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct SourcesFile {
    source: Vec<Spanned<SourceRaw>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleRaw {
    id: String,
    title: String,
    text: String,
    #[serde(default)]
    source: Vec<String>,
    #[serde(default)]
    confidence: String,
    #[serde(default)]
    see: Vec<String>,
    level: Option<String>,
    about: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct RulesFile {
    source: Vec<Spanned<SourceRaw>>,
    rule: Vec<Spanned<RuleRaw>>,
}

pub(super) fn read_sources_and_rules(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let sources: SourcesFile = reader.file("sources.toml");
    let rules: RulesFile = reader.file("rules.toml");
    let of_rules = rules.source.iter().map(|source| ("rules.toml", source));
    for (file, raw) in sources.source.iter().map(|source| ("sources.toml", source)).chain(of_rules) {
        let row = reader.row(file, raw);
        let SourceRaw { id, title, address, date } = raw.get_ref();
        let source =
            SourceRow { id: id.clone(), title: title.clone(), address: address.clone(), date: date.clone() };
        if book.sources.insert(id.clone(), source).is_some() {
            reader.fault(row, format!("source '{id}' stands twice"));
        }
    }
    for raw in &rules.rule {
        let row = reader.row("rules.toml", raw);
        let raw = raw.get_ref();
        let Some(id) = reader.word(row, &raw.id, "rule id", RuleId::from_text) else { continue };
        reader.sources(row, book, &raw.source);
        let see = reader.words(row, &raw.see, "rule id", RuleId::from_text);
        let page = RulePage {
            title: raw.title.clone(),
            text: raw.text.clone(),
            source: raw.source.clone(),
            confidence: raw.confidence.clone(),
            see,
            level: raw.level.clone(),
            about: raw.about.as_deref().and_then(RuleId::from_text),
        };
        if book.rules.insert(id, page).is_some() {
            reader.fault(row, format!("rule '{id}' stands twice"));
        }
        book.rule_order.push(id);
    }
}
