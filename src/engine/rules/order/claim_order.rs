//! Claim order: the visit first, then by total relative value of one unit, high to low, then code, then first lesion; add-ons straight
//! behind their parent (R-CLAIM-25, N-34).

use std::cmp::Reverse;

use crate::engine::case::Case;
use crate::engine::draft::{Draft, Line};
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
    let key = |line: &Line| {
        let visit = case.book.visits().row(line.code).is_some();
        (!visit, Reverse(value_at(case, line.code, facility)), line.code, line.members.first().copied())
    };
    let mut primaries = Vec::with_capacity(draft.lines().count());
    let mut add_ons = Vec::new();
    for (index, line) in draft.lines() {
        match line.parent {
            None => primaries.push((key(line), index)),
            Some(parent) => add_ons.push((parent, key(line), index)),
        }
    }
    primaries.sort_unstable();
    add_ons.sort_unstable();
    let mut order = Vec::with_capacity(primaries.len() + add_ons.len());
    for (_, primary) in primaries {
        order.push(primary);
        let from = add_ons.partition_point(|(parent, ..)| *parent < primary);
        let own = add_ons[from..].iter().take_while(|(parent, ..)| *parent == primary);
        order.extend(own.map(|(.., add_on)| *add_on));
    }
    order
}

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let order = in_claim_order(case, draft);
    draft.set_order(&order);
}
