//! The schema of an encounter text, found even where the rest cannot be read.

use super::{is_json, without_mark};

/// The schema that this version reads and writes.
pub const SCHEMA: i64 = 1;

/// The schema of a text that a newer version wrote; such a file is never rewritten.
#[must_use]
pub fn newer_schema(text: &str) -> Option<i64> {
    let text = without_mark(text);
    let schema = if is_json(text) {
        serde_json::from_str::<serde_json::Value>(text).ok()?.get("schema")?.as_i64()?
    } else {
        let (table, _) = toml::de::DeTable::parse_recoverable(text);
        match table.get_ref().get("schema")?.get_ref() {
            toml::de::DeValue::Integer(number) => {
                i64::from_str_radix(number.as_str(), number.radix()).ok()?
            }
            toml::de::DeValue::String(_)
            | toml::de::DeValue::Float(_)
            | toml::de::DeValue::Boolean(_)
            | toml::de::DeValue::Datetime(_)
            | toml::de::DeValue::Array(_)
            | toml::de::DeValue::Table(_) => return None,
        }
    };
    (schema > SCHEMA).then_some(schema)
}

/// What is said of a text that a newer version wrote.
pub(super) fn newer_message(schema: i128) -> String {
    format!(
        "schema '{schema}' was written by a newer version of curette; this version reads schema {SCHEMA} and will not rewrite the file"
    )
}

#[cfg(test)]
mod tests {
    use super::newer_schema;

    #[test]
    fn a_newer_schema_is_seen_through_other_mistakes() {
        assert_eq!(newer_schema("schema = 2\n[patient\nx = y"), Some(2));
        assert_eq!(newer_schema("{\"schema\": 7, \"new\": []}"), Some(7));
        assert_eq!(newer_schema("schema = 1\n"), None);
        assert_eq!(newer_schema(""), None);
    }
}
