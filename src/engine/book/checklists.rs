//! Which checklist rows a lesion needs, worked out when the book is loaded.

use super::{CheckRow, FamilyId, FamilyRow, Measure, Scope};
use crate::engine::encounter::Payer;
use crate::engine::outcome::Item;
use crate::engine::procedure::Kind;

/// Rows by their number, for each payer; the first list is that of no payer.
type ByPayer = Vec<Vec<usize>>;

/// The checklist rows by family, and by kind of procedure while the family is open.
#[derive(Debug, Default)]
pub struct Checklists {
    families: Vec<ByPayer>,
    kinds: Vec<ByPayer>,
    known: Vec<bool>,
    encounter: Vec<usize>,
    /// Whether the need is asked for, by family and payer.
    need: Vec<Vec<bool>>,
}

impl Checklists {
    /// Sorts the rows out.
    pub(super) fn new(rows: &[CheckRow], families: &[FamilyRow]) -> Self {
        let ids = || (0..families.len()).map(|at| FamilyId(super::index(at)));
        let of_kind = |kind: &Kind| -> Vec<FamilyId> {
            ids().filter(|id| families[id.at()].kinds.contains(kind)).collect()
        };
        // Away from organs with families of their own: those are named when they are meant.
        let asked = |kind: &Kind| -> Vec<FamilyId> {
            let general = |id: &FamilyId| {
                let row = &families[id.at()];
                row.organs.is_empty() && row.measure != Measure::Lids
            };
            of_kind(kind).into_iter().filter(general).collect()
        };
        let families: Vec<ByPayer> = ids().map(|id| by_payer(rows, &[id])).collect();
        let asked_for = |list: &Vec<usize>| list.iter().any(|row| rows[*row].item == Item::Necessity);
        Self {
            need: families.iter().map(|lists| lists.iter().map(asked_for).collect()).collect(),
            families,
            encounter: (0..rows.len()).filter(|row| rows[*row].scope == Scope::Encounter).collect(),
            kinds: Kind::ALL.iter().map(|kind| by_payer(rows, &asked(kind))).collect(),
            known: Kind::ALL.iter().map(|kind| !of_kind(kind).is_empty()).collect(),
        }
    }

    /// Whether any family is reached by this kind of procedure.
    pub(super) fn knows(&self, kind: Kind) -> bool {
        self.known.get(kind as usize).copied().unwrap_or(false)
    }

    pub(super) fn of_family(&self, family: FamilyId, payer: Option<Payer>) -> &[usize] {
        list(&self.families[family.at()], payer)
    }

    /// The rows that are asked once for an encounter.
    pub(super) fn of_encounter(&self) -> &[usize] {
        &self.encounter
    }

    /// Whether a payer wants to know why something of this family was done.
    pub(super) fn asks_need(&self, family: FamilyId, payer: Option<Payer>) -> bool {
        self.need[family.at()][place(payer)]
    }

    pub(super) fn of_kind(&self, kind: Kind, payer: Option<Payer>) -> &[usize] {
        list(&self.kinds[kind as usize], payer)
    }
}

fn list(lists: &ByPayer, payer: Option<Payer>) -> &[usize] {
    &lists[place(payer)]
}

/// Where the list of a payer stands.
fn place(payer: Option<Payer>) -> usize {
    payer.map_or(0, |payer| payer as usize + 1)
}

fn by_payer(rows: &[CheckRow], families: &[FamilyId]) -> ByPayer {
    let payers = std::iter::once(None).chain(Payer::ALL.iter().map(Some));
    payers.map(|payer| wanted(rows, families, payer)).collect()
}

fn wanted(rows: &[CheckRow], families: &[FamilyId], payer: Option<&Payer>) -> Vec<usize> {
    let fits = |row: &CheckRow| {
        let family = row.families.is_empty() || row.families.iter().any(|own| families.contains(own));
        let payer = row.payers.is_empty() || payer.is_some_and(|payer| row.payers.contains(payer));
        row.scope == Scope::Lesion && family && payer
    };
    let mut wanted: Vec<usize> = (0..rows.len()).filter(|row| fits(&rows[*row])).collect();
    // While the family is open the strictest row of an item counts.
    wanted.sort_by_key(|row| (rows[*row].tier, rows[*row].level));
    let mut seen = Vec::new();
    wanted.retain(|row| {
        let item = (rows[*row].item, rows[*row].needs);
        let first = !seen.contains(&item);
        seen.push(item);
        first
    });
    wanted
}
