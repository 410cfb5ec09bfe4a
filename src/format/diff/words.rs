//! A difference in words: where it is, what stood there, what stands there.

use std::fmt;

use super::named::{Entry, Name, Named};
use super::{Difference, Step, What};
use crate::format::rows::Cell;

impl Difference {
    /// Where it is, in the words of the file: `lesion B · size`, `lesion A · biopsy · technique`, `patient · name`.
    #[must_use]
    pub fn place(&self) -> String {
        let mut steps: Vec<String> = self.inside.iter().map(step).collect();
        let in_policy = self.inside.contains(&Step::Table("policy"));
        steps.push(match &self.what {
            // A switch has the name that it has everywhere.
            What::Field { key, .. } if in_policy => (*key).to_owned(),
            What::Field { key, .. } => key.replace('_', " "),
            What::One { list, name, .. } => one(list, name),
            What::Order { list: list @ "lesion", .. } => format!("order of the {list}s"),
            What::Order { list: list @ "procedure", .. } => format!("order of the {list}s"),
            What::Order { list, .. } => format!("order of {list}"),
        });
        steps.join(" · ")
    }

    /// What stood there, as typed; `None`: nothing was stated. Of a whole lesion everything that it stated.
    #[must_use]
    pub fn was(&self) -> Option<String> {
        match &self.what {
            What::Field { old, .. } => old.as_ref().map(entry),
            What::One { table, added, .. } => Some(table).filter(|_| !added).map(values),
            What::Order { orders, .. } => Some(names(&orders.old)),
        }
    }

    /// What stands there now, as typed; `None`: nothing is stated any more.
    #[must_use]
    pub fn now(&self) -> Option<String> {
        match &self.what {
            What::Field { new, .. } => new.as_ref().map(entry),
            What::One { table, added, .. } => Some(table).filter(|_| *added).map(values),
            What::Order { orders, .. } => Some(names(&orders.new)),
        }
    }
}

/// `lesion B · size: 8 mm -> 9 mm`. Texts stand as typed, so that whoever prints this makes it printable.
impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place();
        match (self.was(), self.now()) {
            (Some(old), Some(new)) => write!(f, "{place}: {old} -> {new}"),
            (None, Some(new)) => write!(f, "{place}: {new} (added)"),
            (Some(old), None) => write!(f, "{place}: {old} (removed)"),
            (None, None) => f.write_str(&place),
        }
    }
}

fn step(step: &Step) -> String {
    match step {
        Step::Table(key) => key.replace('_', " "),
        Step::One { list, name } => one(list, name),
    }
}

fn one(list: &str, name: &Name) -> String {
    let number = if name.number > 1 { format!(" {}", name.number) } else { String::new() };
    // A procedure is called by its kind, which says more than the word.
    if list == "procedure" {
        format!("{}{number}", name.text)
    } else {
        format!("{list} {}{number}", name.text)
    }
}

fn names(names: &[Name]) -> String {
    names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(", ")
}

fn entry(entry: &Entry) -> String {
    match entry {
        Entry::Value(cell) => value(cell),
        Entry::Table(table) => values(table),
        Entry::Tables(all) => all.iter().map(|(_, table)| values(table)).collect::<Vec<_>>().join(" + "),
    }
}

/// Every value of a table, without the id that names it.
fn values(table: &Named) -> String {
    let stated = table.0.iter().filter(|(key, _)| *key != "id");
    stated.map(|(_, one)| entry(one)).collect::<Vec<_>>().join(", ")
}

fn value(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::Moment(text) => text.clone(),
        Cell::Whole(number) => number.to_string(),
        Cell::Flag(flag) => flag.to_string(),
        Cell::Day(day) => day.to_string(),
        Cell::Texts(texts) => texts.join(", "),
        Cell::Wholes(numbers) => numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", "),
        // Both are entries of their own and never values.
        Cell::Table(_) | Cell::Tables(_) => String::new(),
    }
}
