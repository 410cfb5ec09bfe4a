//! The one-line entry: from a typed line to lesions, without files, clock or terminal.
//!
//! [`read`] says what a line means and echoes it in full words, [`take`] puts it into an encounter, [`complete`] offers
//! what could be meant. The order of strength is that of the documentation: unit, keyword, position, ask.

mod abbreviations;
mod acts;
mod answers;
mod asides;
mod assign;
mod change;
mod complete;
mod counts;
mod diagnoses;
mod digits;
mod draft;
mod echo;
mod full_words;
mod inexact;
mod leftovers;
mod lexer;
mod lexicon;
mod margins;
mod measures;
mod places;
mod quantities;
mod reading;
mod rounds;
mod several;
mod stages;
mod suggest;
mod take;
mod tokens;
mod typos;
mod visit;
mod words;

use std::ops::Range;

use crate::engine::book::CodeBook;
use crate::engine::encounter::{Encounter, Stated};
use crate::engine::lesion::Lesion;

pub use self::abbreviations::Abbreviations;
pub use self::change::{Change, ProcedureFacts};
pub use self::complete::{Completion, complete};
pub use self::full_words::full_words;
pub use self::lexicon::Lexicon;
pub use self::reading::read;
pub use self::take::take;

/// The most characters of a line that is typed or pasted: a note of a page fits, a book does not.
pub const LONGEST: usize = 10_000;

/// What a line is read against.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The book whose names of diagnoses and sites count.
    pub book: &'a CodeBook,
    /// The names of that book and the abbreviations, made ready once with [`Lexicon::new`].
    pub words: &'a Lexicon,
    /// What was entered before: for `.` and `@b`.
    pub encounter: &'a Encounter,
}

/// What a line means.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Reading {
    /// What the line states, in its order.
    pub entries: Vec<Entry>,
    /// Every part of the line in full words, in the order in which it was typed.
    pub echo: Vec<Echo>,
    /// Visit codes in the line, as typed: they are not added by it.
    pub visits: Vec<String>,
    /// Each part between ` + ` was understood at least in part. Otherwise the line is not taken and stays.
    pub understood: bool,
}

/// One entry of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A new lesion; its id is given when the line is taken.
    Lesion(Box<Lesion>),
    /// Facts for a lesion that was entered earlier.
    Fact {
        /// Its id.
        lesion: String,
        /// What is now known.
        change: Box<Change>,
    },
    /// A total as dictated.
    Total(Stated),
}

/// One part of a line, as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Echo {
    /// Where it stands in the line, in bytes.
    pub span: Range<usize>,
    /// In full words, free of control characters.
    pub text: String,
    /// How sure the reading is.
    pub kind: EchoKind,
}

/// How sure a reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EchoKind {
    /// It means what it says.
    Understood,
    /// A typing error or a word taken for something else.
    Assumed,
    /// Several readings: the fact stays open.
    Question,
    /// Not understood; shown and kept.
    Unknown,
}
