//! Families that are counted over all sites of the day: premalignant, benign, tags, wounds (R-COUNT-01, -04, -05,
//! -07, -09, N-32). A number that is missing leaves the whole pool open (N-06).

use std::cell::LazyCell;

use super::pool::{Pool, Share, Sum, add_lines, number, shares, sum};
use crate::engine::book::{FamilyRow, Gives, Ladder, Measure, Units};
use crate::engine::case::{Case, Try};
use crate::engine::draft::{Ask, Candidates, Draft};
use crate::engine::facts::switched;
use crate::engine::ids::RuleId;
use crate::engine::length::push_number;
use crate::engine::lesion::Count;
use crate::engine::place::Field;
use crate::engine::policy::Switch;
use crate::engine::procedure::Kind;

const TIME: RuleId = RuleId::new("N-32");
const OPEN_POOL: RuleId = RuleId::new("N-06");
const ALL_KINDS: RuleId = RuleId::new("R-COUNT-07");
const ALL_SITES: RuleId = RuleId::new("R-COUNT-04");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let counted = |row: &FamilyRow| row.pooled && matches!(row.measure, Measure::Count | Measure::Minutes);
    for (family, row) in draft.families(case, counted) {
        let sampled = row.kinds.contains(&Kind::Biopsy);
        let by_time = row.measure == Measure::Minutes;
        let shares = shares(draft, family, |lesion| {
            if by_time {
                return minutes(case, lesion);
            }
            // A sampled entry without a number is one lesion (N-52).
            let one = sampled && case.encounter.lesions[lesion].count == Count::NotStated;
            case.facts[lesion].count.or(one.then_some(1)).map(u64::from)
        });
        if shares.is_empty() {
            continue;
        }
        let Some(ladder) = case.book.ladder(family, None) else { continue };
        let sum = sum(&shares);
        if !sum.certain(ladder) {
            let lesions: Vec<usize> = shares.iter().map(|share| share.lesion).collect();
            if by_time {
                draft.ask(minutes_open(case, lesions, &sum, ladder));
                continue;
            }
            let which = || format!("How many lesions does {} stand for?", case.name(&sum.unknown));
            draft.ask(Ask {
                lesions,
                field: Field::Count,
                rule: OPEN_POOL,
                question: draft.words(which),
                remedy: "Enter the number that was treated in each area.".into(),
                place: Field::Count,
                candidates: Candidates::Pool(sum.tries(ladder, number)),
            });
            continue;
        }
        let whole = sum.least;
        // Made once, for a primary and its add-on, and only where somebody reads it.
        let parts = LazyCell::new(|| in_parts(case, &shares));
        let at_least = if sum.unknown.is_empty() { "" } else { "at least " };
        let why = |gives: &Gives, units: u32| {
            let parts = parts.as_str();
            let mut out = String::with_capacity(parts.len() + 96);
            if gives.units == Units::One {
                out.push_str(at_least);
            }
            push_number(&mut out, whole);
            push_all(&mut out, &[" counted in all (", parts, "): ", gives.code.as_str()]);
            match gives.units {
                Units::One => {
                    out.push_str(" once.");
                    return out;
                }
                Units::Each { beyond: 0, .. } => {}
                Units::Each { beyond, per: 1 } => {
                    out.push_str(" for each after the first ");
                    push_number(&mut out, beyond);
                    out.push(',');
                }
                Units::Each { beyond, per } => {
                    out.push_str(" for each further ");
                    push_number(&mut out, per);
                    out.push_str(" or part after ");
                    push_number(&mut out, beyond);
                    out.push(',');
                }
            }
            out.push_str(" x");
            push_number(&mut out, units.into());
            out.push('.');
            out
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

fn push_all(out: &mut String, parts: &[&str]) {
    parts.iter().for_each(|part| out.push_str(part));
}

/// The minutes of all epilations of an entry, where each is timed.
fn minutes(case: &Case<'_>, lesion: usize) -> Option<u64> {
    let own = case.encounter.lesions[lesion].procedures.iter().filter(|done| done.kind == Kind::Epilation);
    let timed: Option<u64> = own.map(|done| done.minutes.map(u64::from)).sum();
    timed.or(case.facts[lesion].done.minutes)
}

fn minutes_open(case: &Case<'_>, lesions: Vec<usize>, sum: &Sum, ladder: &Ladder) -> Ask {
    Ask {
        lesions,
        field: Field::Minutes,
        rule: TIME,
        question: format!("How many minutes did {} take?", case.name(&sum.unknown)).into(),
        remedy: "Enter the minutes.".into(),
        place: Field::Minutes,
        candidates: Candidates::Pool(sum.tries(ladder, Try::Minutes)),
    }
}

/// Each lesion of a pool with its number: `A 3, B 1`.
fn in_parts(case: &Case<'_>, shares: &[Share]) -> String {
    let mut out = String::with_capacity(8 * shares.len());
    for (at, share) in shares.iter().enumerate() {
        let comma = if at == 0 { "" } else { ", " };
        out.push_str(comma);
        out.push_str(case.id(share.lesion));
        out.push(' ');
        push_number(&mut out, share.quantity.unwrap_or(0));
    }
    out
}
