//! Families that are counted over all sites of the day: premalignant, benign, tags, wounds (R-COUNT-01, -04, -05,
//! -07, -09, N-32). A number that is missing leaves the whole pool open (N-06).

use std::cell::LazyCell;
use std::fmt::Write as _;

use super::pool::{Pool, Share, add_lines, shares, sum};
use crate::engine::book::{Gives, Measure, Units};
use crate::engine::case::Case;
use crate::engine::draft::{Ask, Candidates, Draft};
use crate::engine::facts::switched;
use crate::engine::ids::RuleId;
use crate::engine::place::Field;
use crate::engine::policy::Switch;

const OPEN_POOL: RuleId = RuleId::new("N-06");
const ALL_KINDS: RuleId = RuleId::new("R-COUNT-07");
const ALL_SITES: RuleId = RuleId::new("R-COUNT-04");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for (family, row) in case.book.families() {
        if !row.pooled || row.measure != Measure::Count {
            continue;
        }
        let shares = shares(draft, family, |lesion| case.facts[lesion].count.map(u64::from));
        if shares.is_empty() {
            continue;
        }
        let Some(ladder) = case.book.ladder(family, None) else { continue };
        let sum = sum(&shares);
        if !sum.certain(ladder) {
            let lesions: Vec<usize> = shares.iter().map(|share| share.lesion).collect();
            let which = || format!("How many lesions does {} stand for?", case.name(&sum.unknown));
            draft.ask(Ask {
                lesions,
                field: Field::Count,
                rule: OPEN_POOL,
                question: draft.words(which),
                remedy: "Enter the number that was treated in each area.".into(),
                place: Field::Count,
                candidates: Candidates::Pool(sum.tries(ladder)),
            });
            continue;
        }
        let whole = sum.least;
        // Made once, for a primary and its add-on, and only where somebody reads it.
        let parts = LazyCell::new(|| in_parts(case, &shares));
        let at_least = if sum.unknown.is_empty() { "" } else { "at least " };
        let why = |gives: &Gives, units: u32| {
            let parts = parts.as_str();
            match gives.units {
                Units::One => format!("{at_least}{whole} counted in all ({parts}): {} once.", gives.code),
                Units::Each { beyond: 0, .. } => {
                    format!("{whole} counted in all ({parts}): {} x{units}.", gives.code)
                }
                Units::Each { beyond, per: 1 } => {
                    format!(
                        "{whole} counted in all ({parts}): {} for each after the first {beyond}, x{units}.",
                        gives.code
                    )
                }
                Units::Each { beyond, per } => format!(
                    "{whole} counted in all ({parts}): {} for each further {per} or part after {beyond}, x{units}.",
                    gives.code
                ),
            }
        };
        let before = draft.lines().count();
        let whole_only = switched(case.policy, Switch::TagPartThereof, "off");
        add_lines(
            case,
            draft,
            &Pool { family, rule: row.rule, ladder, shares: &shares, whole, whole_units_only: whole_only },
            why,
        );
        let mut kinds = shares
            .iter()
            .filter_map(|share| case.facts[share.lesion].diagnosis.known().map(|known| known.row));
        let first = kinds.next();
        if kinds.any(|kind| Some(kind) != first) {
            for line in before..draft.lines().count() {
                draft.add_reason(line, ALL_KINDS, "All kinds of this family are counted together.");
            }
        }
        if shares.len() > 1 {
            for line in before..draft.lines().count() {
                draft.add_reason(line, ALL_SITES, "Counted over all sites of the day, not by area.");
            }
        }
    }
}

/// Each lesion of a pool with its number: `A 3, B 1`.
fn in_parts(case: &Case<'_>, shares: &[Share]) -> String {
    let mut out = String::with_capacity(8 * shares.len());
    for (at, share) in shares.iter().enumerate() {
        let comma = if at == 0 { "" } else { ", " };
        out.push_str(comma);
        out.push_str(case.id(share.lesion));
        // Writing to a text cannot fail.
        let _ = write!(out, " {}", share.quantity.unwrap_or(0));
    }
    out
}
