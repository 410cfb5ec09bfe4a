//! What explains a book and decides nothing: an example and a contrast for each rule, and where authorities differ. Read
//! when somebody asks, not when an encounter is coded.

use std::collections::BTreeMap;

use super::{BookFile, CodeBook, Fault, parse};
use crate::engine::ids::RuleId;
use crate::engine::policy::Switch;

/// The explanations of one edition, checked against its book.
#[derive(Debug, Default)]
pub struct Commentary {
    pub(super) examples: BTreeMap<RuleId, Example>,
    pub(super) disagreements: Vec<Disagreement>,
}

/// What a rule does, and beside it what it does not.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Where the rule holds.
    pub case: Told,
    /// A near miss.
    pub contrast: Told,
}

/// A situation in one or two plain sentences, and perhaps as it is typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The sentences.
    pub text: String,
    /// The same typed into a new encounter.
    pub typed: Option<Typed>,
}

/// A situation as it is typed, and what comes out.
#[derive(Clone, Debug, PartialEq)]
pub struct Typed {
    /// Lines of the one-line entry.
    pub lines: Vec<String>,
    /// Keys of the encounter beside them, by dotted path.
    pub set: toml::Table,
    /// The codes in claim order: `17003x6`, `17000-59`; `None` where they are not the point.
    pub codes: Option<Vec<String>>,
    /// Something stays open.
    pub open: bool,
}

/// A question to which authorities give different answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// Its name: that of its switch, where it has one.
    pub id: String,
    /// The switch with which a site chooses.
    pub switch: Option<Switch>,
    /// The rule that takes one of the readings.
    pub rule: RuleId,
    /// What they differ about.
    pub question: String,
    /// The readings, that of this book first.
    pub readings: Vec<Answer>,
    /// Why the first reading is taken where nobody chose.
    pub reason: String,
    /// high, medium or low.
    pub confidence: String,
}

/// One answer of authorities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The value of the switch, or a word for it.
    pub value: String,
    /// What it says.
    pub says: String,
    /// Source keys.
    pub source: Vec<String>,
}

impl Commentary {
    /// Reads and checks the explanations of a book: every file whose name begins with `examples`, and
    /// `disagreements.toml`.
    ///
    /// # Errors
    /// Every fault, each with file and line: a rule without an example or with two, a code that the book does not hold,
    /// a switch without an entry, readings that are not its values, sources that nobody knows.
    pub fn load(files: &[BookFile<'_>], book: &CodeBook) -> Result<Self, Vec<Fault>> {
        parse::load_commentary(files, book)
    }

    /// The example of a rule.
    #[must_use]
    pub fn example(&self, rule: RuleId) -> Option<&Example> {
        self.examples.get(&rule)
    }

    /// All examples, by rule.
    pub fn examples(&self) -> impl Iterator<Item = (RuleId, &Example)> {
        self.examples.iter().map(|(rule, example)| (*rule, example))
    }

    /// Every disagreement, those with a switch first and in the order of the switches.
    #[must_use]
    pub fn disagreements(&self) -> &[Disagreement] {
        &self.disagreements
    }

    /// What a switch is about.
    #[must_use]
    pub fn of_switch(&self, switch: Switch) -> Option<&Disagreement> {
        self.disagreements.iter().find(|entry| entry.switch == Some(switch))
    }

    /// The disagreements in which this rule takes a side.
    pub fn of_rule(&self, rule: RuleId) -> impl Iterator<Item = &Disagreement> {
        self.disagreements.iter().filter(move |entry| entry.rule == rule)
    }
}
