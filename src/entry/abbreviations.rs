//! The file of abbreviations: which words the one-line entry knows besides the names of the book.

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::words::{Key, ProcedureWord, Word};
use crate::engine::book::fold;
use crate::engine::lesion::{Intent, LARGEST_NUMBER, Part, Pathology, Side, Symptom};
use crate::engine::procedure::{Closure, Depth, Extent, Kind, Method, Technique};

/// More faults of one file than anybody reads at once; what comes after them is not told.
const MISTAKES: usize = 100;

/// The words of the one-line entry, from the built-in file and the user's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Abbreviations {
    /// By folded word or phrase.
    pub(super) words: BTreeMap<String, Word>,
    /// Diagnosis words that say more than one lesion, or name no number of them.
    pub(super) plural: BTreeSet<String>,
    /// Diagnosis words that look like a plural and are none.
    pub(super) singular: BTreeSet<String>,
    /// English words that are never taken for a typing error.
    pub(super) plain: BTreeSet<String>,
}

/// A table of a file.
type Table<'i> = DeTable<'i>;
/// A value with its place in the text.
type Value<'i> = Spanned<DeValue<'i>>;

impl Abbreviations {
    /// Reads a file of abbreviations.
    ///
    /// # Errors
    /// Every fault of the text with its line, one sentence each.
    pub fn parse(text: &str) -> Result<Self, Vec<String>> {
        let (found, faults) = Self::read(text);
        if faults.is_empty() {
            Ok(found)
        } else {
            Err(faults.into_iter().map(|(line, fault)| format!("line {line}: {fault}")).collect())
        }
    }

    /// Reads what can be used of a file, and every fault with its line.
    #[must_use]
    pub fn read(text: &str) -> (Self, Vec<(usize, String)>) {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (tables, errors) = DeTable::parse_recoverable(text);
        let mut reader = Reader {
            ends: ends(text),
            line: 0,
            broken: BTreeSet::new(),
            found: Self::default(),
            faults: Vec::new(),
        };
        for error in errors {
            // What follows on the same line is a consequence.
            if reader.at(error.span().map_or(0, |span| span.start)) {
                reader.broken.insert(reader.line);
                reader.fault(error.message().replace('\n', " "));
            }
        }
        reader.tables(tables.get_ref());
        let mut faults = reader.faults;
        faults.sort();
        (reader.found, faults)
    }

    /// These words and those of the user's file, which stand above them.
    #[must_use]
    pub fn with(mut self, own: Self) -> Self {
        self.words.extend(own.words);
        for word in &own.plural {
            self.singular.remove(word);
        }
        for word in &own.singular {
            self.plural.remove(word);
        }
        self.plural.extend(own.plural);
        self.singular.extend(own.singular);
        self.plain.extend(own.plain);
        self
    }
}

struct Reader {
    /// Where the lines end, in bytes.
    ends: Vec<usize>,
    /// The line that is being read.
    line: usize,
    /// Lines that are no TOML.
    broken: BTreeSet<usize>,
    found: Abbreviations,
    faults: Vec<(usize, String)>,
}

/// The words of a closed set, for a message.
fn allowed<T: Copy>(all: &[T], word: fn(T) -> &'static str) -> String {
    all.iter().map(|value| word(*value)).collect::<Vec<_>>().join(", ")
}

/// Where the lines of a text end, in bytes.
fn ends(text: &str) -> Vec<usize> {
    text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect()
}

impl Reader {
    /// Goes on at this byte of the text. `false`: the line is no TOML, and what was made of it says nothing.
    fn at(&mut self, byte: usize) -> bool {
        self.line = self.ends.partition_point(|end| *end < byte) + 1;
        !self.broken.contains(&self.line)
    }

    fn fault(&mut self, message: String) {
        if self.faults.len() < MISTAKES {
            self.faults.push((self.line, message));
        }
    }

    fn tables(&mut self, tables: &Table<'_>) {
        for (name, value) in tables {
            if !self.at(name.span().start) {
                continue;
            }
            let name = name.get_ref().as_ref();
            match (name, value.get_ref()) {
                ("procedure", DeValue::Array(rows)) => self.procedures(rows),
                ("short", DeValue::Table(table)) => self.short(table),
                ("number", DeValue::Table(table)) => self.numbers(table, name, Word::Number),
                ("times", DeValue::Table(table)) => self.numbers(table, name, Word::Times),
                ("side", DeValue::Table(table)) => self.closed(table, name, Side::ALL, Side::word, Word::Side),
                ("part", DeValue::Table(table)) => self.closed(table, name, Part::ALL, Part::word, Word::Part),
                ("method", DeValue::Table(table)) => self.closed(table, name, Method::ALL, Method::word, Word::Method),
                ("technique", DeValue::Table(table)) => {
                    self.closed(table, name, Technique::ALL, Technique::word, Word::Technique);
                }
                ("closure", DeValue::Table(table)) => self.closed(table, name, Closure::ALL, Closure::word, Word::Closure),
                ("extent", DeValue::Table(table)) => self.closed(table, name, Extent::ALL, Extent::word, Word::Extent),
                ("depth", DeValue::Table(table)) => self.closed(table, name, Depth::ALL, Depth::word, Word::Depth),
                ("intent", DeValue::Table(table)) => self.closed(table, name, Intent::ALL, Intent::word, Word::Intent),
                ("pathology", DeValue::Table(table)) => {
                    self.closed(table, name, Pathology::ALL, Pathology::word, Word::Pathology);
                }
                ("symptom", DeValue::Table(table)) => self.closed(table, name, Symptom::ALL, Symptom::word, Word::Symptom),
                ("key", DeValue::Table(table)) => self.closed(table, name, Key::ALL, Key::word, Word::Key),
                ("proven", DeValue::Table(table)) => self.texts(table, name, Word::Proven),
                ("anesthesia", DeValue::Table(table)) => self.texts(table, name, Word::Anesthesia),
                ("drug", DeValue::Table(table)) => self.texts(table, name, Word::Drug),
                ("details", DeValue::Table(table)) => self.texts(table, name, Word::Details),
                ("ask", DeValue::Table(table)) => self.texts(table, name, Word::Ask),
                ("words", DeValue::Table(table)) => self.plain(table),
                ("count", DeValue::Table(table)) => self.count(table),
                (
                    "procedure" | "short" | "number" | "times" | "side" | "part" | "method" | "technique" | "closure"
                    | "extent" | "depth" | "intent" | "pathology" | "symptom" | "key" | "proven" | "anesthesia" | "drug"
                    | "details" | "ask" | "words" | "count",
                    _,
                ) => {
                    let form = if name == "procedure" { "a list of tables, [[procedure]]" } else { "a table" };
                    self.fault(format!("'{name}' must be {form}"));
                }
                _ => self.fault(format!(
                    "'{name}' is no table of abbreviations; there are procedure, short, number, times, side, part, \
                     method, technique, closure, extent, depth, intent, pathology, symptom, key, proven, anesthesia, drug, \
                     details, ask, words, count"
                )),
            }
        }
    }

    /// Keeps one word; the same word twice in a file is a fault.
    fn add(&mut self, place: &str, word: &str, meaning: Word) {
        let folded = fold(word);
        if folded.is_empty() {
            self.fault(format!("{place}: '{word}' has no letter or digit"));
        } else if folded.len() > 64 {
            self.fault(format!("{place}: '{word}' is longer than 64 characters"));
        } else if self.found.words.insert(folded, meaning).is_some() {
            self.fault(format!("{place}: '{word}' stands in the file twice"));
        }
    }

    /// The words of a list, each with its line.
    fn list(&mut self, place: &str, value: &Value<'_>) -> Vec<(usize, String)> {
        let DeValue::Array(items) = value.get_ref() else {
            self.fault(format!("{place}: a list of words is needed, such as [\"one\", \"two\"]"));
            return Vec::new();
        };
        let mut words = Vec::with_capacity(items.len());
        for item in items {
            if !self.at(item.span().start) {
                continue;
            }
            match item.get_ref().as_str() {
                Some(word) => words.push((self.line, word.to_owned())),
                None => self.fault(format!("{place}: {} is no word; put it in quotes", said(item))),
            }
        }
        words
    }

    /// A table whose keys are the values of a closed set.
    fn closed<T: Copy>(
        &mut self,
        table: &Table<'_>,
        name: &str,
        all: &[T],
        word: fn(T) -> &'static str,
        meaning: fn(T) -> Word,
    ) {
        for (key, value) in table {
            if !self.at(key.span().start) {
                continue;
            }
            let key = key.get_ref().as_ref();
            let place = format!("{name}.{key}");
            let Some(found) = all.iter().copied().find(|value| word(*value) == key) else {
                self.fault(format!("'{place}' is not known; there are {}", allowed(all, word)));
                continue;
            };
            for (line, typed) in self.list(&place, value) {
                self.line = line;
                self.add(&place, &typed, meaning(found));
            }
        }
    }

    /// A table whose keys are free texts.
    fn texts(&mut self, table: &Table<'_>, name: &str, meaning: fn(String) -> Word) {
        for (text, value) in table {
            if !self.at(text.span().start) {
                continue;
            }
            let text = text.get_ref().as_ref();
            let place = format!("{name}.\"{text}\"");
            for (line, typed) in self.list(&place, value) {
                self.line = line;
                self.add(&place, &typed, meaning(text.to_owned()));
            }
        }
    }

    fn numbers(&mut self, table: &Table<'_>, name: &str, meaning: fn(u32) -> Word) {
        for (word, value) in table {
            if !self.at(word.span().start) {
                continue;
            }
            let word = word.get_ref().as_ref();
            let place = format!("{name}.{word}");
            match value.get_ref().as_integer().and_then(|number| {
                u32::from_str_radix(number.as_str(), number.radix())
                    .ok()
                    .filter(|number| *number <= LARGEST_NUMBER)
            }) {
                Some(number) => self.add(&place, word, meaning(number)),
                None => self.fault(format!("{place}: {} is no whole number", said(value))),
            }
        }
    }

    fn short(&mut self, table: &Table<'_>) {
        for (word, value) in table {
            if !self.at(word.span().start) {
                continue;
            }
            let word = word.get_ref().as_ref();
            let place = format!("short.{word}");
            match value.get_ref().as_str() {
                Some(text) if !fold(text).is_empty() && text.len() <= 200 => {
                    self.add(&place, word, Word::Short(text.to_owned()));
                }
                Some(text) => {
                    self.fault(format!("{place}: '{text}' is empty or too long to stand for anything"))
                }
                None => self.fault(format!("{place}: {} is no text; put it in quotes", said(value))),
            }
        }
    }

    fn plain(&mut self, table: &Table<'_>) {
        for (key, value) in table {
            if !self.at(key.span().start) {
                continue;
            }
            let key = key.get_ref().as_ref();
            let place = format!("words.{key}");
            if key == "plain" {
                let words = self.list(&place, value);
                self.found.plain.extend(words.iter().map(|(_, word)| fold(word)));
                continue;
            }
            let meaning = match key {
                "vague" => Word::Vague,
                "describe" => Word::Describe,
                "ignored" => Word::Ignored,
                _ => {
                    self.fault(format!("'{place}' is not known; there are vague, describe, ignored, plain"));
                    continue;
                }
            };
            for (line, typed) in self.list(&place, value) {
                self.line = line;
                self.add(&place, &typed, meaning.clone());
            }
        }
    }

    fn count(&mut self, table: &Table<'_>) {
        for (key, value) in table {
            if !self.at(key.span().start) {
                continue;
            }
            let key = key.get_ref().as_ref();
            let place = format!("count.{key}");
            let folded: Vec<String> = self.list(&place, value).iter().map(|(_, word)| fold(word)).collect();
            match key {
                "plural" => self.found.plural.extend(folded),
                "singular" => self.found.singular.extend(folded),
                _ => self.fault(format!("'{place}' is not known; there are plural, singular")),
            }
        }
    }

    fn procedures(&mut self, rows: &DeArray<'_>) {
        for (at, row) in rows.iter().enumerate() {
            let place = format!("procedure {}", at + 1);
            self.at(row.span().start);
            match row.get_ref().as_table() {
                Some(table) => self.procedure(&place, table),
                None => self.fault(format!("{place}: must be a table, [[procedure]]")),
            }
        }
    }

    fn procedure(&mut self, place: &str, table: &Table<'_>) {
        let header = self.line;
        let mut words = Vec::new();
        let mut kind = None;
        let mut methods = Vec::new();
        let mut technique = None;
        let mut texts: BTreeMap<&str, String> = BTreeMap::new();
        for (key, value) in table {
            if !self.at(key.span().start) {
                continue;
            }
            let key = key.get_ref().as_ref();
            let at = format!("{place}, {key}");
            match key {
                "words" => words = self.list(&at, value),
                "kind" => kind = self.one(&at, value, Kind::ALL, Kind::word),
                "technique" => technique = self.one(&at, value, Technique::ALL, Technique::word),
                "methods" => {
                    for (line, word) in self.list(&at, value) {
                        self.line = line;
                        methods.extend(self.known(&at, &word, Method::ALL, Method::word));
                    }
                }
                "drug" | "details" => match value.get_ref().as_str() {
                    Some(text) => {
                        texts.insert(key, text.to_owned());
                    }
                    None => self.fault(format!("{at}: {} is no text; put it in quotes", said(value))),
                },
                _ => self.fault(format!(
                    "{at}: '{key}' is not known; there are words, kind, methods, technique, drug, details"
                )),
            }
        }
        self.line = header;
        if words.is_empty() {
            self.fault(format!("{place}: 'words' is missing"));
        }
        if !table.contains_key("kind") {
            self.fault(format!("{place}: 'kind' is missing"));
        }
        let Some(kind) = kind else { return };
        let (drug, details) = (texts.remove("drug"), texts.remove("details"));
        let word = ProcedureWord { kind, methods, technique, drug, details };
        for (line, typed) in words {
            self.line = line;
            self.add(place, &typed, Word::Procedure(word.clone()));
        }
    }

    fn one<T: Copy>(
        &mut self,
        place: &str,
        value: &Value<'_>,
        all: &[T],
        word: fn(T) -> &'static str,
    ) -> Option<T> {
        if let Some(typed) = value.get_ref().as_str() {
            return self.known(place, typed, all, word);
        }
        self.fault(format!("{place}: {} is not known; there are {}", said(value), allowed(all, word)));
        None
    }

    fn known<T: Copy>(
        &mut self,
        place: &str,
        typed: &str,
        all: &[T],
        word: fn(T) -> &'static str,
    ) -> Option<T> {
        let found = all.iter().copied().find(|value| word(*value) == typed);
        if found.is_none() {
            self.fault(format!("{place}: '{typed}' is not known; there are {}", allowed(all, word)));
        }
        found
    }
}

/// A value in a message.
fn said(value: &Value<'_>) -> String {
    match value.get_ref() {
        DeValue::String(text) => format!("'{text}'"),
        DeValue::Integer(number) => format!("'{number}'"),
        DeValue::Float(number) => format!("'{number}'"),
        DeValue::Boolean(flag) => format!("'{flag}'"),
        DeValue::Datetime(date) => format!("'{date}'"),
        DeValue::Array(_) => "a list".to_owned(),
        DeValue::Table(_) => "a table".to_owned(),
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
        let lines: Vec<&str> = faults.iter().filter_map(|fault| fault.split(':').next()).collect();
        let wanted = [3, 5, 6, 8, 11, 12, 13, 15, 18, 18].map(|line| format!("line {line}"));
        assert_eq!(lines, wanted, "{faults:?}");
    }

    #[test]
    fn the_users_words_stand_above_the_built_in_ones() {
        let base =
            Abbreviations::parse("[side]\nleft = [\"l\"]\n[short]\nlfa = \"left forearm\"").expect("base");
        let both = base.with(Abbreviations::parse("[short]\nlfa = \"left face\"").expect("user"));
        assert_eq!(both.words.get("lfa"), Some(&Word::Short("left face".into())));
        assert_eq!(both.words.get("l"), Some(&Word::Side(Side::Left)));
    }

    #[test]
    fn a_line_that_is_no_toml_is_told_and_the_others_are_read() {
        let (found, faults) =
            Abbreviations::read("[short]\nlfa = = 1\nrfa = right forearm\nlh = \"left hand\"\n");
        let lines: Vec<usize> = faults.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [2, 3], "{faults:?}");
        assert_eq!(found.words.keys().collect::<Vec<_>>(), ["lh"]);
        assert!(Abbreviations::parse("[short]\nlfa = = 1").is_err());
    }
}
