//! Claim order: the visit first, then by total relative value of one unit, high to low, then code, then first lesion; add-ons straight
//! behind their parent (R-CLAIM-25, N-34).

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::ids::Code;

/// The total relative value of one unit, in hundredths, at this place of service (R-CLAIM-29).
pub fn value(case: &Case<'_>, code: Code) -> u32 {
    value_at(case, code, at_facility(case))
}

fn at_facility(case: &Case<'_>) -> bool {
    let place = case.encounter.place_of_service.as_deref();
    place.and_then(|place| case.book.place_of_service(place)).is_some_and(|place| place.facility)
}

fn value_at(case: &Case<'_>, code: Code, facility: bool) -> u32 {
    case.book.code(code).map_or(0, |row| if facility { row.rvu_facility } else { row.rvu_office })
}

/// The standing lines in claim order.
pub fn in_claim_order(case: &Case<'_>, draft: &Draft) -> Vec<usize> {
    let facility = at_facility(case);
    let key = |line: usize| {
        let line = draft.line(line);
        let visit = case.book.visits().row(line.code).is_some();
        (!visit, Reverse(value_at(case, line.code, facility)), line.code, line.members.first().copied())
    };
    let mut parents: Vec<usize> =
        draft.lines().filter(|(_, line)| line.parent.is_none()).map(|(index, _)| index).collect();
    parents.sort_by_cached_key(|line| key(*line));
    let mut add_ons: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, line) in draft.lines() {
        if let Some(parent) = line.parent {
            add_ons.entry(parent).or_default().push(index);
        }
    }
    let mut order = Vec::new();
    for parent in parents {
        order.push(parent);
        let mut own = add_ons.remove(&parent).unwrap_or_default();
        own.sort_by_key(|line| key(*line));
        order.extend(own);
    }
    order
}

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let order = in_claim_order(case, draft);
    draft.set_order(&order);
}
