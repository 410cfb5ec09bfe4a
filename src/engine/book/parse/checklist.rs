//! `checklist.toml`: procedure P needs field F.

use serde::Deserialize;
use toml::Spanned;

use super::reader::Reader;
use crate::engine::book::{CheckRow, CodeBook, Scope};
use crate::engine::encounter::Payer;
use crate::engine::outcome::{Item, Level, Text, Tier};
use crate::engine::place::Field;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckRaw {
    item: String,
    scope: String,
    #[serde(default)]
    families: Vec<String>,
    #[serde(default)]
    payers: Vec<String>,
    needs: String,
    tier: String,
    level: String,
    rule: String,
    #[serde(default)]
    source: Vec<String>,
    message: String,
    remedy: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct ChecklistFile {
    item: Vec<Spanned<CheckRaw>>,
}

pub(super) fn read_checklist(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let file: ChecklistFile = reader.file("checklist.toml");
    for raw in &file.item {
        let row = reader.row("checklist.toml", raw);
        let raw = raw.get_ref();
        reader.sources(row, book, &raw.source);
        let families = raw.families.iter().filter_map(|id| reader.family(row, book, id)).collect();
        let payers = reader.words(row, &raw.payers, "payer", Payer::parse);
        let item = reader.word(row, &raw.item, "checklist item", Item::parse);
        let scope = reader.word(row, &raw.scope, "scope (lesion, encounter)", Scope::parse);
        let needs = reader.word(row, &raw.needs, "field of the encounter file", Field::parse);
        let tier = reader.word(row, &raw.tier, "tier (code, payer, practice)", Tier::parse);
        let level = reader.word(row, &raw.level, "level (blocker, warning, advice)", Level::parse);
        let rule = reader.rule(row, book, &raw.rule);
        if let (Some(item), Some(scope), Some(needs), Some(tier), Some(level), Some(rule)) =
            (item, scope, needs, tier, level, rule)
        {
            let (message, remedy) = (raw.message.clone(), Text::shared(raw.remedy.clone()));
            book.checklist.push(CheckRow {
                item,
                scope,
                families,
                payers,
                needs,
                tier,
                level,
                rule,
                message,
                remedy,
            });
        }
    }
}
