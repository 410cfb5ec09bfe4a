//! Claim lines as they are typed, one a row: read while they are typed, put in another order with a key.

use crate::practice::Item;
use crate::practice::answer::{self, Answer, AnswerFault};
use crate::tui::edit::Edit;

/// The typed rows; there is always one.
#[derive(Clone, Debug)]
pub struct Lines {
    /// The rows.
    pub rows: Vec<Edit>,
    /// The row with the caret.
    pub at: usize,
}

impl Default for Lines {
    fn default() -> Self {
        Self { rows: vec![Edit::default()], at: 0 }
    }
}

impl Lines {
    /// The row with the caret.
    pub fn row(&mut self) -> &mut Edit {
        self.at = self.at.min(self.rows.len().saturating_sub(1));
        if self.rows.is_empty() {
            self.rows.push(Edit::default());
        }
        &mut self.rows[self.at]
    }

    /// A new row below; where the row is empty, or the next one is, the caret goes on without one.
    pub fn take(&mut self) {
        let empty = |edit: &Edit| edit.text().trim().is_empty();
        if self.rows.get(self.at).is_some_and(empty) {
            return;
        }
        self.at += 1;
        if !self.rows.get(self.at).is_some_and(empty) {
            self.rows.insert(self.at, Edit::default());
        }
    }

    /// The row above, or below.
    pub fn go(&mut self, down: bool) {
        self.at = if down { (self.at + 1).min(self.rows.len() - 1) } else { self.at.saturating_sub(1) };
    }

    /// Moves the row up or down in the claim.
    pub fn shift(&mut self, down: bool) {
        let to = if down { self.at + 1 } else { self.at.wrapping_sub(1) };
        if to < self.rows.len() {
            self.rows.swap(self.at, to);
            self.at = to;
        }
    }

    /// Takes an empty row away, so that the caret stands at the end of the one above; gives whether there was one.
    pub fn join(&mut self) -> bool {
        let can = self.rows.len() > 1 && self.at > 0 && self.rows[self.at].text().is_empty();
        if can {
            self.rows.remove(self.at);
            self.at -= 1;
        }
        can
    }

    /// Inserts a pasted text, its lines as rows of their own; gives whether all of it had room.
    pub fn paste(&mut self, text: &str) -> bool {
        let mut whole = true;
        for (at, line) in text.lines().filter(|line| !line.trim().is_empty()).take(200).enumerate() {
            if at > 0 {
                self.take();
            }
            whole &= self.row().insert(line.trim());
        }
        whole
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> String {
        self.rows.iter().map(Edit::text).collect::<Vec<_>>().join("\n")
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(|row| row.text().trim().is_empty())
    }

    /// The answer.
    ///
    /// # Errors
    /// Every row that cannot be read.
    pub fn read(&self, item: &Item) -> Result<Answer, Vec<AnswerFault>> {
        answer::read_for(&self.text(), item)
    }

    /// What is understood of one row.
    ///
    /// # Errors
    /// What to write instead.
    pub fn echo(row: &Edit, item: &Item) -> Result<String, String> {
        match answer::read_for(row.text(), item) {
            Ok(read) => Ok(read.echo().join("; ")),
            Err(faults) => Err(faults.into_iter().next().map(|fault| fault.message).unwrap_or_default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn rows_are_added_moved_and_taken_away() {
        let mut lines = Lines::default();
        assert!(lines.paste("17003 x6 dx L57.0\n\n17000 dx L57.0\n"));
        assert_eq!(lines.rows.len(), 2);
        lines.shift(false);
        lines.shift(false);
        assert_eq!((lines.at, lines.text().as_str()), (0, "17000 dx L57.0\n17003 x6 dx L57.0"));
        lines.take();
        assert_eq!((lines.rows.len(), lines.at), (3, 1));
        lines.take();
        assert_eq!(lines.rows.len(), 3, "an empty row is not doubled");
        assert!(lines.join() && !lines.join());
        let item = crate::practice::scenario::built_in().scenarios[0].item.clone();
        assert_eq!(lines.read(&item).expect("answer").lines.len(), 2);
    }
}
