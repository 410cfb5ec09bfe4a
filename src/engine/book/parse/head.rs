//! `book.toml`: the edition, its dates, its tables, the diagnoses that stand for reports.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::reader::{Reader, Row};
use crate::engine::book::{CodeBook, TableDate};
use crate::engine::date::Date;
use crate::engine::outcome::Outlook;

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct HeadFile {
    edition: String,
    title: String,
    from: Option<toml::value::Datetime>,
    to: Option<toml::value::Datetime>,
    tables: toml::Table,
    outcomes: BTreeMap<String, String>,
    undecided: String,
    code_alone: Option<String>,
}

/// A TOML date without time.
fn day(value: &toml::value::Datetime) -> Option<Date> {
    let date = value.date.filter(|_| value.time.is_none())?;
    Date::new(date.year, date.month, date.day)
}

pub(super) fn read_head(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let head: HeadFile = reader.file("book.toml");
    let here = Row { file: "book.toml", start: 0 };
    if head.edition.is_empty() {
        reader.fault(here, "'edition' is missing".to_owned());
    }
    for (name, value) in [("from", &head.from), ("to", &head.to)] {
        match value.as_ref().and_then(day) {
            Some(date) if name == "from" => book.from = date,
            Some(date) => book.to = date,
            None => reader.fault(here, format!("'{name}' must be a date")),
        }
    }
    let mut tables = Vec::new();
    for (name, value) in &head.tables {
        let from = value.get("from").and_then(toml::Value::as_datetime).and_then(day);
        let source = value.get("source").and_then(toml::Value::as_str);
        match (from, source) {
            (Some(from), Some(source)) => {
                tables.push(TableDate {
                    name: name.clone(),
                    from,
                    source: source.to_owned(),
                    dated: format!("{name} of {from}"),
                });
            }
            _ => reader.fault(here, format!("table '{name}' needs 'from' (a date) and 'source'")),
        }
    }
    if head.from.is_some() && head.to.is_some() && book.to < book.from {
        reader.fault(here, format!("the period ends on {}, before it begins on {}", book.to, book.from));
    }
    book.tables = tables.into();
    book.edition = head.edition;
    book.title = head.title;
}

pub(super) fn read_outcomes(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let head: HeadFile = reader.file("book.toml");
    let here = Row { file: "book.toml", start: 0 };
    for table in book.tables.iter() {
        if !book.sources.contains_key(&table.source) {
            reader.fault(
                here,
                format!("source '{}' of table '{}' is not in sources.toml", table.source, table.name),
            );
        }
    }
    match book.diagnosis_named(&head.undecided) {
        Some(id) => book.undecided = id,
        None => reader.fault(
            here,
            format!("'undecided' must name a diagnosis of diagnoses.toml, not '{}'", head.undecided),
        ),
    }
    if let Some(name) = &head.code_alone {
        book.code_alone = book.diagnosis_named(name);
        if book.code_alone.is_none() {
            reader.fault(here, format!("'code_alone' must name a diagnosis of diagnoses.toml, not '{name}'"));
        }
    }
    for outlook in Outlook::ALL {
        let name = head.outcomes.get(outlook.word());
        match name.and_then(|name| book.diagnosis_named(name)) {
            Some(id) => {
                book.outcomes.insert(*outlook, id);
            }
            None => {
                reader.fault(here, format!("outcome '{outlook}' must name a diagnosis of diagnoses.toml"))
            }
        }
    }
}
