//! The modifiers of a billed line beside those of its claim line. One matter a file; each says what is too much, what is
//! missing, and what payers take as well.

mod again;
pub mod distinct;
mod global;
pub mod liability;
mod other;
pub mod place;
mod same_code;
mod several;
mod visit;
mod waste;

use super::remark::Remark;
use super::sheet::Sheet;
use crate::engine::ids::Modifier;

/// A matter: what it says about the modifiers of a billed line that stands for a claim line.
type Matter = fn(&Sheet<'_>, usize, &Compared<'_>) -> Vec<Remark>;

const MATTERS: &[Matter] = &[
    visit::apply,
    again::apply,
    distinct::apply,
    several::apply,
    global::apply,
    place::apply,
    liability::apply,
    waste::apply,
    other::apply,
];

/// The modifiers of a billed line and of its claim line.
pub struct Compared<'a> {
    /// The claim line; `None` where the billed line stands for none.
    pub line: Option<usize>,
    /// As billed.
    pub has: &'a [Modifier],
    /// As documented.
    pub wants: &'a [Modifier],
}

impl Compared<'_> {
    /// Billed and not documented.
    pub fn extra(&self) -> impl Iterator<Item = Modifier> + '_ {
        self.has.iter().copied().filter(|modifier| !self.wants.contains(modifier))
    }

    /// Documented and not billed.
    pub fn lacking(&self) -> impl Iterator<Item = Modifier> + '_ {
        self.wants.iter().copied().filter(|modifier| !self.has.contains(modifier))
    }
}

/// What is to be said about the modifiers of a line that stands for a claim line.
pub fn judge(sheet: &Sheet<'_>, billed: usize) -> Vec<Remark> {
    let entry = &sheet.billed[billed];
    // One line for several claim lines: the first needs the fewest.
    let line = entry.meets.iter().copied().min_by_key(|line| sheet.ranked[*line].modifiers.len());
    let wants = line.map_or(&[][..], |line| &sheet.ranked[line].modifiers);
    let compared = Compared { line, has: &entry.modifiers, wants };
    MATTERS.iter().flat_map(|matter| matter(sheet, billed, &compared)).collect()
}

/// What can be said of modifiers alone, where no claim line has the code: on a visit, 25 on a procedure, what is left of a
/// drug.
pub fn on_what_does_not_stand(sheet: &Sheet<'_>, billed: usize) -> Vec<Remark> {
    let compared = Compared { line: None, has: &sheet.billed[billed].modifiers, wants: &[] };
    [visit::apply, waste::apply].iter().flat_map(|matter: &Matter| matter(sheet, billed, &compared)).collect()
}
