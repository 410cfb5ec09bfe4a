//! Biopsies of the skin: one primary a day by the highest technique, every further lesion is an add-on of its own
//! technique (R-CODE-22, R-COUNT-13, N-44).

use super::pool::number;
use crate::engine::book::{FamilyId, Measure, WayRow};
use crate::engine::case::{Case, Try};
use crate::engine::draft::{Ask, Candidates, Draft, NewLine};
use crate::engine::ids::{Code, RuleId};
use crate::engine::lesion::Count;
use crate::engine::place::Field;

const RANKED: RuleId = RuleId::new("R-CODE-22");
const NO_TECHNIQUE: RuleId = RuleId::new("N-44");
const NO_NUMBER: RuleId = RuleId::new("N-06");

/// A sampled lesion: how, and how many it stands for.
struct Sample<'b> {
    lesion: usize,
    service: usize,
    way: &'b WayRow,
    times: u32,
}

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for (family, _) in draft.families(case, |row| row.measure == Measure::Technique) {
        if case.book.ways(family).all(|way| way.each.is_none()) {
            continue;
        }
        let mut samples = samples(case, draft, family);
        // The highest technique leads; among equals the order of entry.
        samples.sort_by_key(|sample| (std::cmp::Reverse(sample.way.rank), sample.service));
        add_lines(case, draft, family, &samples);
    }
}

fn samples<'b>(case: &Case<'b>, draft: &mut Draft, family: FamilyId) -> Vec<Sample<'b>> {
    let mut out = Vec::new();
    let own: Vec<usize> = draft
        .standing()
        .filter(|(_, service)| service.family() == Some(family))
        .map(|(index, _)| index)
        .collect();
    for service in own {
        let lesion = draft.services()[service].lesion;
        let facts = &case.facts[lesion];
        let by = |technique| case.book.ways(family).find(|way| way.technique == Some(technique));
        // A technique of another kind of procedure says nothing.
        let stated = draft.procedure(case, service).technique.and_then(by);
        let way = stated.or_else(|| facts.done.technique.and_then(by));
        let Some(way) = way else {
            draft.ask_about(service, technique_open(case, lesion, family));
            continue;
        };
        let vague = facts.count.is_none() && matches!(case.encounter.lesions[lesion].count, Count::Vague(_));
        if vague {
            draft.ask_about(service, number_open(case, lesion));
            continue;
        }
        let times = super::times::sampled(case, draft, lesion);
        out.push(Sample { lesion, service, way, times });
    }
    out
}

/// The question about a biopsy, or another thing done by technique, of which the technique is missing.
pub fn technique_open(case: &Case<'_>, lesion: usize, family: FamilyId) -> Ask {
    let ways: Vec<_> = case.book.ways(family).filter_map(|way| way.technique).collect();
    let words: Vec<&str> = ways.iter().map(|technique| technique.word()).collect();
    Ask {
        lesions: vec![lesion],
        field: Field::Technique,
        rule: NO_TECHNIQUE,
        question: format!("By what technique was lesion {} treated: {}?", case.id(lesion), words.join(", "))
            .into(),
        remedy: "Enter the technique.".into(),
        place: Field::Technique,
        candidates: Candidates::Facts(ways.into_iter().map(Try::Technique).collect()),
    }
}

fn number_open(case: &Case<'_>, lesion: usize) -> Ask {
    Ask {
        lesions: vec![lesion],
        field: Field::Count,
        rule: NO_NUMBER,
        question: format!("How many lesions does lesion {} stand for?", case.id(lesion)).into(),
        remedy: "Enter the number of lesions that were sampled.".into(),
        place: Field::Count,
        candidates: Candidates::Facts(vec![number(1), number(2)]),
    }
}

fn add_lines(case: &Case<'_>, draft: &mut Draft, family: FamilyId, samples: &[Sample<'_>]) {
    let Some(first) = samples.first() else { return };
    let code = first.way.code;
    let rule = case.book.family(family).rule;
    let members = vec![first.lesion];
    let line = NewLine { code, units: 1, family, members: members.clone(), pool: members, parent: None };
    let text = format!("The first biopsy of the day by the highest technique: {code} once.");
    let primary = draft.add_line(line, rule, text);
    draft.add_reason(primary, RANKED, "Incisional stands above punch, punch above tangential.");
    draft.carry_reasons(primary, first.service);
    let mut add_ons: Vec<(Code, u32, Vec<&Sample<'_>>)> = Vec::new();
    for (at, sample) in samples.iter().enumerate() {
        let units = if at == 0 { sample.times - 1 } else { sample.times };
        let Some(code) = sample.way.each.filter(|_| units > 0) else { continue };
        match add_ons.iter_mut().find(|(own, ..)| *own == code) {
            Some((_, sum, of)) => {
                *sum += units;
                of.push(sample);
            }
            None => add_ons.push((code, units, vec![sample])),
        }
    }
    for (code, units, of) in add_ons {
        let members: Vec<usize> = of.iter().map(|sample| sample.lesion).collect();
        let text =
            format!("Every further lesion by this technique, {}: {code} x{units}.", case.name(&members));
        let parent = Some(primary);
        let line = NewLine { code, units, family, members: members.clone(), pool: members, parent };
        let line = draft.add_line(line, rule, text);
        for sample in of {
            draft.carry_reasons(line, sample.service);
        }
    }
}
