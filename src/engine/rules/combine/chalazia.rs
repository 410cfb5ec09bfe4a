//! Blocked glands of the lids: one, several on one lid, or on different lids (R-CODE-02).

use std::collections::BTreeSet;

use crate::engine::book::{Measure, Quantity, Rounding};
use crate::engine::case::Case;
use crate::engine::draft::{Draft, NewLine};

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for (family, row) in draft.families(case, |row| row.measure == Measure::Lids) {
        let Some(ladder) = case.book.ladder(family, None) else { continue };
        let own = draft.standing().filter(|(_, service)| service.family() == Some(family));
        let services: Vec<usize> = own.map(|(index, _)| index).collect();
        let members: Vec<usize> = services.iter().map(|service| draft.services()[*service].lesion).collect();
        if members.is_empty() {
            continue;
        }
        let lids: BTreeSet<_> =
            members.iter().map(|lesion| (case.facts[*lesion].side, case.facts[*lesion].part)).collect();
        let number: u32 = members.iter().map(|lesion| case.facts[*lesion].count.unwrap_or(1)).sum();
        let (step, words): (Quantity, &str) = match (lids.len(), number) {
            (1, 0 | 1) => (1, "one"),
            (1, _) => (2, "several on one lid"),
            (_, _) => (3, "on different lids"),
        };
        for given in &ladder.reach(step, Rounding::Down).rung.gives {
            let (code, units, pool) = (given.code, 1, members.clone());
            let line = NewLine { code, units, family, members: members.clone(), pool, parent: None };
            let line = draft.add_line(line, row.rule, format!("{}, {words}: {code} once.", row.label));
            for service in &services {
                draft.carry_reasons(line, *service);
            }
        }
    }
}
