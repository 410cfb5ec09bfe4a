//! Reading goes on after a fault, so that all are told at once.

use serde::de::DeserializeOwned;
use toml::Spanned;

use crate::engine::book::check::Fault;
use crate::engine::book::{BookFile, CodeBook, FamilyId};
use crate::engine::ids::{Code, Icd, RuleId};

/// The files of a book, each with its text, and the faults found so far.
pub(super) struct Reader<'a> {
    pub(super) files: &'a [BookFile<'a>],
    pub(super) faults: Vec<Fault>,
    /// Files that are missing or cannot be read as a whole. What other files then seem to lack is not told.
    pub(super) unreadable: Vec<Fault>,
}

/// Where a row stands, for its faults.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) file: &'a str,
    /// Bytes from the beginning of the file; the line is counted only for a fault.
    pub(super) start: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn text(&mut self, name: &str) -> &'a str {
        if let Some(file) = self.files.iter().find(|file| file.name == name) {
            return file.text;
        }
        let message = "the file is missing".to_owned();
        self.unreadable.push(Fault { file: name.to_owned(), line: 0, message });
        ""
    }

    /// A whole file as one value; a default where it cannot be read.
    pub(super) fn file<T: DeserializeOwned + Default>(&mut self, name: &str) -> T {
        let text = self.text(name);
        if text.is_empty() {
            return T::default();
        }
        toml::from_str(text).unwrap_or_else(|error| {
            let line = error.span().map_or(0, |span| line_of(text, span.start));
            self.unreadable.push(Fault { file: name.to_owned(), line, message: error.message().to_owned() });
            T::default()
        })
    }

    pub(super) fn row<'n, T>(&self, file: &'n str, row: &Spanned<T>) -> Row<'n> {
        Row { file, start: row.span().start }
    }

    pub(super) fn fault(&mut self, row: Row<'_>, message: String) {
        let text = self.files.iter().find(|file| file.name == row.file).map_or("", |file| file.text);
        self.faults.push(Fault { file: row.file.to_owned(), line: line_of(text, row.start), message });
    }

    /// A fault that lies in no single row of a file.
    pub(super) fn fault_in(&mut self, file: &str, message: String) {
        self.faults.push(Fault { file: file.to_owned(), line: 0, message });
    }

    /// A word of a closed set.
    pub(super) fn word<T>(
        &mut self,
        row: Row<'_>,
        word: &str,
        what: &str,
        parse: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let value = parse(word);
        if value.is_none() {
            self.fault(row, format!("'{word}' is no {what}"));
        }
        value
    }

    pub(super) fn words<T>(
        &mut self,
        row: Row<'_>,
        words: &[String],
        what: &str,
        parse: fn(&str) -> Option<T>,
    ) -> Vec<T> {
        words.iter().filter_map(|word| self.word(row, word, what, parse)).collect()
    }

    pub(super) fn rule(&mut self, row: Row<'_>, book: &CodeBook, id: &str) -> Option<RuleId> {
        let rule = RuleId::from_text(id).filter(|rule| book.rules.contains_key(rule));
        if rule.is_none() {
            self.fault(row, format!("rule '{id}' has no page in rules.toml"));
        }
        rule
    }

    pub(super) fn sources(&mut self, row: Row<'_>, book: &CodeBook, keys: &[String]) {
        for key in keys.iter().filter(|key| !book.sources.contains_key(*key)) {
            self.fault(row, format!("source '{key}' stands neither in sources.toml nor in rules.toml"));
        }
    }

    pub(super) fn family(&mut self, row: Row<'_>, book: &CodeBook, id: &str) -> Option<FamilyId> {
        let family = book.family_named(id);
        if family.is_none() {
            self.fault(row, format!("'{id}' is no family of families.toml"));
        }
        family
    }

    pub(super) fn code(&mut self, row: Row<'_>, book: &CodeBook, code: &str) -> Option<Code> {
        let found = Code::from_text(code).filter(|code| book.codes.contains_key(code));
        if found.is_none() {
            self.fault(row, format!("'{code}' is no code of codes.toml"));
        }
        found
    }

    pub(super) fn icd(&mut self, row: Row<'_>, code: &str) -> Option<Icd> {
        self.word(row, code, "ICD-10-CM code", |text| Icd::from_text(text).filter(|_| text.len() >= 3))
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count() + 1
}

pub(super) const fn yes() -> bool {
    true
}
