//! Fresh texts: TOML in the fixed order of keys, JSON of the same shape.

use serde::ser::{Serialize, SerializeMap, Serializer};
use toml_edit::{Array, ArrayOfTables, Datetime, DocumentMut, Item, Table, Value};

use super::error::FormatErrors;
use super::rows::{Cell, Rows, rows};
use crate::engine::encounter::Encounter;

/// Whether the encounter can be read again once it is written.
pub(super) fn readable(encounter: &Encounter) -> Result<(), FormatErrors> {
    super::read_json(&write_json(encounter)).map(|_| ())
}

/// Fresh TOML.
pub(super) fn toml(encounter: &Encounter) -> String {
    let mut document = DocumentMut::new();
    fill(document.as_table_mut(), &rows(encounter));
    document.to_string()
}

/// A table with these rows.
pub(super) fn table(rows: &Rows) -> Table {
    let mut table = Table::new();
    fill(&mut table, rows);
    table
}

fn fill(table: &mut Table, rows: &Rows) {
    for (key, cell) in &rows.0 {
        table.insert(key, item(cell));
    }
}

/// A cell as a piece of a TOML document.
pub(super) fn item(cell: &Cell) -> Item {
    match cell {
        Cell::Text(text) => Item::Value(Value::from(text.as_str())),
        Cell::Whole(number) => Item::Value(Value::from(*number)),
        Cell::Flag(flag) => Item::Value(Value::from(*flag)),
        Cell::Day(day) => Item::Value(date_or_text(&day.to_string())),
        Cell::Moment(moment) => Item::Value(date_or_text(moment)),
        Cell::Texts(texts) => Item::Value(Value::Array(texts.iter().map(String::as_str).collect::<Array>())),
        Cell::Wholes(numbers) => {
            Item::Value(Value::Array(numbers.iter().map(|number| i64::from(*number)).collect::<Array>()))
        }
        Cell::Table(rows) => Item::Table(table(rows)),
        Cell::Tables(all) => Item::ArrayOfTables(all.iter().map(table).collect::<ArrayOfTables>()),
    }
}

/// A TOML date where that says exactly the same, else text.
fn date_or_text(text: &str) -> Value {
    match text.parse::<Datetime>() {
        Ok(moment) if moment.to_string() == text => Value::from(moment),
        Ok(_) | Err(_) => Value::from(text),
    }
}

/// The encounter as JSON on one line, dates and times as text. Any encounter can be written.
#[must_use]
pub fn write_json(encounter: &Encounter) -> String {
    serde_json::to_string(&rows(encounter)).unwrap_or_default()
}

/// The encounter as JSON for a file of its own, one key a line.
///
/// # Errors
/// Where the encounter could not be read again.
pub fn write_json_pretty(encounter: &Encounter) -> Result<String, FormatErrors> {
    readable(encounter)?;
    let mut text = serde_json::to_string_pretty(&rows(encounter)).unwrap_or_default();
    text.push('\n');
    Ok(text)
}

impl Serialize for Rows {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        let mut map = writer.serialize_map(Some(self.0.len()))?;
        for (key, cell) in &self.0 {
            map.serialize_entry(key, cell)?;
        }
        map.end()
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) | Self::Moment(text) => writer.serialize_str(text),
            Self::Whole(number) => writer.serialize_i64(*number),
            Self::Flag(flag) => writer.serialize_bool(*flag),
            Self::Day(day) => writer.collect_str(day),
            Self::Texts(texts) => texts.serialize(writer),
            Self::Wholes(numbers) => numbers.serialize(writer),
            Self::Table(rows) => rows.serialize(writer),
            Self::Tables(tables) => tables.serialize(writer),
        }
    }
}
