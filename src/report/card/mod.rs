//! The proof card: everything that speaks for a line of the claim, in parts that the shell and the terminal interface
//! both show.

mod absent;
mod behind;
mod line;
mod not_coded;
mod readings;
mod tables;

use super::lay::{heading, paragraph};
use crate::engine::book::{CodeBook, Commentary};
use crate::engine::encounter::Encounter;
use crate::engine::history::History;
use crate::engine::outcome::Assessment;
use crate::engine::{OtherReading, assess, other_readings};

pub use self::absent::of_absent;
pub use self::behind::{example, rule};
pub use self::line::of_line;
pub use self::not_coded::{of_dropped, of_finding, of_held, of_open};
pub use self::readings::titles;

/// A part of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// What follows.
    Heading(String),
    /// A fact; the number says how deep it stands under what is before it.
    Fact(usize, String),
    /// A rule: its id, empty where it goes on, and what it says here.
    Rule(String, String),
    /// What stands behind a rule: what it is called, and its words.
    Behind(&'static str, String),
    /// An empty row.
    Gap,
}

/// What a card is made from.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The answer.
    pub answer: &'a Assessment,
    /// The encounter that it is about.
    pub encounter: &'a Encounter,
    /// What is known of earlier encounters.
    pub history: &'a History,
    /// The tables.
    pub book: &'a CodeBook,
    /// What explains them.
    pub commentary: Option<&'a Commentary>,
}

impl Asked<'_> {
    /// The readings of the policy switches that would change the answer.
    #[must_use]
    pub fn other_readings(&self) -> Vec<OtherReading> {
        other_readings(self.encounter, self.answer, |turned| assess(turned, self.history, self.book))
    }
}

/// Parts as text in 80 columns.
#[must_use]
pub fn text(parts: &[Part]) -> String {
    let mut out = String::new();
    for part in parts {
        match part {
            Part::Heading(text) => heading(&mut out, text),
            Part::Fact(deep, text) => {
                let indent = 2 + 4 * deep;
                paragraph(&mut out, &" ".repeat(indent), indent + 2, text);
            }
            Part::Rule(id, text) if id.is_empty() => paragraph(&mut out, "      ", 6, text),
            Part::Rule(id, text) => paragraph(&mut out, &format!("  {id}  "), 6, text),
            Part::Behind(name, text) => {
                paragraph(&mut out, &format!("      {:<9}", format!("{name}:")), 15, text);
            }
            Part::Gap => out.push('\n'),
        }
    }
    out
}
