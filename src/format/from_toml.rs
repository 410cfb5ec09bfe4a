//! TOML text to the common tree, and its own mistakes.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::error::{FormatError, FormatErrors};
use super::node::{Entry, Node, Value};
use super::places::line_and_column;
use super::read_encounter::encounter;
use super::schema::SCHEMA;
use super::walk::{MISTAKES, Walker};
use crate::engine::encounter::Encounter;

/// Reads an encounter from TOML.
pub(super) fn read(text: &str) -> Result<Encounter, FormatErrors> {
    read_beside(text, None)
}

/// Reads an encounter from TOML that may be a part of a file: the tables `beside` it are somebody else's to read, and the
/// schema need not be stated.
pub(super) fn read_beside(text: &str, beside: Option<&[&str]>) -> Result<Encounter, FormatErrors> {
    let (table, faults) = DeTable::parse_recoverable(text);
    let mut mistakes: Vec<(usize, String)> =
        faults.iter().take(10 * MISTAKES).map(|fault| mistake(text, fault)).collect();
    mistakes.sort();
    mistakes.truncate(MISTAKES);
    mistakes.dedup_by_key(|(at, _)| line_start(text, *at));
    // A value that is no TOML hides nothing: the rest is read as well, so that all mistakes are told at once.
    // A broken header or key does, as what follows it would be taken for something else.
    let only_values = mistakes.iter().all(|(at, _)| text[line_start(text, *at)..*at].contains('='));
    let mut walker = Walker::default();
    let mut read = Encounter::default();
    if only_values {
        let mut entries = entries(table.get_ref());
        if let Some(beside) = beside {
            entries.retain(|entry| !beside.contains(&entry.key.as_str()));
            if entries.iter().all(|entry| entry.key != "schema") {
                let node = Node { at: 0, value: Value::Whole(SCHEMA.into()) };
                entries.push(Entry { key: "schema".to_owned(), key_at: 0, node });
            }
        }
        read = encounter(&mut walker, &Node { at: 0, value: Value::Table(entries) });
    }
    let found = walker.finish();
    let same_line =
        |at: usize| mistakes.iter().any(|(other, _)| line_start(text, *other) == line_start(text, at));
    let mut all: Vec<(usize, String)> = found.into_iter().filter(|(at, _)| !same_line(*at)).collect();
    all.extend(mistakes.iter().cloned());
    if all.is_empty() {
        return Ok(read);
    }
    all.sort_by_key(|(at, _)| *at);
    let errors =
        all.into_iter().map(|(at, message)| FormatError { place: line_and_column(text, at), message });
    Err(FormatErrors(errors.collect()))
}

/// Offset and sentence of a mistake in the notation.
fn mistake(text: &str, fault: &toml::de::Error) -> (usize, String) {
    let span = fault.span().unwrap_or(0..0);
    let mut at = span.start.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let said = fault.message();
    let hint = match said {
        _ if said.starts_with("string values must be quoted") => "put the text in double quotes",
        _ if said.starts_with("unexpected leading zero") => {
            "write it without the zero, or in quotes if it is text"
        }
        _ if said.starts_with("duplicate key") => "the key or table is stated twice; keep one of them",
        _ if said.starts_with("invalid date") => "write a date like 2026-09-14",
        _ if said.contains("recurs") => "nothing in an encounter is nested so deeply",
        _ => "see the line",
    };
    (at, format!("this is not TOML, {said}; {hint}"))
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at.min(text.len())].rfind('\n').map_or(0, |end| end + 1)
}

fn entries(table: &DeTable<'_>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            key_at: key.span().start,
            node: node(value),
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_at);
    entries
}

fn node(value: &Spanned<DeValue<'_>>) -> Node {
    let at = value.span().start;
    let value = match value.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => i128::from_str_radix(number.as_str(), number.radix())
            .map_or_else(|_| Value::Decimal(number.to_string()), Value::Whole),
        DeValue::Float(number) => Value::Decimal(number.to_string()),
        DeValue::Boolean(flag) => Value::Flag(*flag),
        DeValue::Datetime(moment) => Value::Moment(*moment),
        DeValue::Array(items) => Value::List(items.iter().map(node).collect()),
        DeValue::Table(table) => Value::Table(entries(table)),
    };
    Node { at, value }
}
