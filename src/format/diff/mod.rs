//! What two versions of an encounter say differently, field by field, and a version made of both.
//!
//! Both are compared in the form that every writer starts from, so that a difference is one of the file: a value that
//! is stated, changed or left out, a whole lesion more or less, another order of a list. Lesions are known by their
//! ids, so that one that was put in between changes nothing of the others.

mod apply;
mod find;
mod named;
mod words;

use std::sync::Arc;

use crate::engine::encounter::Encounter;

pub use apply::apply;
pub use find::differences;
use named::{Entry, Name};

/// One difference between an old and a new version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The tables that it lies in.
    inside: Vec<Step>,
    /// Where it stands in the new version, or in the old one if the new one does not state it.
    pointer: String,
    what: What,
}

/// A step down from a table.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Table(&'static str),
    One { list: &'static str, name: Name },
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    /// A key of a table.
    Field { key: &'static str, old: Option<Entry>, new: Option<Entry> },
    /// A whole table of a list that one of both does not have.
    One { list: &'static str, name: Name, table: named::Named, added: bool, orders: Orders },
    /// The order of a list.
    Order { list: &'static str, orders: Orders },
}

/// The names in a list, in their order, as it was and as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Orders {
    old: Arc<[Name]>,
    new: Arc<[Name]>,
}

/// What happened to a place of an encounter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Only the new version states it.
    Added,
    /// Only the old version states it.
    Removed,
    /// Both state it, differently.
    Changed,
}

impl Difference {
    /// What happened.
    #[must_use]
    pub const fn change(&self) -> Change {
        match &self.what {
            What::Field { old: None, .. } | What::One { added: true, .. } => Change::Added,
            What::Field { new: None, .. } | What::One { added: false, .. } => Change::Removed,
            What::Field { .. } | What::Order { .. } => Change::Changed,
        }
    }

    /// Where it stands, as a JSON pointer into the new version, or into the old one if only that states it.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The difference seen from the other side: what is new here is old there.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let turned = |orders: &Orders| Orders { old: orders.new.clone(), new: orders.old.clone() };
        let what = match &self.what {
            What::Field { key, old, new } => What::Field { key, old: new.clone(), new: old.clone() },
            What::One { list, name, table, added, orders } => What::One {
                list,
                name: name.clone(),
                table: table.clone(),
                added: !added,
                orders: turned(orders),
            },
            What::Order { list, orders } => What::Order { list, orders: turned(orders) },
        };
        Self { what, ..self.clone() }
    }
}

/// The encounter with its tables named.
fn named(encounter: &Encounter) -> named::Named {
    named::Named::of(super::rows::rows(encounter))
}
