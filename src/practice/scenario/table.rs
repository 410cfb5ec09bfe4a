//! A table of a scenario file, read key by key, so that every fault is told at once and with its line.

use std::collections::BTreeMap;

use serde::de::{DeserializeOwned, IntoDeserializer};
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::config::nearest::did_you_mean;
use crate::engine::book::Fault;
use crate::format::shown;

/// The text of a file and the faults found in it.
pub(super) struct Source<'a> {
    pub(super) name: &'a str,
    pub(super) text: &'a str,
    pub(super) faults: Vec<Fault>,
}

impl Source<'_> {
    pub(super) fn fault(&mut self, line: usize, message: impl Into<String>) {
        self.faults.push(Fault { file: self.name.to_owned(), line, message: message.into() });
    }

    /// The line of a byte offset, from 1.
    pub(super) fn line_of(&self, offset: usize) -> usize {
        self.text.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count() + 1
    }
}

/// A table whose keys are taken one by one; what is left over is a fault.
pub(super) struct Keys<'a> {
    title: &'static str,
    /// The line of its heading.
    pub(super) line: usize,
    entries: Vec<(Spanned<DeString<'a>>, Spanned<DeValue<'a>>)>,
    asked: Vec<&'static str>,
    /// The line of every key that was taken.
    pub(super) lines: BTreeMap<&'static str, usize>,
}

impl<'a> Keys<'a> {
    /// The table of this name in a file; a fault where there is none.
    pub(super) fn of(root: &DeTable<'a>, name: &'static str, source: &mut Source<'_>) -> Self {
        let found = root.iter().find(|(key, _)| key.get_ref() == name);
        let line = found.map_or(1, |(key, _)| source.line_of(key.span().start));
        let entries = match found.map(|(_, value)| value.get_ref()) {
            Some(DeValue::Table(table)) => {
                table.iter().map(|(key, value)| (key.clone(), value.clone())).collect()
            }
            Some(_) => {
                source.fault(line, format!("'{name}' takes a table; write [{name}]"));
                Vec::new()
            }
            None => {
                source.fault(1, format!("the table [{name}] is missing; see docs/practice.md"));
                Vec::new()
            }
        };
        Self { title: name, line, entries, asked: Vec::new(), lines: BTreeMap::new() }
    }

    /// The value of a key and its line.
    pub(super) fn take<T: DeserializeOwned>(
        &mut self,
        key: &'static str,
        wanted: &str,
        source: &mut Source<'_>,
    ) -> Option<(T, usize)> {
        self.asked.push(key);
        let at = self.entries.iter().position(|(own, _)| own.get_ref() == key)?;
        let (name, value) = self.entries.remove(at);
        let line = source.line_of(name.span().start);
        self.lines.insert(key, line);
        match T::deserialize(value.into_deserializer()) {
            Ok(value) => Some((value, line)),
            Err(error) => {
                let said = error.message().replace('\n', " ");
                source.fault(line, format!("'{key}' takes {wanted}; {said}"));
                None
            }
        }
    }

    /// The value of a key that has to be there.
    pub(super) fn need<T: DeserializeOwned>(
        &mut self,
        key: &'static str,
        wanted: &str,
        source: &mut Source<'_>,
    ) -> Option<(T, usize)> {
        if self.entries.iter().all(|(own, _)| own.get_ref() != key) {
            source.fault(self.line, format!("'{key}' is missing in [{}]; state {wanted}", self.title));
        }
        self.take(key, wanted, source)
    }

    /// Every key that nobody asked for is a fault.
    pub(super) fn finish(self, source: &mut Source<'_>) {
        for (key, _) in &self.entries {
            let line = source.line_of(key.span().start);
            let hint = did_you_mean(key.get_ref(), self.asked.iter().copied())
                .map_or_else(String::new, |question| format!("; {question}"));
            let message = format!(
                "'{}' is no key of [{}]{hint} (allowed: {})",
                shown(key.get_ref()),
                self.title,
                self.asked.join(", ")
            );
            source.fault(line, message);
        }
    }
}
