//! What a code is for, read from the tables: its family, the way or the brackets that give it.

use crate::engine::book::{
    BehaviourId, CodeBook, FamilyId, FamilyRow, Gives, Group, Ladder, Measure, WayRow,
};
use crate::engine::ids::Code;
use crate::engine::procedure::Kind;

/// A code and what leads to it.
pub struct Goal<'b> {
    pub code: Code,
    pub id: FamilyId,
    pub family: &'b FamilyRow,
    /// What was done for it.
    pub kinds: Vec<Kind>,
    /// The behaviours that lead to its family; empty where the family does not ask.
    pub behaviours: Vec<BehaviourId>,
    /// The way that gives it.
    pub way: Option<&'b WayRow>,
    /// The brackets that give it.
    pub spots: Vec<Spot<'b>>,
}

/// A rung of a ladder that gives the code.
pub struct Spot<'b> {
    pub group: Option<Group>,
    pub ladder: &'b Ladder,
    /// The number of the rung.
    pub at: usize,
    pub gives: &'b Gives,
}

impl<'b> Goal<'b> {
    pub fn of(book: &'b CodeBook, code: Code) -> Option<Self> {
        let id = book.code(code)?.family;
        let family = book.family(id);
        let way = book.ways(id).find(|way| way.code == code || way.each == Some(code));
        let spots = spots(book, id, code);
        let behaviours = book
            .behaviours()
            .filter(|(_, row)| row.families.values().any(|own| *own == id))
            .map(|(behaviour, _)| behaviour)
            .collect();
        let asks = !family.any_diagnosis && family.organs.is_empty();
        let behaviours = if asks { behaviours } else { Vec::new() };
        Some(Self { code, id, family, kinds: kinds(book, id, code), behaviours, way, spots })
    }

    /// Whether it is chosen by a quantity, or by a group of sites.
    pub fn by_quantity(&self) -> bool {
        !matches!(self.family.measure, Measure::Technique | Measure::Way | Measure::Lesion)
    }
}

/// The kinds of procedure of a family; one that no entry leads to goes with its parents.
fn kinds(book: &CodeBook, id: FamilyId, code: Code) -> Vec<Kind> {
    let own = &book.family(id).kinds;
    if !own.is_empty() {
        return own.clone();
    }
    let parents = book.code(code).map(|row| row.parents.as_slice()).unwrap_or_default();
    let mut kinds: Vec<Kind> = parents
        .iter()
        .filter_map(|parent| book.code(*parent))
        .flat_map(|row| book.family(row.family).kinds.clone())
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

fn spots(book: &CodeBook, id: FamilyId, code: Code) -> Vec<Spot<'_>> {
    let mut out = Vec::new();
    for group in book.groups_of(id).into_iter().map(Some).chain([None]) {
        let Some(ladder) = book.ladder(id, group) else { continue };
        for (at, rung) in ladder.rungs.iter().enumerate() {
            if let Some(gives) = rung.gives.iter().find(|gives| gives.code == code) {
                out.push(Spot { group, ladder, at, gives });
            }
        }
    }
    out
}
