//! Faults of a book, and the checks that go over several tables.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::ladder::Bound;
use super::{CodeBook, FamilyId, Group};

/// Something wrong with a file of a book.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file.
    pub file: String,
    /// The line, from 1; 0 where the fault lies in no single row.
    pub line: usize,
    /// What is wrong and what is allowed.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 {
            write!(f, "{}: {}", self.file, self.message)
        } else {
            write!(f, "{}:{}: {}", self.file, self.line, self.message)
        }
    }
}

/// Checks that need more than one table: every group has a ladder, every code a limit, a ladder and its parents.
pub(super) fn check(book: &CodeBook, faults: &mut Vec<Fault>) {
    let mut add =
        |file: &str, message: String| faults.push(Fault { file: file.to_owned(), line: 0, message });
    let groups_in_use: BTreeSet<Group> =
        book.sites.iter().flat_map(|site| site.groups.values().copied()).collect();
    let mut reached = BTreeSet::new();
    let mut ladders: BTreeMap<(FamilyId, Option<Group>), &super::Ladder> = BTreeMap::new();
    ladders.extend(book.ladders.iter().map(|(key, ladder)| (*key, ladder)));
    for ((family, _), ladder) in &ladders {
        for gives in ladder.rungs.iter().flat_map(|rung| &rung.gives) {
            reached.insert(gives.code);
            if let Some(row) = book.code(gives.code)
                && row.family != *family
            {
                let (named, owner) = (&book.family(*family).id, &book.family(row.family).id);
                add(
                    "ladders.toml",
                    format!("the ladder of '{named}' gives {}, a code of '{owner}'", gives.code),
                );
            }
        }
    }
    for way in &book.ways {
        for code in std::iter::once(way.code).chain(way.each) {
            reached.insert(code);
            if let Some(row) = book.code(code)
                && row.family != way.family
            {
                let (named, owner) = (&book.family(way.family).id, &book.family(row.family).id);
                add("ways.toml", format!("a way of '{named}' gives {code}, a code of '{owner}'"));
            }
        }
    }
    for (id, family) in book.families() {
        if matches!(family.measure, super::Measure::Technique | super::Measure::Way) {
            if book.ways(id).next().is_none() {
                add("ways.toml", format!("family '{}' has no way", family.id));
            }
            continue;
        }
        match family.group {
            None if !ladders.contains_key(&(id, None)) && !by_number(book, id) => {
                add("ladders.toml", format!("family '{}' has no ladder", family.id));
            }
            Some(column) => {
                for group in groups_in_use.iter().filter(|group| group.word().starts_with(column.word())) {
                    if !ladders.contains_key(&(id, Some(*group))) {
                        add(
                            "ladders.toml",
                            format!("family '{}' has no ladder for group {group}", family.id),
                        );
                    }
                }
            }
            None => {}
        }
    }
    for (code, row) in book.codes() {
        if reached.contains(&code) == row.by_number {
            let message = if row.by_number {
                format!("{code} is marked 'by_number', but a ladder or a way gives it")
            } else {
                format!("no ladder and no way gives {code}")
            };
            add("codes.toml", message);
        }
        if book.unit_limit(code).is_none() {
            add("units.toml", format!("{code} has no unit limit"));
        }
        for parent in row.parents.iter().filter(|parent| book.code(**parent).is_none()) {
            add("codes.toml", format!("parent {parent} of {code} is no code of this book"));
        }
    }
}

/// Whether a family is there for codes alone that are known by their number.
fn by_number(book: &CodeBook, family: FamilyId) -> bool {
    let mut own = book.codes().filter(|(_, row)| row.family == family).peekable();
    own.peek().is_some() && own.all(|(_, row)| row.by_number)
}

/// Rungs must rise, give something, and end with a top.
pub(super) fn ladder_faults(rungs: &[super::Rung]) -> Vec<String> {
    let mut faults = Vec::new();
    let Some((top, below)) = rungs.split_last() else {
        return vec!["the ladder has no rungs".to_owned()];
    };
    if top.bound != Bound::Top {
        faults.push("the last rung has an end: leave out 'up_to' and 'below' at the top".to_owned());
    }
    if below.iter().any(|rung| rung.bound == Bound::Top) {
        faults.push("a rung before the last has no end: everything above it is unreachable".to_owned());
    }
    let ends: Vec<_> = below.iter().filter_map(|rung| rung.bound.last()).collect();
    if ends.windows(2).any(|pair| pair[0] >= pair[1]) {
        faults.push("the rungs overlap: each end must lie above the one before".to_owned());
    }
    if rungs.iter().any(|rung| rung.gives.is_empty()) {
        faults.push("a rung gives no code".to_owned());
    }
    faults
}
