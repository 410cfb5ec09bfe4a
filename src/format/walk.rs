//! What reading the tree needs: a value of the wanted type, or a mistake with its place. It never stops early.

use std::collections::BTreeSet;

use toml::value::Datetime;

use super::error::shown;
use super::keys::{TABLES, Table};
use super::node::{Entry, Node, Value};
use crate::config::nearest::did_you_mean;
use crate::config::steers::steers;
use crate::engine::date::Date;
use crate::engine::length::LengthError;
use crate::engine::lesion::LARGEST_NUMBER;
use crate::engine::size::{Area, Measured};

/// The largest whole number of any fact.
pub(super) const MOST: u32 = LARGEST_NUMBER;
/// More mistakes than anybody reads; the rest is only counted.
pub(super) const MISTAKES: usize = 100;

/// Collects the mistakes.
#[derive(Default)]
pub(super) struct Walker {
    found: Vec<(usize, String)>,
    more: usize,
}

/// The keys of a table that is being read.
pub(super) struct Fields<'a> {
    table: &'static Table,
    pub at: usize,
    entries: &'a [Entry],
}

impl<'a> Fields<'a> {
    /// The value of a key; where it is stated twice the first, as the second is a mistake already.
    pub fn get(&self, key: &str) -> Option<&'a Node> {
        debug_assert!(
            self.table.keys.contains(&key),
            "'{key}' is missing in the keys of {}",
            self.table.title
        );
        self.entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }
}

impl Walker {
    /// Notes a mistake.
    pub fn mistake(&mut self, at: usize, message: String) {
        if !self.only_counts() {
            self.found.push((at, message));
        }
    }

    /// Whether there are enough mistakes; then one more is counted, and its sentence need not be made.
    fn only_counts(&mut self) -> bool {
        let enough = self.found.len() >= MISTAKES;
        self.more += usize::from(enough);
        enough
    }

    /// The mistakes in the order of the text.
    pub fn finish(mut self) -> Vec<(usize, String)> {
        self.found.sort_by_key(|(at, _)| *at);
        if let (Some((at, _)), true) = (self.found.last(), self.more > 0) {
            let at = *at;
            self.found.push((at, format!("{} more mistakes follow; mend these first", self.more)));
        }
        self.found
    }

    /// A value of the wrong type.
    pub fn wrong(&mut self, node: &Node, key: &str, wanted: &str) {
        let hint = match &node.value {
            Value::Null => "; leave out what is not stated",
            Value::Text(_)
            | Value::Whole(_)
            | Value::Decimal(_)
            | Value::Flag(_)
            | Value::Moment(_)
            | Value::List(_)
            | Value::Table(_) => "",
        };
        self.mistake(node.at, format!("'{key}' takes {wanted}, not {}{hint}", node.value.words()));
    }

    /// The entries of a table, whatever their keys; a key stated twice is a mistake.
    pub fn entries<'a>(&mut self, node: &'a Node, title: &str, keys: &[&str]) -> Option<&'a [Entry]> {
        let Value::Table(entries) = &node.value else {
            self.wrong(node, title, &format!("a table with the keys {}", keys.join(", ")));
            return None;
        };
        let mut seen = BTreeSet::new();
        for entry in entries {
            if !seen.insert(entry.key.as_str()) {
                self.mistake(
                    entry.key_at,
                    format!("'{}' is stated twice; keep one of them", shown(&entry.key)),
                );
            }
        }
        Some(entries)
    }

    /// A table with fixed keys; every other key is a mistake.
    pub fn table<'a>(&mut self, node: &'a Node, table: &'static Table) -> Option<Fields<'a>> {
        let entries = self.entries(node, table.title, table.keys)?;
        for entry in entries.iter().filter(|entry| !table.keys.contains(&entry.key.as_str())) {
            self.unknown_key(entry, table);
        }
        Some(Fields { table, at: node.at, entries })
    }

    fn unknown_key(&mut self, entry: &Entry, table: &Table) {
        if self.only_counts() {
            return;
        }
        let key = shown(&entry.key);
        let elsewhere = TABLES.iter().find(|other| other.keys.contains(&entry.key.as_str()));
        let hint = match (elsewhere, did_you_mean(&entry.key, table.keys.iter().copied())) {
            (Some(other), _) => format!("it is a key of {}", other.title),
            (None, Some(question)) => question,
            (None, None) => "see what is allowed".to_owned(),
        };
        let allowed = table.keys.join(", ");
        self.mistake(
            entry.key_at,
            format!("'{key}' is no key of {}; {hint} (allowed: {allowed})", table.title),
        );
    }

    /// The tables of a list such as `[[lesion]]`.
    pub fn tables<'a>(&mut self, fields: &Fields<'a>, key: &str, title: &str) -> &'a [Node] {
        let Some(node) = fields.get(key) else { return &[] };
        match &node.value {
            Value::List(items) if items.len() <= MOST as usize => items,
            Value::List(items) => {
                let message = format!("'{key}' has {} entries; write at most {MOST}", items.len());
                self.mistake(node.at, message);
                &[]
            }
            Value::Text(_)
            | Value::Whole(_)
            | Value::Decimal(_)
            | Value::Flag(_)
            | Value::Moment(_)
            | Value::Null
            | Value::Table(_) => {
                self.wrong(node, key, &format!("a list of tables, each written {title}"));
                &[]
            }
        }
    }

    /// Text as it stands.
    pub fn text(&mut self, fields: &Fields<'_>, key: &str) -> Option<String> {
        self.text_of(fields.get(key)?, key)
    }

    fn text_of(&mut self, node: &Node, key: &str) -> Option<String> {
        if let Value::Text(text) = &node.value {
            return Some(text.clone());
        }
        self.wrong(node, key, "text in quotes");
        None
    }

    /// Text that has to be there.
    pub fn needed_text(&mut self, fields: &Fields<'_>, key: &str) -> String {
        if fields.get(key).is_none() {
            self.missing(fields, key);
        }
        self.text(fields, key).unwrap_or_default()
    }

    /// A key that has to be there and is not.
    pub fn missing(&mut self, fields: &Fields<'_>, key: &str) {
        self.mistake(fields.at, format!("'{key}' is missing in {}; state it", fields.table.title));
    }

    /// A list of texts.
    pub fn texts(&mut self, fields: &Fields<'_>, key: &str) -> Vec<String> {
        let items = self.list(fields, key, "a list of texts such as [\"…\", \"…\"]");
        items.iter().filter_map(|item| self.text_of(item, key)).collect()
    }

    fn list<'a>(&mut self, fields: &Fields<'a>, key: &str, wanted: &str) -> &'a [Node] {
        let Some(node) = fields.get(key) else { return &[] };
        if let Value::List(items) = &node.value {
            return items;
        }
        self.wrong(node, key, wanted);
        &[]
    }

    /// A whole number from 0 to [`MOST`].
    pub fn number(&mut self, fields: &Fields<'_>, key: &str) -> Option<u32> {
        self.number_of(fields.get(key)?, key)
    }

    fn number_of(&mut self, node: &Node, key: &str) -> Option<u32> {
        let number = match &node.value {
            Value::Whole(number) => u32::try_from(*number).ok().filter(|number| *number <= MOST),
            Value::Text(_)
            | Value::Decimal(_)
            | Value::Flag(_)
            | Value::Moment(_)
            | Value::Null
            | Value::List(_)
            | Value::Table(_) => None,
        };
        if number.is_none() {
            self.wrong(node, key, &format!("a whole number from 0 to {MOST}"));
        }
        number
    }

    /// A list of whole numbers.
    pub fn numbers(&mut self, fields: &Fields<'_>, key: &str) -> Vec<u32> {
        let items = self.list(fields, key, "a list of whole numbers such as [5, 3]");
        items.iter().filter_map(|item| self.number_of(item, key)).collect()
    }

    /// `true` or `false`.
    pub fn flag(&mut self, fields: &Fields<'_>, key: &str) -> Option<bool> {
        let node = fields.get(key)?;
        if let Value::Flag(flag) = node.value {
            return Some(flag);
        }
        self.wrong(node, key, "true or false");
        None
    }

    /// A word of a closed set.
    pub fn word<T: Copy>(
        &mut self,
        fields: &Fields<'_>,
        key: &str,
        all: &[T],
        word: fn(T) -> &'static str,
    ) -> Option<T> {
        self.word_of(fields.get(key)?, key, all, word)
    }

    fn word_of<T: Copy>(
        &mut self,
        node: &Node,
        key: &str,
        all: &[T],
        word: fn(T) -> &'static str,
    ) -> Option<T> {
        let allowed = || all.iter().map(|value| word(*value)).collect::<Vec<_>>();
        let Value::Text(text) = &node.value else {
            self.wrong(node, key, &format!("one of the words {}", allowed().join(", ")));
            return None;
        };
        let value = all.iter().copied().find(|value| word(*value) == text);
        if value.is_none() {
            self.unknown_word(node.at, key, text, &allowed());
        }
        value
    }

    /// A word that is not among those allowed.
    pub fn unknown_word(&mut self, at: usize, key: &str, typed: &str, allowed: &[&str]) {
        if self.only_counts() {
            return;
        }
        let hint = did_you_mean(typed, allowed.iter().copied())
            .unwrap_or_else(|| "write one of those allowed".to_owned());
        let typed = shown(typed);
        self.mistake(
            at,
            format!("'{typed}' is no value of '{key}'; {hint} (allowed: {})", allowed.join(", ")),
        );
    }

    /// A list of words of a closed set.
    pub fn words<T: Copy>(
        &mut self,
        fields: &Fields<'_>,
        key: &str,
        all: &[T],
        word: fn(T) -> &'static str,
    ) -> Vec<T> {
        if fields.get(key).is_none() {
            return Vec::new();
        }
        let allowed = all.iter().map(|value| word(*value)).collect::<Vec<_>>().join(", ");
        let items = self.list(fields, key, &format!("a list of the words {allowed}"));
        items.iter().filter_map(|item| self.word_of(item, key, all, word)).collect()
    }

    /// A day of the calendar, as a TOML date or as text.
    pub fn date(&mut self, fields: &Fields<'_>, key: &str) -> Option<Date> {
        let node = fields.get(key)?;
        match &node.value {
            Value::Text(text) => {
                let date = Date::parse(text);
                if date.is_none() {
                    let typed = shown(text);
                    self.mistake(
                        node.at,
                        format!("'{typed}' is no day of the calendar; write '{key}' like 2026-09-14"),
                    );
                }
                return date;
            }
            Value::Moment(Datetime { date: Some(date), time: None, offset: None }) => {
                return Date::new(date.year, date.month, date.day);
            }
            Value::Moment(_)
            | Value::Whole(_)
            | Value::Decimal(_)
            | Value::Flag(_)
            | Value::Null
            | Value::List(_)
            | Value::Table(_) => {}
        }
        self.wrong(node, key, "a date without time, such as 2026-09-14");
        None
    }

    /// A moment with its offset, kept as text.
    pub fn moment(&mut self, fields: &Fields<'_>, key: &str) -> Option<String> {
        const WANTED: &str = "a date and time with offset, such as 2026-09-14T16:20:00-05:00";
        let node = fields.get(key)?;
        let whole =
            |moment: &Datetime| moment.date.is_some() && moment.time.is_some() && moment.offset.is_some();
        let read = match &node.value {
            Value::Text(text) => {
                text.parse::<Datetime>().ok().filter(|moment| whole(moment)).map(|_| text.clone())
            }
            Value::Moment(moment) => Some(moment).filter(|moment| whole(moment)).map(Datetime::to_string),
            Value::Whole(_)
            | Value::Decimal(_)
            | Value::Flag(_)
            | Value::Null
            | Value::List(_)
            | Value::Table(_) => None,
        };
        if read.is_none() {
            self.wrong(node, key, WANTED);
        }
        read
    }

    /// A moment that has to be there.
    pub fn needed_moment(&mut self, fields: &Fields<'_>, key: &str) -> String {
        if fields.get(key).is_none() {
            self.missing(fields, key);
        }
        self.moment(fields, key).unwrap_or_default()
    }

    /// A length with its unit. A bare number is offered both readings and none is taken.
    pub fn length(&mut self, fields: &Fields<'_>, key: &str) -> Option<Measured> {
        let node = fields.get(key)?;
        let read = match &node.value {
            Value::Text(text) => Measured::parse(text).map_err(length_message),
            Value::Whole(number) => Err(length_message(bare_number(&number.to_string()))),
            Value::Decimal(number) => Err(length_message(bare_number(number))),
            Value::Flag(_) | Value::Moment(_) | Value::Null | Value::List(_) | Value::Table(_) => {
                self.wrong(node, key, "a length such as \"8 mm\"");
                return None;
            }
        };
        self.or_mistake(node, key, read)
    }

    /// An area with its unit.
    pub fn area(&mut self, fields: &Fields<'_>, key: &str) -> Option<Area> {
        let node = fields.get(key)?;
        let typed = match &node.value {
            Value::Text(text) => text.clone(),
            Value::Whole(number) => number.to_string(),
            Value::Decimal(number) => number.clone(),
            Value::Flag(_) | Value::Moment(_) | Value::Null | Value::List(_) | Value::Table(_) => {
                self.wrong(node, key, "an area such as \"12 cm2\"");
                return None;
            }
        };
        let read = if typed.chars().count() > 200 {
            Err("the text is too long for an area; write it like 12 cm2 or 3 x 4 cm".to_owned())
        } else {
            Area::parse(&typed).map_err(|error| clean(&error.to_string()))
        };
        self.or_mistake(node, key, read)
    }

    fn or_mistake<T>(&mut self, node: &Node, key: &str, read: Result<T, String>) -> Option<T> {
        read.map_err(|message| self.mistake(node.at, format!("{key} {message}"))).ok()
    }
}

fn bare_number(number: &str) -> LengthError {
    if number.starts_with('-') {
        LengthError::Negative(number.to_owned())
    } else {
        LengthError::NoUnit(number.to_owned())
    }
}

/// The engine's sentence about a length, with the typed text cut to what can be shown.
fn length_message(error: LengthError) -> String {
    clean(
        &match error {
            LengthError::NoUnit(typed) => LengthError::NoUnit(shown(&typed)),
            LengthError::Negative(typed) => LengthError::Negative(shown(&typed)),
            LengthError::TooFine(typed) => LengthError::TooFine(shown(&typed)),
            LengthError::TooLarge(typed) => LengthError::TooLarge(shown(&typed)),
            LengthError::Thousands(typed) => LengthError::Thousands(shown(&typed)),
            LengthError::NotALength(typed) => LengthError::NotALength(shown(&typed)),
        }
        .to_string(),
    )
}

fn clean(message: &str) -> String {
    message.chars().map(|letter| if steers(letter) { char::REPLACEMENT_CHARACTER } else { letter }).collect()
}
