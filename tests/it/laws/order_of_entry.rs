//! The order in which lesions, and the things done to a lesion, are entered changes no code.

use std::collections::{BTreeMap, BTreeSet};

use curette::engine::assess;
use curette::engine::encounter::Encounter;
use curette::engine::history::History;
use curette::engine::ids::Code;
use curette::engine::lesion::Lesion;
use curette::engine::outcome::{Assessment, LesionId};
use curette::engine::procedure::Kind;
use proptest::prelude::*;

use super::all_kinds::encounters;
use super::book;
use super::every_answer::told;

/// Codes with their units and the number of their lines and modifiers.
fn plain(answer: &Assessment) -> BTreeMap<String, (u32, usize, usize)> {
    let mut codes: BTreeMap<String, (u32, usize, usize)> = BTreeMap::new();
    for line in &answer.lines {
        let (units, lines, modifiers) = codes.entry(line.code.to_string()).or_default();
        *units += line.units;
        *lines += 1;
        *modifiers += line.modifiers.len();
    }
    codes
}

/// What is open and held, whoever was entered first.
fn waiting(answer: &Assessment) -> Vec<String> {
    let ids = |lesions: &[LesionId]| {
        let mut ids = lesions.to_vec();
        ids.sort();
        ids
    };
    let open = answer
        .open
        .iter()
        .map(|open| format!("{:?} {} {:?}", ids(&open.lesions), open.field, samples_alike(&open.codes)));
    let held = answer.held.iter().map(|held| format!("{:?} {:?}", held.lesions, held.outcomes));
    let mut all: Vec<String> = open.chain(held).collect();
    all.sort();
    all
}

/// Of two samples by one technique the one that was entered first is the first of the day: their codes are told alike.
pub fn samples_alike(lists: &[Vec<Code>]) -> BTreeSet<BTreeSet<Code>> {
    let first = |code: &Code| match code.as_str() {
        "11103" => Code::new("11102"),
        "11105" => Code::new("11104"),
        "11107" => Code::new("11106"),
        _ => *code,
    };
    lists.iter().map(|codes| codes.iter().map(first).collect()).collect()
}

/// Whether each lesion was done each thing once, so that none of them is the first of its kind.
fn once(lesion: &Lesion) -> bool {
    let mut kinds = BTreeSet::new();
    lesion.procedures.iter().all(|procedure| {
        let closes =
            procedure.closure.is_none() || procedure.kind == Kind::Repair || kinds.insert(Kind::Repair);
        closes && kinds.insert(procedure.kind)
    })
}

proptest! {
    #![proptest_config(super::cases(60))]

    #[test]
    fn of_lesions(mut encounter in encounters(), seed in any::<u64>()) {
        // Of two excisions that name each other the first is the whole one; everything else has no order.
        for procedure in encounter.lesions.iter_mut().flat_map(|lesion| &mut lesion.procedures) {
            procedure.also.clear();
        }
        let mut lesions = encounter.lesions.clone();
        let len = lesions.len().max(1);
        lesions.rotate_left(usize::try_from(seed % len as u64).unwrap_or(0));
        if seed % 2 == 0 {
            lesions.reverse();
        }
        let other = Encounter { lesions, ..encounter.clone() };
        let (one, two) = (assess(&encounter, History::none(), book()), assess(&other, History::none(), book()));
        prop_assert_eq!(plain(&one), plain(&two), "{}\n--\n{}", told(&one), told(&two));
        prop_assert_eq!(waiting(&one), waiting(&two));
        prop_assert_eq!(one.is_final, two.is_final);
    }

    #[test]
    fn of_things_done_to_one_lesion(encounter in encounters()) {
        let mut other = encounter.clone();
        for lesion in other.lesions.iter_mut().filter(|lesion| once(lesion)) {
            lesion.procedures.reverse();
        }
        let (one, two) = (assess(&encounter, History::none(), book()), assess(&other, History::none(), book()));
        prop_assert_eq!(plain(&one), plain(&two), "{}\n--\n{}", told(&one), told(&two));
        prop_assert_eq!(waiting(&one), waiting(&two));
        prop_assert_eq!(one.is_final, two.is_final);
    }
}

/// A closure is part of a sum, and the same wound has another closure with a ladder of its own.
#[test]
fn of_a_wound_that_is_in_a_sum_and_has_a_ladder_of_its_own() {
    let one = "[[lesion]]\nid = \"A\"\nsite = \"inner lip (labial mucosa)\"\n\
        [[lesion.procedure]]\nkind = \"repair\"\nclosure = \"intermediate\"\n";
    let other = "[[lesion]]\nid = \"B\"\n[[lesion.procedure]]\nkind = \"excision\"\nclosure = \"complex\"\n\
        [[lesion.procedure]]\nkind = \"destruction\"\nclosure = \"intermediate\"\n";
    let answer = |lesions: [&str; 2]| {
        let encounter =
            curette::format::read(&format!("schema = 1\n{}", lesions.concat())).expect("encounter");
        waiting(&assess(&encounter, History::none(), book()))
    };
    let (first, second) = (answer([one, other]), answer([other, one]));
    assert_eq!(first, second);
    // 2.6 cm in all, nearly all of it the complex one; and a complex one of 1.1 cm beside a long one.
    let lists = &first[1];
    for list in ["{11441, 12052, 13132}", "{11441, 12053, 13131}"] {
        assert!(lists.contains(list), "{list} is missing");
    }
}

/// Two things done to a lesion that nobody has named ask for its diagnosis with answers of their own; seventeen tags in all
/// take the add-on, whichever of them was entered first.
#[test]
fn of_two_questions_about_one_fact() {
    let (removed, cut) = ("kind = \"tag-removal\"\n", "kind = \"excision\"\n");
    let answer = |[one, other]: [&str; 2]| {
        let text = format!(
            "schema = 1\n[[lesion]]\nid = \"A\"\nsite = \"back\"\ncount = 1\n[[lesion.procedure]]\n{one}\
             [[lesion.procedure]]\n{other}[[lesion]]\nid = \"B\"\ncount = 16\n[[lesion.procedure]]\n{removed}"
        );
        waiting(&assess(&curette::format::read(&text).expect("encounter"), History::none(), book()))
    };
    let (first, second) = (answer([removed, cut]), answer([cut, removed]));
    assert_eq!(first, second);
    assert!(first[0].contains("11200, 11201"), "{first:?}");
}
