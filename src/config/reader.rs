//! Reads values of a settings file: the wanted type and a known word, or a mistake with its line. It never stops early.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::mistake::{MOST, Mistake};
use super::nearest::did_you_mean;
use super::steers::is_shown;

/// A key with its value, each with its place in the text.
pub(super) type Entry<'e, 'i> = (&'e Spanned<std::borrow::Cow<'i, str>>, &'e Spanned<DeValue<'i>>);

/// What is wrong with the text of one file.
pub(super) struct Reader {
    mistakes: BTreeMap<(usize, String), Mistake>,
    /// Lines that are no TOML: what was made of them says nothing.
    broken: BTreeSet<usize>,
    /// Where the lines end, in bytes: a file may have very many, and each entry asks for its own.
    ends: Vec<usize>,
}

impl Reader {
    /// Reads as much of a text as is TOML.
    pub(super) fn open(text: &str) -> (Spanned<DeTable<'_>>, Self) {
        let (table, errors) = DeTable::parse_recoverable(text);
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect();
        let mut reader = Self { mistakes: BTreeMap::new(), broken: BTreeSet::new(), ends };
        for error in errors {
            let line = reader.line(error.span().unwrap_or(0..0));
            // What follows on the same line is a consequence.
            if reader.broken.insert(line) && reader.mistakes.len() < MOST {
                reader.keep(Mistake::toml(text, &error));
            }
        }
        (table, reader)
    }

    fn keep(&mut self, mistake: Mistake) {
        self.mistakes.insert((mistake.line, mistake.message.clone()), mistake);
    }

    /// Every mistake, in the order of the lines.
    pub(super) fn finish(self) -> Vec<Mistake> {
        self.mistakes.into_values().collect()
    }

    /// Notes a mistake, unless the line is no TOML anyhow.
    pub(super) fn mistake(&mut self, span: Range<usize>, message: String) {
        let line = self.line(span);
        if !self.broken.contains(&line) && self.mistakes.len() < MOST {
            self.keep(Mistake { line, message });
        }
    }

    /// The line of a place, from 1.
    pub(super) fn line(&self, span: Range<usize>) -> usize {
        self.ends.partition_point(|end| *end < span.start) + 1
    }

    /// A key that does not exist here; `elsewhere` says where it does.
    pub(super) fn unknown(
        &mut self,
        (key, _): Entry<'_, '_>,
        here: &str,
        keys: &[&str],
        elsewhere: Option<&str>,
    ) {
        let name = key.get_ref();
        let hint = match (elsewhere, did_you_mean(name, keys.iter().copied())) {
            (Some(place), _) => format!("it belongs under {place}"),
            (None, Some(question)) => question,
            (None, None) => "take it out".to_owned(),
        };
        let message =
            format!("'{}' is no setting{here}; {hint} (there are {})", shown(name), keys.join(", "));
        self.mistake(key.span(), message);
    }

    /// A value of another type than is wanted.
    pub(super) fn wrong(&mut self, (key, value): Entry<'_, '_>, wanted: &str) {
        let message = format!("'{}' takes {wanted}, not {}", shown(key.get_ref()), words(value.get_ref()));
        self.mistake(value.span(), message);
    }

    /// The entries of a table, without those on lines that are no TOML.
    pub(super) fn entries<'e, 'i>(&self, table: &'e DeTable<'i>) -> Vec<Entry<'e, 'i>> {
        let good = |entry: &Entry<'_, '_>| !self.broken.contains(&self.line(entry.1.span()));
        table.iter().filter(good).collect()
    }

    /// The entries of a value that is a table.
    pub(super) fn table<'e, 'i>(&mut self, entry: Entry<'e, 'i>) -> Vec<Entry<'e, 'i>> {
        if let DeValue::Table(table) = entry.1.get_ref() {
            return self.entries(table);
        }
        let name = entry.0.get_ref();
        self.wrong(entry, &format!("keys of its own under [{name}]"));
        Vec::new()
    }

    /// A text with something in it.
    pub(super) fn text(&mut self, entry: Entry<'_, '_>, example: &str) -> Option<String> {
        let DeValue::String(text) = entry.1.get_ref() else {
            self.wrong(entry, &format!("a text in double quotes, such as \"{example}\""));
            return None;
        };
        if text.trim().is_empty() {
            let message = format!("'{}' is empty; write \"{example}\", or take it out", entry.0.get_ref());
            self.mistake(entry.1.span(), message);
            return None;
        }
        Some(text.trim().to_owned())
    }

    /// One of these words.
    pub(super) fn word(&mut self, entry: Entry<'_, '_>, words: &[&str]) -> Option<String> {
        let DeValue::String(text) = entry.1.get_ref() else {
            let number = entry.1.get_ref().as_integer().map(ToString::to_string);
            let wanted = match number.filter(|number| words.contains(&number.as_str())) {
                Some(number) => format!("a text, \"{number}\" in double quotes"),
                None => format!("one of {} in double quotes", words.join(", ")),
            };
            self.wrong(entry, &wanted);
            return None;
        };
        if words.contains(&text.as_ref()) {
            return Some(text.clone().into_owned());
        }
        self.no_such_word(entry, text, words);
        None
    }

    /// A word that is none of those that there are.
    fn no_such_word(&mut self, (key, value): Entry<'_, '_>, word: &str, words: &[&str]) {
        let question = did_you_mean(word, words.iter().copied());
        let question = question.map_or_else(String::new, |question| format!("; {question}"));
        let message = format!(
            "'{}' is no value of '{}'{question} (there are {})",
            shown(word),
            shown(key.get_ref()),
            words.join(", ")
        );
        self.mistake(value.span(), message);
    }

    /// The value of a policy switch: a word, or a whole number where that is one of the values.
    pub(super) fn switch(&mut self, entry: Entry<'_, '_>, values: &[&str]) -> Option<String> {
        let said: Vec<&str> =
            values.iter().map(|value| if *value == "n" { "a whole number from 1" } else { *value }).collect();
        let typed = match entry.1.get_ref() {
            DeValue::String(text) => text.clone().into_owned(),
            DeValue::Integer(number) => number.to_string(),
            DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_)
            | DeValue::Table(_) => {
                self.wrong(entry, &format!("one of {} in double quotes", said.join(", ")));
                return None;
            }
        };
        let numbers = values.contains(&"n") && typed.parse::<u16>().is_ok_and(|number| number > 0);
        if numbers || typed != "n" && values.contains(&typed.as_str()) {
            return Some(typed);
        }
        self.no_such_word(entry, &typed, &said);
        None
    }

    /// True or false.
    pub(super) fn flag(&mut self, entry: Entry<'_, '_>) -> Option<bool> {
        let DeValue::Boolean(flag) = entry.1.get_ref() else {
            self.wrong(entry, "true or false, without quotes");
            return None;
        };
        Some(*flag)
    }
}

/// What a value is, in words.
fn words(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => format!("the text '{}'", shown(text)),
        DeValue::Integer(number) => format!("the number '{number}'"),
        DeValue::Float(number) => format!("the number '{number}'"),
        DeValue::Boolean(flag) => format!("the value '{flag}'"),
        DeValue::Datetime(date) => format!("the date or time '{date}'"),
        DeValue::Array(_) => "a list".to_owned(),
        DeValue::Table(_) => "a table".to_owned(),
    }
}

/// A text for a message: not longer than a line, without anything that steers a terminal.
fn shown(text: &str) -> String {
    let mut letters = text.chars().filter(|letter| is_shown(None, *letter));
    let mut short: String = letters.by_ref().take(60).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}
