//! JSON text to the common tree, and its own mistakes.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::error::{FormatError, FormatErrors, Place};
use super::node::{Entry, Node, Value};
use super::places::pointer;
use super::read_encounter::encounter;
use super::walk::Walker;
use crate::engine::encounter::Encounter;

/// More values than the largest encounter has; each takes many times its own length in memory.
const VALUES: usize = 2_000_000;

/// Reads an encounter from JSON.
pub(super) fn read(text: &str) -> Result<Encounter, FormatErrors> {
    let root = tree(text).map_err(|error| {
        let said = error.to_string();
        let said = said.split(" at line ").next().unwrap_or_default();
        let place = Place::At { line: error.line(), column: error.column().max(1) };
        FormatErrors(vec![FormatError { place, message: format!("this is not JSON, {said}; see the line") }])
    })?;
    let mut walker = Walker::default();
    let read = encounter(&mut walker, &root);
    let found = walker.finish();
    if found.is_empty() {
        return Ok(read);
    }
    let errors = found.into_iter().map(|(at, message)| FormatError { place: pointer(&root, at), message });
    Err(FormatErrors(errors.collect()))
}

fn tree(text: &str) -> Result<Node, serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let root = Numbered(&Cell::new(0)).deserialize(&mut reader)?;
    reader.end()?;
    Ok(root)
}

/// Gives every value the number of its turn.
#[derive(Clone, Copy)]
struct Numbered<'a>(&'a Cell<usize>);

impl<'de> DeserializeSeed<'de> for Numbered<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Node, D::Error> {
        let at = self.0.get();
        if at >= VALUES {
            return Err(serde::de::Error::custom(format_args!(
                "more than {VALUES} values stand in one encounter"
            )));
        }
        self.0.set(at + 1);
        Ok(Node { at, value: reader.deserialize_any(self)? })
    }
}

impl<'de> Visitor<'de> for Numbered<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Whole(i128::from(number)))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Whole(i128::from(number)))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Decimal(number.to_string()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(self)? {
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            let node = map.next_value_seed(self)?;
            entries.push(Entry { key, key_at: node.at, node });
        }
        Ok(Value::Table(entries))
    }
}
