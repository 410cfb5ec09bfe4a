//! Lengths and numbers that are not exact: "about 8 mm", `>1cm`, "@a over 15". What was measured stays open.

use super::draft::Draft;
use super::tokens::Mean;
use super::words::Key;

impl Draft<'_> {
    /// Asks about a length that a word beside it makes inexact; false where it is exact.
    pub fn inexact_length(&mut self, at: usize) -> bool {
        let before = self.previous(at).filter(|before| self.softens(*before));
        let after = self.next(at).filter(|after| self.key(*after) == Some(Key::Inexact));
        if before.is_none() && after.is_none() {
            return false;
        }
        let mut all: Vec<usize> = before.into_iter().chain([at]).chain(after).collect();
        let first = all.first().copied().unwrap_or(at);
        if let Some((_, keys)) = self.role_before(first) {
            all.splice(0..0, keys);
        }
        let typed = self.typed_all(&all);
        all.iter().for_each(|other| self.settle(*other));
        self.ask(at, format!("'{typed}' is no exact length and is not taken: what was measured?"));
        self.change.description.push(typed);
        true
    }

    /// Whether this word or sign says that the length after it is not exact: also "point 8", which may be any point.
    pub fn softens(&self, at: usize) -> bool {
        let sign = matches!(self.tokens[at].mean, Mean::About) && !self.used[at];
        sign || matches!(self.key(at), Some(Key::About | Key::Point))
    }

    /// An inexact number of an earlier lesion leaves its number of lesions open, where it can be one.
    pub fn inexact_answer(&mut self, all: &[usize], text: String) {
        if self.target.is_some_and(|target| self.counts(target)) {
            return self.vague(all, text);
        }
        let Some((last, others)) = all.split_last() else { return };
        others.iter().for_each(|other| self.settle(*other));
        self.ask(*last, format!("'{text}': about what?"));
    }
}
