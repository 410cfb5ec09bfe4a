//! Questions about families: which one a thing that was done belongs to, and its ladders.

use super::{BehaviourId, BehaviourRow, CodeBook, FamilyId, FamilyRow, Group, Ladder, WayRow, index};
use crate::engine::ids::Code;
use crate::engine::procedure::{Closure, Kind};

impl CodeBook {
    /// A family.
    #[must_use]
    pub fn family(&self, id: FamilyId) -> &FamilyRow {
        &self.families[id.at()]
    }

    /// All families.
    pub fn families(&self) -> impl Iterator<Item = (FamilyId, &FamilyRow)> {
        self.families.iter().enumerate().map(|(at, row)| (FamilyId(index(at)), row))
    }

    /// The family with this id.
    #[must_use]
    pub fn family_named(&self, id: &str) -> Option<FamilyId> {
        self.families.iter().position(|row| row.id == id).map(|at| FamilyId(index(at)))
    }

    /// A behaviour.
    #[must_use]
    pub fn behaviour(&self, id: BehaviourId) -> &BehaviourRow {
        &self.behaviours[id.at()]
    }

    /// All behaviours.
    pub fn behaviours(&self) -> impl Iterator<Item = (BehaviourId, &BehaviourRow)> {
        self.behaviours.iter().enumerate().map(|(at, row)| (BehaviourId(index(at)), row))
    }

    /// The family that a kind of procedure leads to for a behaviour.
    #[must_use]
    pub fn family_of(&self, kind: Kind, behaviour: BehaviourId) -> Option<FamilyId> {
        self.behaviour(behaviour).families.get(&kind).copied()
    }

    /// The family that a kind of procedure leads to for the behaviour with this id.
    #[must_use]
    pub fn family_by(&self, kind: Kind, behaviour: &str) -> Option<FamilyId> {
        self.behaviours.iter().find(|row| row.id == behaviour)?.families.get(&kind).copied()
    }

    /// The family of a kind of procedure that does not ask what the lesion is, away from organs with their own (R-CODE-04).
    #[must_use]
    pub fn family_without_diagnosis(&self, kind: Kind) -> Option<FamilyId> {
        let fits = |row: &FamilyRow| {
            row.any_diagnosis && row.kinds.contains(&kind) && row.organs.is_empty() && row.closure.is_none()
        };
        self.families().find(|(_, row)| fits(row)).map(|(id, _)| id)
    }

    /// The family of a class of closure.
    #[must_use]
    pub fn family_of_closure(&self, closure: Closure) -> Option<FamilyId> {
        self.families().find(|(_, row)| row.closure == Some(closure)).map(|(id, _)| id)
    }

    /// The family that an organ has of its own for a kind of procedure (R-CODE-13).
    #[must_use]
    pub fn family_at(&self, organ: &str, kind: Kind) -> Option<FamilyId> {
        let fits = |row: &FamilyRow| row.kinds.contains(&kind) && row.organs.iter().any(|own| own == organ);
        self.families().find(|(_, row)| fits(row)).map(|(id, _)| id)
    }

    /// The codes of a family that are chosen by technique, method or extent.
    pub fn ways(&self, family: FamilyId) -> impl Iterator<Item = &WayRow> {
        self.ways.iter().filter(move |way| way.family == family)
    }

    /// The code with which the ladder of a family begins: that of one lesion, the smallest size, the first site group.
    #[must_use]
    pub fn first_code(&self, family: FamilyId) -> Option<Code> {
        if let Some(way) = self.ways(family).next() {
            return Some(way.code);
        }
        let ladder = self
            .ladder(family, None)
            .or_else(|| self.ladder(family, self.groups_of(family).first().copied()))?;
        Some(ladder.rungs.first()?.gives.first()?.code)
    }

    /// Whether any family of this edition is reached by this kind of procedure.
    #[must_use]
    pub fn knows_kind(&self, kind: Kind) -> bool {
        self.checklists.knows(kind)
    }

    /// The ladder of a family, in a site group where the family has groups.
    #[must_use]
    pub fn ladder(&self, family: FamilyId, group: Option<Group>) -> Option<&Ladder> {
        self.ladders.get(&(family, group))
    }

    /// The groups for which a family has ladders, in order.
    #[must_use]
    pub fn groups_of(&self, family: FamilyId) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        groups.extend(self.ladders.keys().filter(|(of, _)| *of == family).filter_map(|(_, group)| *group));
        groups.sort_unstable();
        groups
    }
}
