//! Reasons on their way. All their words are written into one text, one after another, which saves a text for each.

use std::sync::Arc;

use super::Said;
use crate::engine::ids::RuleId;
use crate::engine::outcome::{Reason, Text};

/// A reason whose words stand in a [`Notebook`].
#[derive(Clone, Copy, Debug)]
pub struct Note {
    rule: RuleId,
    len: usize,
    words: Words,
}

#[derive(Clone, Copy, Debug)]
enum Words {
    Fixed(&'static str),
    /// From this byte of the notebook to that one.
    Written(usize, usize),
}

/// The words of all reasons.
#[derive(Clone, Debug, Default)]
pub struct Notebook(String);

/// Room for the reasons of some lesions; more is made where it is needed.
const FIRST: usize = 8_192;

impl Notebook {
    /// Writes down a reason.
    pub(super) fn note(&mut self, rule: RuleId, said: impl Said) -> Note {
        let (words, len) = match said.fixed() {
            Some(text) => (Words::Fixed(text), text.len()),
            None => {
                if self.0.is_empty() {
                    self.0 = String::with_capacity(FIRST);
                }
                let from = self.0.len();
                said.write(&mut self.0);
                (Words::Written(from, self.0.len()), self.0.len() - from)
            }
        };
        Note { rule, len, words }
    }

    /// Writes down a reason unless it is among these already.
    pub(super) fn note_once(&mut self, notes: &mut Vec<Note>, rule: RuleId, said: impl Said) {
        let before = self.0.len();
        let note = self.note(rule, said);
        if !self.keep_once(notes, note) {
            self.0.truncate(before);
        }
    }

    /// Keeps a reason unless the same is among these already. Says whether it was kept.
    pub(super) fn keep_once(&self, notes: &mut Vec<Note>, note: Note) -> bool {
        // Those of different lengths need not be read.
        let same = |other: &Note| {
            other.len == note.len
                && other.rule == note.rule
                && self.read(other.words) == self.read(note.words)
        };
        let new = !notes.iter().any(same);
        if new {
            notes.push(note);
        }
        new
    }

    fn read(&self, words: Words) -> &[u8] {
        match words {
            Words::Fixed(text) => text.as_bytes(),
            Words::Written(from, to) => self.0.as_bytes().get(from..to).unwrap_or_default(),
        }
    }

    /// Closes the notebook: from now on it is read.
    pub(super) fn close(self) -> Closed {
        Closed(Arc::new(self.0))
    }
}

/// A notebook that is finished.
#[derive(Clone, Debug)]
pub struct Closed(Arc<String>);

impl Closed {
    /// Reasons as they stand in the answer.
    pub fn reasons(&self, notes: &[Note]) -> Vec<Reason> {
        let text = |words| match words {
            Words::Fixed(text) => text.into(),
            Words::Written(from, to) => Text::part(&self.0, from, to),
        };
        notes.iter().map(|note| Reason { rule: note.rule, text: text(note.words) }).collect()
    }
}
