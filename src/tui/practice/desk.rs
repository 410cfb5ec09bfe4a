//! A note on the desk, with the answer as far as it is given, in both ways.

use crate::practice::Item;
use crate::practice::answer::Answer;
use crate::practice::results::{Sitting, sit};
use crate::tui::ctx::Ctx;

use super::bench::Bench;
use super::lines::Lines;

/// How a note is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// Claim lines are written.
    #[default]
    Lines,
    /// The lesions are documented, and their codes follow from that.
    Document,
}

/// A note that is answered.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The note.
    pub item: Item,
    /// How it is answered.
    pub way: Way,
    /// The typed claim lines.
    pub lines: Lines,
    /// The workbench for the other way, once it was used.
    pub bench: Option<Bench>,
    /// The first row of the note that is shown.
    pub scroll: usize,
    /// The answer is complete, and sure or unsure is asked.
    pub asks: bool,
}

impl Desk {
    /// A note without an answer.
    #[must_use]
    pub fn new(item: Item) -> Self {
        Self { item, way: Way::Lines, lines: Lines::default(), bench: None, scroll: 0, asks: false }
    }

    /// The workbench, where it is used now.
    #[must_use]
    pub fn bench(&self) -> Option<&Bench> {
        self.bench.as_ref().filter(|_| self.way == Way::Document)
    }

    /// The same, to be changed.
    pub fn bench_mut(&mut self) -> Option<&mut Bench> {
        self.bench.as_mut().filter(|_| self.way == Way::Document)
    }

    /// Whether characters are typed now.
    #[must_use]
    pub fn takes_text(&self) -> bool {
        self.bench().is_none_or(|bench| bench.table.takes_text())
    }

    /// Whether an answer can be given, and if not, why not.
    ///
    /// # Errors
    /// What is still to be done.
    pub fn complete(&self) -> Result<(), String> {
        if let Some(bench) = self.bench() {
            return bench.complete();
        }
        match self.lines.read(&self.item) {
            Ok(answer) if answer.decision().is_some() => Ok(()),
            Ok(_) => Err("write a claim line first, or query, hold or nothing".to_owned()),
            Err(faults) => Err(faults.into_iter().next().map(|fault| fault.message).unwrap_or_default()),
        }
    }

    /// Grades the answer.
    #[must_use]
    pub fn hand_in(&self, ctx: &Ctx<'_>) -> Option<Sitting> {
        let book = ctx.book(&self.item.encounter);
        let with = (book, crate::bundle::commentary(book.edition()));
        if let Some(bench) = self.bench() {
            let documented = bench.documented(&self.item);
            let answer = super::bench::answer(&documented, &self.item, book);
            return Some(sit(&self.item, &answer, Some(&documented), with));
        }
        let answer: Answer = self.lines.read(&self.item).ok()?;
        Some(sit(&self.item, &answer, None, with))
    }
}
