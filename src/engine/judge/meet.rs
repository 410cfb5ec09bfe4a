//! Which claim line a billed line stands for: the one of its code that is most like it. The order of lines plays no part.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::modifiers::place;
use super::sheet::Entry;
use crate::engine::case::Case;
use crate::engine::draft::Line;
use crate::engine::ids::Code;
use crate::engine::outcome::CodeLine;

/// Lets every billed line meet a claim line of its code, as far as there are any.
pub fn meet(case: &Case<'_>, billed: &mut [Entry<'_>], lines: &[Line], ranked: &[CodeLine]) {
    let mut codes: BTreeMap<Code, Vec<usize>> = BTreeMap::new();
    for (at, entry) in billed.iter().enumerate() {
        if let Some(code) = entry.code {
            codes.entry(code).or_default().push(at);
        }
    }
    for (code, mut own) in codes {
        let given: Vec<usize> = (0..ranked.len()).filter(|line| ranked[*line].code == code).collect();
        let documented: u64 = given.iter().map(|line| u64::from(ranked[*line].units)).sum();
        let claimed: u64 = own.iter().map(|at| u64::from(billed[*at].units)).sum();
        match (own.as_slice(), given.as_slice()) {
            (_, []) => {}
            // The same units on one line, or on several: the day has as many.
            ([only], [_, _, ..]) if documented == claimed => billed[*only].meets = given,
            ([only], [one, other]) if of_both_sides(&billed[*only], &ranked[*one], &ranked[*other]) => {
                billed[*only].meets = given;
            }
            ([_, _, ..], [only]) if documented == claimed => {
                own.iter().for_each(|at| billed[*at].meets.push(*only));
            }
            ([one, other], [only]) if both_sides(&billed[*one], &billed[*other], &ranked[*only]) => {
                own.iter().for_each(|at| billed[*at].meets.push(*only));
            }
            (_, _) => {
                // By what stands on them, not by where they stand; what says more about its lesion chooses first.
                own.sort_by(|one, other| {
                    let key = |at: &usize| {
                        let entry = &billed[*at];
                        let said = Reverse(entry.modifiers.len() + entry.diagnoses.len());
                        (said, &entry.modifiers, &entry.diagnoses, entry.units)
                    };
                    key(one).cmp(&key(other))
                });
                let likeness = |entry: &Entry<'_>, line: usize| {
                    likeness(entry, &ranked[line], place::is_of(case, &lines[line], &entry.modifiers))
                };
                one_by_one(billed, &own, given, likeness);
            }
        }
    }
}

/// One line for the right side and one for the left, where the claim line says both with 50.
fn both_sides(one: &Entry<'_>, other: &Entry<'_>, line: &CodeLine) -> bool {
    let says = |entry: &Entry<'_>, side: &str| {
        entry.units == 1 && entry.modifiers.iter().any(|modifier| modifier.as_str() == side)
    };
    let both = line.units == 1 && line.modifiers.iter().any(|modifier| modifier.as_str() == "50");
    both && (says(one, "RT") && says(other, "LT") || says(one, "LT") && says(other, "RT"))
}

/// One line with 50, where the claim has a line for each side.
fn of_both_sides(only: &Entry<'_>, one: &CodeLine, other: &CodeLine) -> bool {
    let says = |line: &CodeLine, side: &str| {
        line.units == 1 && line.modifiers.iter().any(|modifier| modifier.as_str() == side)
    };
    let both = only.units == 1 && only.modifiers.iter().any(|modifier| modifier.as_str() == "50");
    both && (says(one, "RT") && says(other, "LT") || says(one, "LT") && says(other, "RT"))
}

/// The most alike first.
fn one_by_one(
    billed: &mut [Entry<'_>],
    own: &[usize],
    mut free: Vec<usize>,
    likeness: impl Fn(&Entry<'_>, usize) -> u8,
) {
    for wanted in (0..=MOST).rev() {
        for at in own {
            let entry = &mut billed[*at];
            if free.is_empty() {
                return;
            }
            if entry.meets.is_empty() {
                let found = free.iter().position(|line| likeness(entry, *line) == wanted);
                entry.meets.extend(found.map(|found| free.remove(found)));
            }
        }
    }
}

/// Everything agrees, and is stated.
const MOST: u8 = 2 * PLACE + 2 * DIAGNOSES + UNITS + MODIFIERS;
const PLACE: u8 = 8;
const DIAGNOSES: u8 = 4;
const UNITS: u8 = 2;
const MODIFIERS: u8 = 1;

/// How much a billed line is like a claim line: a digit, lid or side says most, then the diagnoses. What is not stated
/// speaks neither for nor against.
fn likeness(entry: &Entry<'_>, line: &CodeLine, place: Option<bool>) -> u8 {
    let stated = |agrees: Option<bool>| agrees.map_or(1, |agrees| u8::from(agrees) * 2);
    let diagnoses = entry.diagnoses.iter().all(|icd| line.diagnoses.contains(icd));
    let diagnoses = (!entry.diagnoses.is_empty()).then_some(diagnoses);
    let modifiers = entry.modifiers.len() == line.modifiers.len()
        && entry.modifiers.iter().all(|modifier| line.modifiers.contains(modifier));
    PLACE * stated(place)
        + DIAGNOSES * stated(diagnoses)
        + UNITS * u8::from(entry.units == line.units)
        + MODIFIERS * u8::from(modifiers)
}
