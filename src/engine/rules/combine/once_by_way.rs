//! One code a day for what is chosen by technique, or by method and extent: light treatment (N-45), destruction at an
//! organ with codes of its own (R-CODE-14, -15, N-20, N-21).

use std::cmp::Reverse;

use super::biopsies::technique_open;
use crate::engine::book::{FamilyId, Measure, WayRow};
use crate::engine::case::{Case, Try};
use crate::engine::draft::{Ask, Candidates, Draft, NewLine};
use crate::engine::ids::RuleId;
use crate::engine::place::Field;
use crate::engine::policy::Switch;
use crate::engine::procedure::{Extent, Kind, Method};
use crate::engine::rules::order::claim_order::value;

const BY_METHOD: RuleId = RuleId::new("R-DOC-07");
const HIGHEST_METHOD: RuleId = RuleId::new("N-20");
const HIGHEST_TECHNIQUE: RuleId = RuleId::new("N-45");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for (family, row) in draft.families(case, |row| matches!(row.measure, Measure::Technique | Measure::Way))
    {
        let once = match row.measure {
            Measure::Technique => case.book.ways(family).all(|way| way.each.is_none()),
            Measure::Way => true,
            _ => false,
        };
        if once {
            one_code(case, draft, family, row.measure);
        }
    }
}

fn one_code(case: &Case<'_>, draft: &mut Draft, family: FamilyId, measure: Measure) {
    let own: Vec<usize> = draft
        .standing()
        .filter(|(_, service)| service.family() == Some(family))
        .map(|(index, _)| index)
        .collect();
    let many = extensive_by_number(case, draft, &own);
    let mut found: Vec<(usize, &WayRow)> = Vec::new();
    for service in own {
        let lesion = draft.services()[service].lesion;
        match way(case, draft, service, family, many) {
            Some(way) => found.push((service, way)),
            None if measure == Measure::Technique => {
                draft.ask_about(service, technique_open(case, lesion, family));
            }
            None => draft.ask_about(service, method_open(case, lesion, family)),
        }
    }
    let best = found.iter().max_by_key(|(_, way)| (way.rank, value(case, way.code), Reverse(way.code)));
    let Some(best) = best.map(|(_, way)| *way) else { return };
    let mut members: Vec<usize> =
        found.iter().map(|(service, _)| draft.services()[*service].lesion).collect();
    members.dedup();
    let line =
        NewLine { code: best.code, units: 1, family, members: members.clone(), pool: members, parent: None };
    let row = case.book.family(family);
    let text = format!("{}: {} once for the day, whatever the number.", row.label, best.code);
    let line = draft.add_line(line, row.rule, text);
    for (service, _) in &found {
        draft.carry_reasons(line, *service);
    }
    if found.iter().any(|(_, way)| way.code != best.code) {
        let rule = if measure == Measure::Technique { HIGHEST_TECHNIQUE } else { HIGHEST_METHOD };
        let text = format!("Of several ways on one day the highest counts, once: {}.", best.code);
        draft.add_reason(line, rule, text);
    }
}

/// How one thing was done, as the book tells ways apart.
fn way<'b>(
    case: &Case<'b>,
    draft: &Draft,
    service: usize,
    family: FamilyId,
    many: bool,
) -> Option<&'b WayRow> {
    let own = &draft.services()[service];
    let facts = &case.facts[own.lesion];
    let (done, procedure) = (facts.done, draft.procedure(case, service));
    // Several passes over one lesion are one thing done by several methods, whichever was told first (R-COUNT-18).
    let passes = || facts.lesion.passes(procedure.kind);
    let extensive = many || passes().any(|pass| pass.extent == Some(Extent::Extensive));
    // What is cut off is cut off by a blade where nothing else is told (R-CODE-15).
    let cut = (own.kind == Kind::Excision).then_some(Method::Blade);
    let told = |methods: &[Method]| {
        let told = passes().flat_map(|pass| &pass.methods);
        told.chain(&done.method).chain(&cut).any(|method| methods.contains(method))
    };
    let ways = case.book.ways(family);
    if case.book.family(family).measure == Measure::Technique {
        let by = |technique| case.book.ways(family).find(|way| way.technique == Some(technique));
        // A technique of another kind of procedure says nothing.
        if let Some(way) = procedure.technique.and_then(by).or_else(|| done.technique.and_then(by)) {
            return Some(way);
        }
    }
    if extensive && let Some(way) = case.book.ways(family).find(|way| way.extent == Some(Extent::Extensive)) {
        return Some(way);
    }
    let by_method = |way: &&WayRow| {
        way.extent != Some(Extent::Extensive)
            && way.technique.is_none()
            && (way.methods.is_empty() || told(&way.methods))
    };
    ways.filter(by_method).max_by_key(|way| (way.rank, value(case, way.code), Reverse(way.code)))
}

/// Whether so many lesions were treated that the policy calls it extensive (switch `extensive_min_count`).
fn extensive_by_number(case: &Case<'_>, draft: &Draft, own: &[usize]) -> bool {
    let Ok(least) = case.policy.get(Switch::ExtensiveMinCount).parse::<u32>() else { return false };
    let count = |service: &usize| case.facts[draft.services()[*service].lesion].count.unwrap_or(1);
    own.iter().map(count).sum::<u32>() >= least
}

fn method_open(case: &Case<'_>, lesion: usize, family: FamilyId) -> Ask {
    let ways = case.book.ways(family).filter(|way| way.extent.is_none());
    let methods: Vec<_> = ways.filter_map(|way| way.methods.first().copied()).collect();
    let words: Vec<&str> = methods.iter().map(|method| method.word()).collect();
    Ask {
        lesions: vec![lesion],
        field: Field::Technique,
        rule: BY_METHOD,
        question: format!("By what method was lesion {} destroyed: {}?", case.id(lesion), words.join(", "))
            .into(),
        remedy: "Enter the method; at this organ it chooses the code.".into(),
        place: Field::Methods,
        candidates: Candidates::Facts(methods.into_iter().map(Try::Method).collect()),
    }
}
