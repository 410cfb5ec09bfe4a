//! Closures: lengths are added within one class and one group of sites, and the sum climbs the ladder once
//! (R-REP-01, -04, -06, N-12, N-42).

use std::collections::BTreeMap;

use super::one_line_per_lesion::rounding;
use super::pool::{Share, sum};
use super::site_group::group;
use crate::engine::book::{FamilyId, Group, Ladder, Measure, Quantity};
use crate::engine::case::{Case, Try};
use crate::engine::draft::{Ask, Candidates, Draft, NewLine, finding};
use crate::engine::facts::usable_closure;
use crate::engine::ids::RuleId;
use crate::engine::length::Length;
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::procedure::Closure;

const SUM: RuleId = RuleId::new("R-REP-01");
const ADD_ON: RuleId = RuleId::new("R-REP-04");
const TOO_SHORT: RuleId = RuleId::new("N-12");
const LENGTH: RuleId = RuleId::new("R-MEAS-07");
const GAP: RuleId = RuleId::new("R-MEAS-16");
/// A sum below this is not complex (R-CODE-30): 1.1 cm.
const SHORTEST_COMPLEX: Quantity = 1_100;

type Groups = BTreeMap<(FamilyId, Group), Vec<Share>>;

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let mut groups: Groups = BTreeMap::new();
    let own: Vec<(usize, usize, FamilyId)> = draft
        .standing()
        .filter_map(|(index, service)| Some((index, service.lesion, service.family()?)))
        .filter(|(_, _, family)| case.book.family(*family).measure == Measure::Length)
        .collect();
    for (service, lesion, family) in own {
        let length = draft.procedure(case, service).closure_length.as_ref();
        let length = length.map(|length| length.length).filter(|length| usable_closure(*length));
        let length = length.map(|length| Quantity::from(length.hundredths_mm()));
        let quantity = length.or(case.facts[lesion].done.length);
        match group(case, lesion, family) {
            Ok(group) => groups.entry((family, group)).or_default().push(Share { lesion, service, quantity }),
            Err(ask) => draft.ask_about(service, ask),
        }
    }
    too_short_for_complex(case, draft, &mut groups);
    for ((family, group), shares) in &groups {
        if let Some(ladder) = case.book.ladder(*family, Some(*group)) {
            one_sum(case, draft, *family, *group, ladder, shares);
        }
    }
}

/// Complex closures whose sum is under 1.1 cm are intermediate (N-12).
fn too_short_for_complex(case: &Case<'_>, draft: &mut Draft, groups: &mut Groups) {
    let complex = case.book.family_of_closure(Closure::Complex);
    let Some(intermediate) = case.book.family_of_closure(Closure::Intermediate) else { return };
    let short: Vec<(FamilyId, Group)> = groups
        .iter()
        .filter(|((family, _), shares)| {
            Some(*family) == complex && {
                let sum = sum(shares);
                sum.unknown.is_empty() && sum.known < SHORTEST_COMPLEX
            }
        })
        .map(|(key, _)| *key)
        .collect();
    for key in short {
        let Some(shares) = groups.remove(&key) else { continue };
        let lesions: Vec<usize> = shares.iter().map(|share| share.lesion).collect();
        let which = case.name(&lesions);
        let id = lesions.first().map(|lesion| case.id(*lesion));
        let message =
            format!("The complex closure of {which} is under 1.1 cm in all: it is coded as intermediate.");
        let remedy = "Check the length and the class of the closure.";
        draft.find(finding(TOO_SHORT, Level::Warning, id, Field::ClosureLength, message, remedy));
        for share in shares {
            match group(case, share.lesion, intermediate) {
                Ok(group) => groups.entry((intermediate, group)).or_default().push(share),
                Err(ask) => draft.ask_about(share.service, ask),
            }
        }
    }
}

fn one_sum(
    case: &Case<'_>,
    draft: &mut Draft,
    family: FamilyId,
    group: Group,
    ladder: &Ladder,
    shares: &[Share],
) {
    let sum = sum(shares);
    let mut lesions: Vec<usize> = shares.iter().map(|share| share.lesion).collect();
    lesions.sort_unstable();
    lesions.dedup();
    if !sum.unknown.is_empty() {
        let which = case.name(&sum.unknown);
        let mut tries = sum.tries(ladder, Try::Length);
        let complex = case.book.family(family).closure == Some(Closure::Complex);
        if let Some(first) = sum.unknown.first().filter(|_| complex && sum.least < SHORTEST_COMPLEX) {
            tries.push(vec![(*first, Try::Length(SHORTEST_COMPLEX - sum.known))]);
        }
        draft.ask(Ask {
            lesions,
            field: Field::ClosureLength,
            rule: LENGTH,
            question: format!("How long is the closed wound of {which}?").into(),
            remedy: "Enter the final length of the closure in cm or mm.".into(),
            place: Field::ClosureLength,
            candidates: Candidates::Pool(tries),
        });
        return;
    }
    let reached = ladder.reach(sum.known, rounding(case.policy));
    let whole = reached.gap.unwrap_or(sum.known);
    let row = case.book.family(family);
    let class = row.closure.map_or("", Closure::word);
    let length = |quantity: Quantity| Length::from_hundredths_mm(u32::try_from(quantity).unwrap_or(u32::MAX));
    if let Some(counted) = reached.gap {
        draft.find(finding(
            GAP,
            Level::Warning,
            lesions.first().map(|lesion| case.id(*lesion)),
            Field::ClosureLength,
            format!(
                "The {class} closures of group {group} add up to {}, between two brackets; counted as {}.",
                length(sum.known).cm(),
                length(counted)
            ),
            "Measure again to the whole millimetre.",
        ));
    }
    let parts: Vec<String> = shares
        .iter()
        .map(|share| format!("{} {}", case.id(share.lesion), length(share.quantity.unwrap_or(0))))
        .collect();
    let mut parent = None;
    for given in &reached.rung.gives {
        let (code, units) = (given.code, given.units.of(whole, false));
        let (members, pool) = (lesions.clone(), lesions.clone());
        let line = NewLine { code, units, family, members, pool, parent };
        let text =
            format!("Closures of class {class} in group {group} are added ({}): {code}.", parts.join(", "));
        let line = draft.add_line(line, SUM, text);
        if parent.is_some() {
            let text = format!("What lies beyond 7.5 cm, each 5 cm or part: {code} x{units}.");
            draft.add_reason(line, ADD_ON, text);
        }
        for share in shares {
            draft.carry_reasons(line, share.service);
        }
        parent = parent.or(Some(line));
    }
}
