//! Scenarios: files with a note, what it documents, what it trains and what must come out.
//!
//! A scenario is an encounter file with two more tables, `[scenario]` and `[expect]`. What decides nothing may be left
//! out; it is filled in, so that only what is trained is missing.

mod check;
pub mod course;
mod expect;
mod library;
mod neutral;
mod read;
mod table;
mod write;

use std::collections::BTreeMap;

use super::Item;

pub use self::check::check;
pub use self::expect::{Expect, ExpectedDropped, ExpectedHeld, ExpectedOpen, OutcomeCodes, written};
pub use self::library::{Library, built_in};
pub use self::neutral::fill;
pub use self::read::{as_far_as_it_goes, read};
pub use self::write::write;

/// A scenario as its file has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// What is answered.
    pub item: Item,
    /// What the engine must say about it.
    pub expect: Expect,
    /// Where the file says what must come out, for faults.
    pub expect_line: usize,
    /// The lines of the keys of both tables, for faults about one of them.
    pub lines: BTreeMap<&'static str, usize>,
}

/// The file of a scenario: its name is the id, its folder the family.
#[derive(Clone, Copy, Debug)]
pub struct ScenarioFile<'a> {
    /// As it is named in faults: a path, or a part of it.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
}
