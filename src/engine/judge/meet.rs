//! Which claim line a billed line stands for: the one of its code that is most like it. The order of lines plays no part.

use std::collections::BTreeMap;

use super::sheet::Entry;
use crate::engine::ids::Code;
use crate::engine::outcome::CodeLine;

/// Lets every billed line meet a claim line of its code, as far as there are any.
pub fn meet(billed: &mut [Entry<'_>], lines: &[CodeLine]) {
    let mut codes: BTreeMap<Code, Vec<usize>> = BTreeMap::new();
    for (at, entry) in billed.iter().enumerate() {
        if let Some(code) = entry.code {
            codes.entry(code).or_default().push(at);
        }
    }
    for (code, mut own) in codes {
        // By what stands on them, not by where they stand.
        own.sort_by(|one, other| {
            let key = |at: &usize| (&billed[*at].modifiers, &billed[*at].diagnoses, billed[*at].units);
            key(one).cmp(&key(other))
        });
        let given: Vec<usize> = (0..lines.len()).filter(|line| lines[*line].code == code).collect();
        let documented: u64 = given.iter().map(|line| u64::from(lines[*line].units)).sum();
        let claimed: u64 = own.iter().map(|at| u64::from(billed[*at].units)).sum();
        match (own.as_slice(), given.as_slice()) {
            (_, []) => {}
            // The same units on one line, or on several: the day has as many.
            ([only], [_, _, ..]) if documented == claimed => billed[*only].meets = given,
            ([_, _, ..], [only]) if documented == claimed => {
                own.iter().for_each(|at| billed[*at].meets.push(*only));
            }
            ([one, other], [only]) if both_sides(&billed[*one], &billed[*other], &lines[*only]) => {
                own.iter().for_each(|at| billed[*at].meets.push(*only));
            }
            (_, _) => one_by_one(billed, lines, &own, given),
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

/// The most alike first.
fn one_by_one(billed: &mut [Entry<'_>], lines: &[CodeLine], own: &[usize], mut free: Vec<usize>) {
    for pass in 0..4 {
        for at in own {
            let entry = &mut billed[*at];
            if !entry.meets.is_empty() {
                continue;
            }
            let found = free.iter().position(|line| alike(entry, &lines[*line], pass));
            entry.meets.extend(found.map(|found| free.remove(found)));
        }
    }
}

fn alike(entry: &Entry<'_>, line: &CodeLine, pass: u8) -> bool {
    let units = entry.units == line.units;
    let modifiers = entry.modifiers.len() == line.modifiers.len()
        && entry.modifiers.iter().all(|modifier| line.modifiers.contains(modifier));
    let diagnoses = entry.diagnoses.iter().all(|icd| line.diagnoses.contains(icd));
    match pass {
        0 => units && modifiers && diagnoses,
        1 => units && diagnoses,
        2 => units,
        _ => true,
    }
}
