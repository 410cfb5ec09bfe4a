//! Finding the differences.

use std::sync::Arc;

use super::named::{Entry, Name, Named};
use super::{Difference, Orders, Step, What, named};
use crate::engine::encounter::Encounter;

/// What the new version says differently from the old one, in the order of the file.
#[must_use]
pub fn differences(old: &Encounter, new: &Encounter) -> Vec<Difference> {
    let mut finder = Finder::default();
    finder.tables(&named(old), &named(new));
    finder.found
}

/// Where the walk stands, and what it found.
#[derive(Default)]
struct Finder {
    inside: Vec<Step>,
    pointer: String,
    found: Vec<Difference>,
}

impl Finder {
    fn note(&mut self, last: &str, what: What) {
        let pointer = format!("{}/{last}", self.pointer);
        self.found.push(Difference { inside: self.inside.clone(), pointer, what });
    }

    /// Goes one step down, compares there, and comes back.
    fn within(&mut self, step: Step, last: &str, old: &Named, new: &Named) {
        let length = self.pointer.len();
        self.pointer.push('/');
        self.pointer.push_str(last);
        self.inside.push(step);
        self.tables(old, new);
        self.inside.pop();
        self.pointer.truncate(length);
    }

    fn tables(&mut self, old: &Named, new: &Named) {
        // The keys of the new version in their order, each that only the old one states behind those before it.
        let mut keys: Vec<&'static str> = new.0.iter().map(|(key, _)| *key).collect();
        for (at, (key, _)) in old.0.iter().enumerate().filter(|(_, (key, _))| new.get(key).is_none()) {
            let before =
                old.0[..at].iter().rev().find_map(|(other, _)| keys.iter().position(|key| key == other));
            keys.insert(before.map_or(0, |before| before + 1), key);
        }
        for key in keys {
            self.field(key, old.get(key), new.get(key));
        }
    }

    fn field(&mut self, key: &'static str, old: Option<&Entry>, new: Option<&Entry>) {
        let nothing = Named::default();
        match (old, new) {
            (old, new) if old == new => {}
            (Some(Entry::Table(old)), Some(Entry::Table(new))) => {
                self.within(Step::Table(key), key, old, new)
            }
            // A visit of which nothing is known is still a visit; every other table is only what stands in it.
            (Some(Entry::Table(old)), None) if key != "visit" => {
                self.within(Step::Table(key), key, old, &nothing);
            }
            (None, Some(Entry::Table(new))) if key != "visit" => {
                self.within(Step::Table(key), key, &nothing, new);
            }
            (Some(Entry::Tables(old)), Some(Entry::Tables(new))) => self.list(key, old, new),
            (Some(Entry::Tables(old)), None) => self.list(key, old, &[]),
            (None, Some(Entry::Tables(new))) => self.list(key, &[], new),
            (old, new) => self.note(key, What::Field { key, old: old.cloned(), new: new.cloned() }),
        }
    }

    fn list(&mut self, list: &'static str, old: &[(Name, Named)], new: &[(Name, Named)]) {
        let names = |all: &[(Name, Named)]| all.iter().map(|(name, _)| name.clone()).collect::<Arc<[Name]>>();
        let orders = Orders { old: names(old), new: names(new) };
        let places = |all: &'_ [(Name, Named)]| -> std::collections::BTreeMap<Name, usize> {
            all.iter().enumerate().map(|(at, (name, _))| (name.clone(), at)).collect()
        };
        let (in_old, in_new) = (places(old), places(new));
        let one = |name: &Name, table: &Named, added| What::One {
            list,
            name: name.clone(),
            table: table.clone(),
            added,
            orders: orders.clone(),
        };
        for (at, (name, table)) in old.iter().enumerate() {
            if !in_new.contains_key(name) {
                self.note(&format!("{list}/{at}"), one(name, table, false));
            }
        }
        for (at, (name, table)) in new.iter().enumerate() {
            match in_old.get(name) {
                None => self.note(&format!("{list}/{at}"), one(name, table, true)),
                Some(was) if old[*was].1 == *table => {}
                Some(was) => {
                    let step = Step::One { list, name: name.clone() };
                    self.within(step, &format!("{list}/{at}"), &old[*was].1, table);
                }
            }
        }
        if !new.iter().filter_map(|(name, _)| in_old.get(name)).is_sorted() {
            self.note(list, What::Order { list, orders });
        }
    }
}
