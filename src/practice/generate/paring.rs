//! Corns and calluses trimmed with a blade.

use super::counted::{because, spread, treated};
use super::dice::Dice;
use super::made::{Act, Dx, Made, REASONS, Recipe, line};
use super::place::{FEET, Place};
use super::premalignant::{VAGUE_WORDS, entries, vague_sentence};
use super::voice::{Voice, framed, somebody};
use crate::engine::lesion::Count;
use crate::engine::procedure::{Kind, Method};

pub(super) const FAMILY: &str = "paring";

const SOLES: &[&[Place]] = &[FEET];

const HORN: &[Dx] = &[
    Dx { name: "corn", one: "corn", many: "corns", short: ("corn", "corns"), icd: "L84" },
    Dx { name: "callus", one: "callus", many: "calluses", short: ("callus", "calluses"), icd: "L84" },
];

const PARED: &[Act] = &[
    Act {
        method: &[Method::Blade],
        did: "pared with a blade",
        done: "pared with a blade",
        short: "pared, #15 blade",
        noun: "paring with a blade",
    },
    Act {
        method: &[Method::Blade],
        did: "trimmed with a blade",
        done: "trimmed down with a blade",
        short: "trimmed w/ blade",
        noun: "paring, number 15 blade",
    },
];

fn by_number(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let total = if dice.one_in(2) { *dice.pick(&[1, 2, 4, 5]) } else { dice.between(1, 9) };
    let (dx, act) = (dice.pick(HORN), dice.pick(PARED));
    let groups = spread(dice, total, SOLES, 3);
    let mut lesions = entries(dx, &groups, Kind::Paring, act);
    for lesion in &mut lesions {
        lesion.symptoms = vec![REASONS[0].symptom];
    }
    let core = [treated(dice, voice, dx, &groups, act), because(dice, voice, &REASONS[0], total)];
    let all: Vec<usize> = (0..groups.len()).collect();
    let code = match total {
        1 => "11055",
        2..=4 => "11056",
        _ => "11057",
    };
    let who = somebody(dice, voice, 30, 90);
    let note = framed(dice, voice, &who, &core);
    Made::code("Horn of the feet", note, lesions, vec![line(code, 1, &[], dx.icd, &all)])
}

fn vague(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let (dx, act) = (dice.pick(HORN), dice.pick(PARED));
    let word = *dice.pick(VAGUE_WORDS);
    let groups = spread(dice, 1, SOLES, 1);
    let mut lesions = entries(dx, &groups, Kind::Paring, act);
    lesions[0].count = Count::Vague(word.to_owned());
    lesions[0].symptoms = vec![REASONS[0].symptom];
    let core =
        [vague_sentence(dice, voice, dx, &groups[0].0, act, word), because(dice, voice, &REASONS[0], 3)];
    let who = somebody(dice, voice, 30, 90);
    let note = framed(dice, voice, &who, &core);
    let codes = ["11055", "11056", "11057"].map(|code| vec![code.to_owned()]).to_vec();
    Made::ask("Horn of the feet", note, lesions, Vec::new(), (&["A"], "count", Some(codes)))
}

pub(super) const RECIPES: &[Recipe] = &[
    Recipe { family: FAMILY, level: 1, rules: &["R-COUNT-11", "R-CODE-02"], make: by_number },
    Recipe { family: FAMILY, level: 1, rules: &["R-COUNT-11"], make: by_number },
    Recipe { family: FAMILY, level: 3, rules: &["R-COUNT-16", "R-COUNT-11"], make: vague },
];
