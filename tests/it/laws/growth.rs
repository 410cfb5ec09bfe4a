//! More never counts as less: a larger size, a further wound, and a number that is entered in parts.

use curette::engine::assess;
use curette::engine::book::{Bound, CodeBook, FamilyId, FamilyRow, Group, Measure};
use curette::engine::history::History;
use curette::engine::ids::Code;
use curette::engine::length::Length;
use curette::engine::lesion::{Count, Lesion};
use curette::engine::outcome::Assessment;
use curette::engine::policy::{Policy, Switch};
use curette::engine::size::Measured;
use proptest::prelude::*;

use super::all_kinds::encounter;
use super::book;
use crate::pair_table::recipe::{lesion_of, recipe};

/// Every family and site group with this kind of measure.
fn ladders(measures: &[Measure]) -> Vec<(FamilyId, &'static FamilyRow, Option<Group>)> {
    let book: &'static CodeBook = book();
    let of = |(id, row): (FamilyId, &'static FamilyRow)| {
        let groups: Vec<Option<Group>> = match row.group {
            Some(_) => book.groups_of(id).into_iter().map(Some).collect(),
            None => vec![None],
        };
        groups.into_iter().map(move |group| (id, row, group))
    };
    let measured = |(_, row): &(FamilyId, &FamilyRow)| measures.contains(&row.measure);
    let all: Vec<_> = book.families().filter(measured).flat_map(of).collect();
    assert!(!all.is_empty());
    all
}

fn long(hundredths: u32) -> Measured {
    Measured::from_length(Length::from_hundredths_mm(hundredths))
}

fn sized(family: FamilyId, row: &FamilyRow, group: Option<Group>, size: u32) -> Lesion {
    let mut lesion = lesion_of(book(), family, group).expect("a recipe");
    let procedure = &mut lesion.procedures[0];
    match row.measure {
        Measure::Excised => procedure.excised = Some(long(size)),
        Measure::Length => {
            procedure.closure = row.closure;
            procedure.closure_length = Some(long(size));
        }
        _ => lesion.size = Some(long(size)),
    }
    lesion
}

fn claim(lesions: Vec<Lesion>, policy: &Policy) -> Assessment {
    let encounter = curette::engine::encounter::Encounter { policy: policy.clone(), ..encounter(lesions) };
    assess(&encounter, History::none(), book())
}

fn rounding(up: usize) -> Policy {
    let mut policy = Policy::default();
    assert!(policy.set(Switch::GapRounding, ["down", "nearest", "up"][up]));
    policy
}

/// The rung of a ladder that gives a code, from 0.
fn rung(family: FamilyId, group: Option<Group>, code: Code) -> Option<usize> {
    let ladder = book().ladder(family, group)?;
    ladder.rungs.iter().rposition(|rung| rung.gives.iter().any(|gives| gives.code == code))
}

/// The class of the closure of a claim, and its step on the ladder.
fn step(answer: &Assessment) -> Option<(FamilyId, Option<usize>)> {
    let code = answer.lines.first()?.code;
    let family = book().code(code)?.family;
    Some((
        family,
        book().groups_of(family).into_iter().filter_map(|group| rung(family, Some(group), code)).next(),
    ))
}

proptest! {
    #![proptest_config(super::cases(40))]

    #[test]
    fn a_larger_size_never_picks_a_smaller_bracket(small in 1_u32..6_000, more in 0_u32..2_000, up in 0_usize..3) {
        let policy = rounding(up);
        for (family, row, group) in ladders(&[Measure::Size, Measure::Excised]) {
            let code = |size| claim(vec![sized(family, row, group, size)], &policy).lines.first().map(|line| line.code);
            let (one, other) = (code(small), code(small + more));
            let at = |code: Option<Code>| code.and_then(|code| rung(family, group, code));
            prop_assert!(at(one).is_some() && at(one) <= at(other), "{} {group:?}: {one:?} {other:?}", row.id);
        }
    }

    #[test]
    fn a_further_wound_never_gives_a_smaller_code(first in 1_u32..40_000, more in 1_u32..20_000, up in 0_usize..3) {
        let policy = rounding(up);
        for (family, row, group) in ladders(&[Measure::Length]) {
            let one = claim(vec![sized(family, row, group, first)], &policy);
            let both = claim(vec![sized(family, row, group, first), sized(family, row, group, more)], &policy);
            let whole = claim(vec![sized(family, row, group, first + more)], &policy);
            prop_assert!(step(&one).is_some() && step(&one) <= step(&both), "{} {group:?}", row.id);
            let codes = |answer: &Assessment| -> Vec<_> { answer.lines.iter().map(|line| (line.code, line.units)).collect() };
            prop_assert_eq!(codes(&both), codes(&whole), "{} {:?}", row.id, group);
        }
    }

    #[test]
    fn a_number_in_parts_is_the_same_number(number in 2_u32..40, cut in 1_u32..39) {
        let cut = cut.min(number - 1);
        for (family, row) in book().families() {
            // Where a lesion is a line of its own, or a lid, parts are entries of their own.
            let counted = row.pooled && !row.kinds.is_empty() && matches!(row.measure, Measure::Count | Measure::Technique | Measure::Way);
            let Some(code) = book().first_code(family).filter(|_| counted) else { continue };
            let Ok(lesions) = recipe(book(), code) else { continue };
            let part = |count| Lesion { count: Count::Exactly(count), ..lesions[0].clone() };
            let policy = Policy::default();
            let (whole, parts) = (claim(vec![part(number)], &policy), claim(vec![part(cut), part(number - cut)], &policy));
            let lines = |answer: &Assessment| -> Vec<_> {
                let line = |line: &curette::engine::outcome::CodeLine| (line.code, line.units, line.modifiers.clone(), line.diagnoses.clone());
                answer.lines.iter().map(line).collect()
            };
            prop_assert!(!whole.lines.is_empty(), "{}", row.id);
            prop_assert_eq!(lines(&whole), lines(&parts), "{}", row.id);
        }
    }
}

#[test]
fn each_end_of_a_bracket_belongs_to_it() {
    let policy = Policy::default();
    for (family, row, group) in ladders(&[Measure::Size, Measure::Excised, Measure::Length]) {
        let ladder = book().ladder(family, group).expect("a ladder");
        for (at, step) in ladder.rungs.iter().enumerate() {
            let (end, next) = match step.bound {
                Bound::UpTo(end) => (end, end + ladder.grid.unwrap_or(1)),
                Bound::Below(_) | Bound::Top => continue,
            };
            let code = |size: u64| {
                let size = u32::try_from(size).expect("a length");
                claim(vec![sized(family, row, group, size)], &policy).lines.first().map(|line| line.code)
            };
            assert_eq!(code(end), step.gives.first().map(|gives| gives.code), "{} {group:?}", row.id);
            assert_eq!(code(next), ladder.rungs[at + 1].gives.first().map(|gives| gives.code), "{}", row.id);
        }
    }
}
