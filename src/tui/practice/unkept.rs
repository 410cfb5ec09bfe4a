//! Results that the disk refused: they are held here and written again, so that none is lost while the program runs.

use crate::practice::results::Attempt;
use crate::tui::text::number;

use super::Practice;
use super::desk::Desk;

/// The results that are on no disk, the oldest first.
#[derive(Clone, Debug, Default)]
pub struct Unkept {
    results: Vec<Attempt>,
    /// The program is left once they were tried again.
    pub leaves: bool,
}

impl Unkept {
    /// Whether everything is on the disk.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.results.is_empty()
    }

    /// The results.
    #[must_use]
    pub fn results(&self) -> &[Attempt] {
        &self.results
    }

    /// The disk refused this one.
    pub fn hold(&mut self, attempt: Attempt) {
        self.results.push(attempt);
    }

    /// So many of the oldest are on the disk now.
    pub fn kept(&mut self, many: usize) -> Vec<Attempt> {
        self.results.drain(..many.min(self.results.len())).collect()
    }

    /// What is said of them on every page; empty where there are none.
    #[must_use]
    pub fn told(&self) -> String {
        if self.is_empty() {
            return String::new();
        }
        format!("NOT ON DISK: {}, tried again", number(self.results.len(), "result", "results"))
    }
}

impl Practice {
    /// What leaving the program would lose, in few words: `1 begun answer, 2 results`. Nothing where nothing was practised.
    /// The half answer of a drill is none: its time is over then, and what was answered is kept.
    #[must_use]
    pub fn loses(&self) -> Option<String> {
        let begun = self.desks.values().filter(|desk| desk.is_begun()).count();
        let counted = [
            (begun, number(begun, "begun answer", "begun answers")),
            (self.unkept.results().len(), number(self.unkept.results().len(), "result", "results")),
        ];
        let words: Vec<String> =
            counted.into_iter().filter(|(many, _)| *many > 0).map(|(_, words)| words).collect();
        (!words.is_empty()).then(|| words.join(", "))
    }
}

impl Desk {
    /// Whether something of an answer is there.
    #[must_use]
    pub fn is_begun(&self) -> bool {
        !self.lines.is_empty() || self.bench.as_ref().is_some_and(|bench| bench.table.unsaved())
    }
}
