//! Which checklist rows a lesion needs, worked out when the book is loaded.

use super::{CheckRow, FamilyId, FamilyRow, Scope};
use crate::engine::encounter::Payer;
use crate::engine::procedure::Kind;

/// Rows by their number, for each payer; the first list is that of no payer.
type ByPayer = Vec<Vec<usize>>;

/// The checklist rows by family, and by kind of procedure while the family is open.
#[derive(Debug, Default)]
pub struct Checklists {
    families: Vec<ByPayer>,
    kinds: Vec<ByPayer>,
    known: Vec<bool>,
}

impl Checklists {
    /// Sorts the rows out.
    pub(super) fn new(rows: &[CheckRow], families: &[FamilyRow]) -> Self {
        let ids = || (0..families.len()).map(|at| FamilyId(super::index(at)));
        let of_kind = |kind: &Kind| -> Vec<FamilyId> {
            ids().filter(|id| families[id.at()].kinds.contains(kind)).collect()
        };
        Self {
            families: ids().map(|id| by_payer(rows, &[id])).collect(),
            kinds: Kind::ALL.iter().map(|kind| by_payer(rows, &of_kind(kind))).collect(),
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

    pub(super) fn of_kind(&self, kind: Kind, payer: Option<Payer>) -> &[usize] {
        list(&self.kinds[kind as usize], payer)
    }
}

fn list(lists: &ByPayer, payer: Option<Payer>) -> &[usize] {
    &lists[payer.map_or(0, |payer| payer as usize + 1)]
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
