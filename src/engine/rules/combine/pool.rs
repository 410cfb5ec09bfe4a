//! A pool: lesions of one family that are counted, or measured, together over the whole day.

use crate::engine::book::{Bound, FamilyId, Gives, Ladder, Quantity, Rounding, Units};
use crate::engine::case::{Case, Try};
use crate::engine::draft::{Draft, NewLine};
use crate::engine::ids::RuleId;

/// A lesion of a pool with its part of the whole; `None` where that is not known.
#[derive(Clone, Copy, Debug)]
pub struct Share {
    pub lesion: usize,
    pub service: usize,
    pub quantity: Option<Quantity>,
}

/// The pool of a family: its lesions with a standing service, in order of entry. However many things of one family were
/// done to a lesion, it counts once (R-COUNT-18).
pub fn shares(draft: &Draft, family: FamilyId, quantity: impl Fn(usize) -> Option<Quantity>) -> Vec<Share> {
    let mut shares: Vec<Share> = draft
        .standing()
        .filter(|(_, service)| service.family() == Some(family))
        .map(|(index, service)| Share {
            lesion: service.lesion,
            service: index,
            quantity: quantity(service.lesion),
        })
        .collect();
    shares.dedup_by_key(|share| share.lesion);
    shares
}

/// What is known of a pool.
pub struct Sum {
    /// The sum of the known parts.
    pub known: Quantity,
    /// The smallest possible whole: each unknown part is at least 1.
    pub least: Quantity,
    /// Lesions without a number.
    pub unknown: Vec<usize>,
}

pub fn sum(shares: &[Share]) -> Sum {
    let known = shares.iter().filter_map(|share| share.quantity).fold(0, Quantity::saturating_add);
    let unknown: Vec<usize> =
        shares.iter().filter(|share| share.quantity.is_none()).map(|share| share.lesion).collect();
    Sum { known, least: known.saturating_add(unknown.len() as Quantity), unknown }
}

/// Up to so many lesions without a number, each is tried as the one that makes the difference.
const MOST_TAKERS: usize = 4;

impl Sum {
    /// Whether the codes and units are certain whatever the missing numbers are (N-06).
    pub fn certain(&self, ladder: &Ladder) -> bool {
        let reached = ladder.reach(self.least, Rounding::Down);
        self.unknown.is_empty()
            || (reached.rung.bound == Bound::Top
                && reached.rung.gives.iter().all(|gives| gives.units == Units::One))
    }

    /// Values for the lesions without one, so that every rung that is still possible is reached.
    pub fn tries(&self, ladder: &Ladder, value: fn(Quantity) -> Try) -> Vec<Vec<(usize, Try)>> {
        let mut wholes: Vec<Quantity> = vec![self.least];
        wholes.extend(ladder.candidates().into_iter().filter(|whole| *whole > self.least));
        let others = self.unknown.len().saturating_sub(1) as Quantity;
        // Each lesion in turn takes what is above one: its number may count in another pool as well. Of many lesions only
        // the first does, so that the time keeps in step.
        let takers = if self.unknown.len() <= MOST_TAKERS { self.unknown.len() } else { 1 };
        let mut out = Vec::with_capacity(takers * wholes.len());
        for taker in self.unknown.iter().take(takers) {
            for whole in &wholes {
                let rest = whole.saturating_sub(self.known).saturating_sub(others);
                let share = |lesion: &usize| (*lesion, value(if lesion == taker { rest } else { 1 }));
                out.push(self.unknown.iter().map(share).collect());
            }
        }
        out
    }
}

/// A pool whose whole is known.
pub struct Pool<'a> {
    pub family: FamilyId,
    /// The rule that gives its lines.
    pub rule: RuleId,
    pub ladder: &'a Ladder,
    pub shares: &'a [Share],
    pub whole: Quantity,
    /// A part of a unit is not counted (switch `tag_part_thereof = off`).
    pub whole_units_only: bool,
}

/// Adds the lines of a pool: a primary for what lies within the first add-on's limit, add-ons for what lies beyond.
pub fn add_lines(case: &Case<'_>, draft: &mut Draft, pool: &Pool<'_>, why: impl Fn(&Gives, u32) -> String) {
    let Pool { family, rule, ladder, shares, whole, whole_units_only } = *pool;
    let gives = &ladder.reach(whole, Rounding::Down).rung.gives;
    let beyond_of = |gives: &Gives| match gives.units {
        Units::Each { beyond, .. } if beyond > 0 => Some(beyond),
        Units::Each { .. } | Units::One => None,
    };
    let limit = gives.iter().find_map(beyond_of);
    let pool: Vec<usize> = shares.iter().map(|share| share.lesion).collect();
    let mut parent = None;
    for given in gives {
        let units = given.units.of(whole, whole_units_only);
        if units == 0 {
            continue;
        }
        let is_add_on = case.book.code(given.code).is_some_and(|code| !code.parents.is_empty());
        let members = match (beyond_of(given), limit) {
            (Some(beyond), _) if is_add_on => members_between(shares, beyond, Quantity::MAX),
            (None, Some(limit)) => members_between(shares, 0, limit),
            // What begins further on without a code before it takes all of the whole to begin.
            (Some(_) | None, _) => pool.clone(),
        };
        let line = NewLine {
            code: given.code,
            units,
            family,
            members,
            pool: pool.clone(),
            parent: parent.filter(|_| is_add_on),
        };
        let line = draft.add_line(line, rule, || why(given, units));
        parent = parent.or(Some(line));
        carry_reasons(draft, line, shares);
    }
}

/// The lesions whose part of the whole reaches into (from, to], counted in order of entry.
fn members_between(shares: &[Share], from: Quantity, to: Quantity) -> Vec<usize> {
    let mut before: Quantity = 0;
    let mut members = Vec::new();
    for share in shares {
        let after = before.saturating_add(share.quantity.unwrap_or(1));
        if after > from && before < to {
            members.push(share.lesion);
        }
        before = after;
    }
    members
}

/// Why each of the lesions of a line is in its family.
fn carry_reasons(draft: &mut Draft, line: usize, shares: &[Share]) {
    // Both stand in the order of entry.
    let mut next = 0;
    for share in shares {
        let members = &draft.line(line).members;
        while members.get(next).is_some_and(|member| *member < share.lesion) {
            next += 1;
        }
        if members.get(next) == Some(&share.lesion) {
            draft.carry_reasons(line, share.service);
        }
    }
}

/// A number of lesions as a fact to try.
pub fn number(quantity: Quantity) -> Try {
    Try::Count(u32::try_from(quantity).unwrap_or(u32::MAX))
}
