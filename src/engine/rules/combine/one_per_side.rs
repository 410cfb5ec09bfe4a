//! Lids, eyes and ears: one unit for each of them, however many lesions it carries (N-32).

use std::collections::BTreeMap;

use super::diameter::{Diameter, Missing, of as diameter_of};
use super::one_line_per_lesion::{gap_finding, rounding};
use crate::engine::book::{FamilyId, Per, Rounding};
use crate::engine::case::Case;
use crate::engine::draft::{Ask, Candidates, Draft, NewLine};
use crate::engine::ids::RuleId;
use crate::engine::length::Length;
use crate::engine::lesion::{Part, Side};
use crate::engine::outcome::Text;

const RULE: RuleId = RuleId::new("N-32");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for (family, row) in draft.families(case, |row| row.per.is_some()) {
        let Some(per) = row.per else { continue };
        let own: Vec<usize> = draft
            .standing()
            .filter(|(_, service)| service.family() == Some(family))
            .map(|(index, _)| index)
            .collect();
        let mut places: BTreeMap<(Option<Side>, Option<Part>), Vec<usize>> = BTreeMap::new();
        for service in own {
            let facts = &case.facts[draft.services()[service].lesion];
            let part = facts.part.filter(|_| per == Per::Lid);
            places.entry((facts.side, part)).or_default().push(service);
        }
        for services in places.values() {
            one_place(case, draft, family, per, services);
        }
    }
}

fn one_place(case: &Case<'_>, draft: &mut Draft, family: FamilyId, per: Per, services: &[usize]) {
    let Some(ladder) = case.book.ladder(family, None) else { return };
    let mut largest: Option<(Length, RuleId, Text)> = None;
    let mut largest_of = 0;
    let mut members = Vec::new();
    for service in services {
        let lesion = draft.services()[*service].lesion;
        match diameter_of(case, draft, *service, ladder) {
            Diameter::NotAsked(..) => {}
            Diameter::Is(size, rule, text) => {
                if largest.as_ref().is_none_or(|(largest, ..)| *largest < size) {
                    largest = Some((size, rule, text));
                    largest_of = lesion;
                }
            }
            Diameter::Missing(missing) => {
                let Missing { field, place, rule, question, remedy, candidates } = missing;
                let candidates = Candidates::Quantities(candidates);
                let remedy = remedy.into();
                let lesions = vec![lesion];
                draft.ask_about(*service, Ask { lesions, field, rule, question, remedy, place, candidates });
                continue;
            }
        }
        members.push(lesion);
    }
    if members.is_empty() {
        return;
    }
    let reached = match &largest {
        Some((size, ..)) => ladder.reach(size.hundredths_mm().into(), rounding(case.policy)),
        None => ladder.reach(1, Rounding::Down),
    };
    if let Some(counted) = reached.gap {
        gap_finding(case, draft, largest_of, counted);
    }
    for given in &reached.rung.gives {
        let (code, units, pool) = (given.code, 1, members.clone());
        let line = NewLine { code, units, family, members: members.clone(), pool, parent: None };
        let row = case.book.family(family);
        let line = draft.add_line(line, row.rule, format!("{}: {code}.", row.label));
        draft.add_reason(line, RULE, format!("{code} once for each {per}."));
        for service in services {
            draft.carry_reasons(line, *service);
        }
        if let Some((_, rule, text)) = &largest {
            draft.add_reason(line, *rule, format!("Measured: {text}; that is {code}."));
        }
    }
}
