//! The file of abbreviations: which words the one-line entry knows besides the names of the book.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value};

use super::words::{Key, ProcedureWord, Word};
use crate::engine::book::fold;
use crate::engine::lesion::{Intent, Part, Pathology, Side, Symptom};
use crate::engine::procedure::{Closure, Depth, Extent, Kind, Method, Technique};

/// The words of the one-line entry, from the built-in file and the user's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Abbreviations {
    /// By folded word or phrase.
    pub(super) words: BTreeMap<String, Word>,
    /// Diagnosis words that say more than one lesion, or name no number of them.
    pub(super) plural: BTreeSet<String>,
    /// Diagnosis words that look like a plural and are none.
    pub(super) singular: BTreeSet<String>,
}

impl Abbreviations {
    /// Reads a file of abbreviations.
    ///
    /// # Errors
    /// Every fault of the text, one sentence each.
    pub fn parse(text: &str) -> Result<Self, Vec<String>> {
        let mut reader = Reader::default();
        match text.parse::<Table>() {
            Ok(tables) => reader.tables(&tables),
            Err(error) => {
                let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
                reader.faults.push(format!("line {line}: {}", error.message().replace('\n', " ")));
            }
        }
        if reader.faults.is_empty() { Ok(reader.found) } else { Err(reader.faults) }
    }

    /// These words and those of the user's file, which stand above them.
    ///
    /// # Errors
    /// Every fault of the user's text, one sentence each.
    pub fn with(mut self, user: &str) -> Result<Self, Vec<String>> {
        let own = Self::parse(user)?;
        self.words.extend(own.words);
        for word in &own.plural {
            self.singular.remove(word);
        }
        for word in &own.singular {
            self.plural.remove(word);
        }
        self.plural.extend(own.plural);
        self.singular.extend(own.singular);
        Ok(self)
    }
}

#[derive(Default)]
struct Reader {
    found: Abbreviations,
    faults: Vec<String>,
}

/// The words of a closed set, for a message.
fn allowed<T: Copy>(all: &[T], word: fn(T) -> &'static str) -> String {
    all.iter().map(|value| word(*value)).collect::<Vec<_>>().join(", ")
}

impl Reader {
    fn tables(&mut self, tables: &Table) {
        for (name, value) in tables {
            match (name.as_str(), value) {
                ("procedure", Value::Array(rows)) => self.procedures(rows),
                ("short", Value::Table(table)) => self.short(table),
                ("number", Value::Table(table)) => self.numbers(table, name, Word::Number),
                ("times", Value::Table(table)) => self.numbers(table, name, Word::Times),
                ("side", Value::Table(table)) => self.closed(table, name, Side::ALL, Side::word, Word::Side),
                ("part", Value::Table(table)) => self.closed(table, name, Part::ALL, Part::word, Word::Part),
                ("method", Value::Table(table)) => self.closed(table, name, Method::ALL, Method::word, Word::Method),
                ("closure", Value::Table(table)) => self.closed(table, name, Closure::ALL, Closure::word, Word::Closure),
                ("extent", Value::Table(table)) => self.closed(table, name, Extent::ALL, Extent::word, Word::Extent),
                ("depth", Value::Table(table)) => self.closed(table, name, Depth::ALL, Depth::word, Word::Depth),
                ("intent", Value::Table(table)) => self.closed(table, name, Intent::ALL, Intent::word, Word::Intent),
                ("pathology", Value::Table(table)) => {
                    self.closed(table, name, Pathology::ALL, Pathology::word, Word::Pathology);
                }
                ("symptom", Value::Table(table)) => self.closed(table, name, Symptom::ALL, Symptom::word, Word::Symptom),
                ("key", Value::Table(table)) => self.closed(table, name, Key::ALL, Key::word, Word::Key),
                ("proven", Value::Table(table)) => self.texts(table, name, Word::Proven),
                ("anesthesia", Value::Table(table)) => self.texts(table, name, Word::Anesthesia),
                ("drug", Value::Table(table)) => self.texts(table, name, Word::Drug),
                ("details", Value::Table(table)) => self.texts(table, name, Word::Details),
                ("ask", Value::Table(table)) => self.texts(table, name, Word::Ask),
                ("words", Value::Table(table)) => self.plain(table),
                ("count", Value::Table(table)) => self.count(table),
                (
                    "procedure" | "short" | "number" | "times" | "side" | "part" | "method" | "closure" | "extent"
                    | "depth" | "intent" | "pathology" | "symptom" | "key" | "proven" | "anesthesia" | "drug"
                    | "details" | "ask" | "words" | "count",
                    _,
                ) => {
                    let form = if name == "procedure" { "a list of tables, [[procedure]]" } else { "a table" };
                    self.faults.push(format!("'{name}' must be {form}"));
                }
                _ => self.faults.push(format!(
                    "'{name}' is no table of abbreviations; there are procedure, short, number, times, side, part, \
                     method, closure, extent, depth, intent, pathology, symptom, key, proven, anesthesia, drug, \
                     details, ask, words, count"
                )),
            }
        }
    }

    /// Keeps one word; the same word twice in a file is a fault.
    fn add(&mut self, place: &str, word: &str, meaning: Word) {
        let folded = fold(word);
        if folded.is_empty() {
            self.faults.push(format!("{place}: '{word}' has no letter or digit"));
        } else if folded.len() > 64 {
            self.faults.push(format!("{place}: '{word}' is longer than 64 characters"));
        } else if self.found.words.insert(folded, meaning).is_some() {
            self.faults.push(format!("{place}: '{word}' stands in the file twice"));
        }
    }

    fn list(&mut self, place: &str, value: &Value) -> Vec<String> {
        let Value::Array(items) = value else {
            self.faults.push(format!("{place}: a list of words is needed, such as [\"one\", \"two\"]"));
            return Vec::new();
        };
        let mut words = Vec::with_capacity(items.len());
        for item in items {
            match item.as_str() {
                Some(word) => words.push(word.to_owned()),
                None => self.faults.push(format!("{place}: '{item}' is no word; put it in quotes")),
            }
        }
        words
    }

    /// A table whose keys are the values of a closed set.
    fn closed<T: Copy>(
        &mut self,
        table: &Table,
        name: &str,
        all: &[T],
        word: fn(T) -> &'static str,
        meaning: fn(T) -> Word,
    ) {
        for (key, value) in table {
            let place = format!("{name}.{key}");
            let Some(found) = all.iter().copied().find(|value| word(*value) == key) else {
                self.faults.push(format!("'{place}' is not known; there are {}", allowed(all, word)));
                continue;
            };
            for typed in self.list(&place, value) {
                self.add(&place, &typed, meaning(found));
            }
        }
    }

    /// A table whose keys are free texts.
    fn texts(&mut self, table: &Table, name: &str, meaning: fn(String) -> Word) {
        for (text, value) in table {
            let place = format!("{name}.\"{text}\"");
            for typed in self.list(&place, value) {
                self.add(&place, &typed, meaning(text.clone()));
            }
        }
    }

    fn numbers(&mut self, table: &Table, name: &str, meaning: fn(u32) -> Word) {
        for (word, value) in table {
            let place = format!("{name}.{word}");
            match value.as_integer().and_then(|number| u32::try_from(number).ok()) {
                Some(number) => self.add(&place, word, meaning(number)),
                None => self.faults.push(format!("{place}: '{value}' is no whole number")),
            }
        }
    }

    fn short(&mut self, table: &Table) {
        for (word, value) in table {
            let place = format!("short.{word}");
            match value.as_str() {
                Some(text) if !fold(text).is_empty() && text.len() <= 200 => {
                    self.add(&place, word, Word::Short(text.to_owned()));
                }
                Some(text) => {
                    self.faults.push(format!("{place}: '{text}' is empty or too long to stand for anything"))
                }
                None => self.faults.push(format!("{place}: '{value}' is no text; put it in quotes")),
            }
        }
    }

    fn plain(&mut self, table: &Table) {
        for (key, value) in table {
            let place = format!("words.{key}");
            let meaning = match key.as_str() {
                "vague" => Word::Vague,
                "describe" => Word::Describe,
                "ignored" => Word::Ignored,
                _ => {
                    self.faults.push(format!("'{place}' is not known; there are vague, describe, ignored"));
                    continue;
                }
            };
            for typed in self.list(&place, value) {
                self.add(&place, &typed, meaning.clone());
            }
        }
    }

    fn count(&mut self, table: &Table) {
        for (key, value) in table {
            let place = format!("count.{key}");
            let folded: Vec<String> = self.list(&place, value).iter().map(|word| fold(word)).collect();
            match key.as_str() {
                "plural" => self.found.plural.extend(folded),
                "singular" => self.found.singular.extend(folded),
                _ => self.faults.push(format!("'{place}' is not known; there are plural, singular")),
            }
        }
    }

    fn procedures(&mut self, rows: &[Value]) {
        for (at, row) in rows.iter().enumerate() {
            let place = format!("procedure {}", at + 1);
            match row.as_table() {
                Some(table) => self.procedure(&place, table),
                None => self.faults.push(format!("{place}: must be a table, [[procedure]]")),
            }
        }
    }

    fn procedure(&mut self, place: &str, table: &Table) {
        let mut words = Vec::new();
        let mut kind = None;
        let mut methods = Vec::new();
        let mut technique = None;
        let mut texts: BTreeMap<&str, String> = BTreeMap::new();
        for (key, value) in table {
            let at = format!("{place}, {key}");
            match key.as_str() {
                "words" => words = self.list(&at, value),
                "kind" => kind = self.one(&at, value, Kind::ALL, Kind::word),
                "technique" => technique = self.one(&at, value, Technique::ALL, Technique::word),
                "methods" => {
                    for word in self.list(&at, value) {
                        methods.extend(self.one(&at, &Value::String(word), Method::ALL, Method::word));
                    }
                }
                "drug" | "details" => match value.as_str() {
                    Some(text) => {
                        texts.insert(key, text.to_owned());
                    }
                    None => self.faults.push(format!("{at}: '{value}' is no text; put it in quotes")),
                },
                _ => self.faults.push(format!(
                    "{at}: '{key}' is not known; there are words, kind, methods, technique, drug, details"
                )),
            }
        }
        if words.is_empty() {
            self.faults.push(format!("{place}: 'words' is missing"));
        }
        if !table.contains_key("kind") {
            self.faults.push(format!("{place}: 'kind' is missing"));
        }
        let Some(kind) = kind else { return };
        let (drug, details) = (texts.remove("drug"), texts.remove("details"));
        let word = ProcedureWord { kind, methods, technique, drug, details };
        for typed in words {
            self.add(place, &typed, Word::Procedure(word.clone()));
        }
    }

    fn one<T: Copy>(
        &mut self,
        place: &str,
        value: &Value,
        all: &[T],
        word: fn(T) -> &'static str,
    ) -> Option<T> {
        let typed = value.as_str().unwrap_or_default();
        let found = all.iter().copied().find(|value| word(*value) == typed);
        if found.is_none() {
            let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            self.faults.push(format!("{place}: '{shown}' is not known; there are {}", allowed(all, word)));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_of_a_file_is_named() {
        let text = "
[short]
lfa = 5
[side]
west = [\"w\"]
left = \"l\"
[number]
three = \"3\"
[[procedure]]
words = [\"zap\"]
kind = \"zapping\"
colour = \"red\"
[[procedure]]
kind = \"shave\"
[extra]
a = 1
[words]
vague = [\"some\", \"Some\", \"!\"]
";
        let faults = Abbreviations::parse(text).expect_err("faults");
        for part in
            ["short.lfa", "side.west", "side.left", "number.three", "zapping", "colour", "'words' is missing"]
        {
            assert!(faults.iter().any(|fault| fault.contains(part)), "{part}: {faults:?}");
        }
        for part in ["'extra' is no table", "'Some' stands in the file twice", "'!' has no letter"] {
            assert!(faults.iter().any(|fault| fault.contains(part)), "{part}: {faults:?}");
        }
        assert_eq!(faults.len(), 10, "{faults:?}");
    }

    #[test]
    fn the_users_words_stand_above_the_built_in_ones() {
        let base =
            Abbreviations::parse("[side]\nleft = [\"l\"]\n[short]\nlfa = \"left forearm\"").expect("base");
        let both = base.with("[short]\nlfa = \"left face\"").expect("user");
        assert_eq!(both.words.get("lfa"), Some(&Word::Short("left face".into())));
        assert_eq!(both.words.get("l"), Some(&Word::Side(Side::Left)));
    }

    #[test]
    fn a_text_that_is_no_toml_is_refused_with_its_line() {
        let faults = Abbreviations::parse("[short]\nlfa = = 1").expect_err("faults");
        assert!(faults[0].starts_with("line 2"), "{faults:?}");
    }
}
