//! An encounter as keys and values in which every table of a list has a name, so that it is known again wherever it
//! stands: a lesion by its id, a procedure by its kind, a billed line by its code.

use crate::format::rows::{Cell, Rows};

/// Keys and values of a table.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Named(pub Vec<(&'static str, Entry)>);

/// What a key holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    Value(Cell),
    Table(Named),
    Tables(Vec<(Name, Named)>),
}

/// The name of a table of a list. Two of one name are told apart by their number, from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    pub text: String,
    pub number: usize,
}

impl Named {
    /// The rows with their tables named.
    pub fn of(rows: Rows) -> Self {
        Self(rows.0.into_iter().map(|(key, cell)| (key, Entry::of(key, cell))).collect())
    }

    /// The rows without the names.
    pub fn rows(self) -> Rows {
        Rows(self.0.into_iter().map(|(key, entry)| (key, entry.cell())).collect())
    }

    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.0.iter().find(|(name, _)| *name == key).map(|(_, entry)| entry)
    }

    /// States a key, or leaves it out.
    pub fn set(&mut self, key: &'static str, wanted: Option<Entry>) {
        let at = self.0.iter().position(|(name, _)| *name == key);
        match (at, wanted) {
            (Some(at), Some(entry)) => self.0[at].1 = entry,
            (Some(at), None) => drop(self.0.remove(at)),
            (None, Some(entry)) => self.0.push((key, entry)),
            (None, None) => {}
        }
    }

    /// The table of a key, made where there is none.
    pub fn table(&mut self, key: &'static str) -> Option<&mut Self> {
        match self.made(key, Entry::Table(Self::default())) {
            Entry::Table(table) => Some(table),
            Entry::Value(_) | Entry::Tables(_) => None,
        }
    }

    /// The tables of a list, which is made where there is none.
    pub fn tables(&mut self, key: &'static str) -> Option<&mut Vec<(Name, Self)>> {
        match self.made(key, Entry::Tables(Vec::new())) {
            Entry::Tables(tables) => Some(tables),
            Entry::Value(_) | Entry::Table(_) => None,
        }
    }

    fn made(&mut self, key: &'static str, empty: Entry) -> &mut Entry {
        let at = self.0.iter().position(|(name, _)| *name == key).unwrap_or_else(|| {
            self.0.push((key, empty));
            self.0.len() - 1
        });
        &mut self.0[at].1
    }
}

impl Entry {
    fn of(key: &'static str, cell: Cell) -> Self {
        match cell {
            Cell::Table(rows) => Self::Table(Named::of(rows)),
            Cell::Tables(all) => Self::Tables(named(key, all)),
            value @ (Cell::Text(_)
            | Cell::Whole(_)
            | Cell::Flag(_)
            | Cell::Day(_)
            | Cell::Moment(_)
            | Cell::Texts(_)
            | Cell::Wholes(_)) => Self::Value(value),
        }
    }

    fn cell(self) -> Cell {
        match self {
            Self::Value(cell) => cell,
            Self::Table(table) => Cell::Table(table.rows()),
            Self::Tables(all) => Cell::Tables(all.into_iter().map(|(_, table)| table.rows()).collect()),
        }
    }
}

fn named(list: &str, all: Vec<Rows>) -> Vec<(Name, Named)> {
    let mut seen = std::collections::BTreeMap::new();
    all.into_iter()
        .map(|rows| {
            let text = name(list, &rows);
            let number = seen.entry(text.clone()).and_modify(|number| *number += 1).or_insert(1);
            (Name { text, number: *number }, Named::of(rows))
        })
        .collect()
}

/// By what a table of a list is known.
fn name(list: &str, rows: &Rows) -> String {
    let text = |key: &str| match rows.get(key) {
        Some(Cell::Text(text) | Cell::Moment(text)) => text.as_str(),
        Some(_) | None => "",
    };
    match list {
        "procedure" => text("kind").to_owned(),
        "billed" => text("code").to_owned(),
        "amended" => text("at").to_owned(),
        "accepted" if text("lesion").is_empty() => text("rule").to_owned(),
        "accepted" => format!("{} for lesion {}", text("rule"), text("lesion")),
        _ => text("id").to_owned(),
    }
}
