//! Skin tags: their own count, whatever takes them off.

use super::counted::{because, spread, treated};
use super::dice::Dice;
use super::made::{Act, Dx, Made, REASONS, Recipe, by, line};
use super::place::{Class, Place, SCALP_NECK};
use super::premalignant::{FREEZING, entries};
use super::voice::Voice::{self, Form, Prose, Spoken, Terse};
use super::voice::{framed, say, somebody};
use crate::engine::procedure::{Closure, Kind, Method};

pub(super) const FAMILY: &str = "tags";

pub(super) const FOLDS: &[Place] = &[
    Place::new("axilla (armpit)", &["axilla", "armpit"], 1, Class::Trunk, true),
    Place::new("groin / inguinal fold", &["groin"], 1, Class::Trunk, false),
    Place::new("inframammary fold", &["inframammary fold"], 1, Class::Trunk, false),
];
pub(super) const WHERE: &[&[Place]] = &[SCALP_NECK, FOLDS];

pub(super) const TAGS: &[Dx] = &[
    Dx { name: "skin tag", one: "skin tag", many: "skin tags", short: ("tag", "tags"), icd: "L91.8" },
    Dx {
        name: "skin tag",
        one: "acrochordon",
        many: "acrochordons",
        short: ("acrochordon", "acrochordons"),
        icd: "L91.8",
    },
    Dx {
        name: "irritated skin tag",
        one: "irritated skin tag",
        many: "irritated skin tags",
        short: ("irritated tag", "irritated tags"),
        icd: "L91.8",
    },
];

pub(super) const SNIPPING: &[Act] = &[
    Act {
        method: &[Method::Scissors],
        did: "snipped off",
        done: "snipped off with scissors",
        short: "snipped (scissors)",
        noun: "scissor snip removal",
    },
    Act {
        method: &[Method::Blade],
        did: "cut off with a blade",
        done: "cut off with a blade",
        short: "blade",
        noun: "removal with a blade at the stalk",
    },
];

/// The lines of so many tags at these entries.
pub(super) fn lines(counts: &[u32], modifiers: &[&str], first: usize) -> Vec<String> {
    let total: u32 = counts.iter().sum();
    let all: Vec<usize> = (first..first + counts.len()).collect();
    let mut before = 0;
    let (mut first, mut beyond) = (Vec::new(), Vec::new());
    for (index, count) in all.iter().zip(counts) {
        if before < 15 {
            first.push(*index);
        }
        before += count;
        if before > 15 {
            beyond.push(*index);
        }
    }
    let mut out = vec![line("11200", 1, modifiers, "L91.8", &first)];
    if total > 15 {
        out.push(line("11201", (total - 15).div_ceil(10), modifiers, "L91.8", &beyond));
    }
    out
}

fn item(dice: &mut Dice, total: u32, acts: &'static [Act], kind: Kind) -> Made {
    let voice = Voice::roll(dice);
    let (dx, act) = (dice.pick(TAGS), dice.pick(acts));
    let groups = spread(dice, total, WHERE, 3);
    let mut lesions = entries(dx, &groups, kind, act);
    // A tag neither changes colour nor grows much; what is said is soreness, bleeding, itch and friction.
    let reason = dice.pick(&REASONS[..4]);
    for lesion in &mut lesions {
        lesion.symptoms = vec![reason.symptom];
    }
    let core = [treated(dice, voice, dx, &groups, act), because(dice, voice, reason, total)];
    let counts: Vec<u32> = groups.iter().map(|(_, count)| *count).collect();
    let who = somebody(dice, voice, 35, 80);
    let note = framed(dice, voice, &who, &core);
    Made::code("Tags taken off", note, lesions, lines(&counts, &[], 0))
}

fn by_number(dice: &mut Dice) -> Made {
    let total = if dice.one_in(2) { *dice.pick(&[14, 15, 16, 25]) } else { dice.between(1, 25) };
    item(dice, total, SNIPPING, Kind::TagRemoval)
}

fn beyond_the_limit(dice: &mut Dice) -> Made {
    let total = *dice.pick(&[26, 27, 30, 35, 36]);
    item(dice, total, SNIPPING, Kind::TagRemoval).told("warning R-COUNT-10")
}

fn frozen(dice: &mut Dice) -> Made {
    let total = *dice.pick(&[1, 2, 4, 9, 14, 15]);
    let made = item(dice, total, FREEZING, Kind::Destruction);
    made.absent(&["17110", "17111"])
}

const BURNED: &[(Voice, &str)] = &[
    (Terse, "Base of each hyfrecated for ooze."),
    (Terse, "Bases touched w/ cautery."),
    (Spoken, "The base of each was touched with the electrocautery to stop the oozing."),
    (Form, "Hemostasis: electrodesiccation of the base"),
    (Prose, "Each base was lightly electrodesiccated to stop the bleeding."),
];

fn base_burned(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let (dx, act) = (dice.pick(TAGS), &SNIPPING[0]);
    let total = dice.between(1, 15);
    let groups = spread(dice, total, WHERE, 2);
    let mut lesions = entries(dx, &groups, Kind::TagRemoval, act);
    let reason = dice.pick(&REASONS[..4]);
    for lesion in &mut lesions {
        lesion.symptoms = vec![reason.symptom];
        lesion.procedures.push(by(Kind::Destruction, &[Method::Electrosurgery]));
    }
    let core = [
        treated(dice, voice, dx, &groups, act),
        say(dice, voice, BURNED, &[]),
        because(dice, voice, reason, total),
    ];
    let counts: Vec<u32> = groups.iter().map(|(_, count)| *count).collect();
    let who = somebody(dice, voice, 35, 80);
    let note = framed(dice, voice, &who, &core);
    Made::code("Tags taken off", note, lesions, lines(&counts, &[], 0)).absent(&["17110", "17250"])
}

const STITCHED: &[(Voice, &str)] = &[
    (Terse, "Stalk closed w/ simple sutures, {size}."),
    (Spoken, "The stalk was closed with simple stitches over {size}."),
    (Form, "Closure: simple, {size}"),
    (Prose, "The wound of {size} was closed with simple sutures."),
];

fn stitched(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let (dx, act) = (&TAGS[0], &SNIPPING[1]);
    let groups = spread(dice, 1, WHERE, 1);
    let mut lesions = entries(dx, &groups, Kind::TagRemoval, act);
    let tenths = dice.between(6, 14) * 10;
    let size = super::made::Length::roll(dice, tenths);
    let reason = dice.pick(&REASONS[..4]);
    for lesion in &mut lesions {
        lesion.symptoms = vec![reason.symptom];
        for procedure in &mut lesion.procedures {
            procedure.closure = Some(Closure::Simple);
            procedure.closure_length = size.measured();
        }
    }
    let said = size.said(voice);
    let core = [
        treated(dice, voice, dx, &groups, act),
        say(dice, voice, STITCHED, &[("size", &said)]),
        because(dice, voice, reason, 1),
    ];
    let who = somebody(dice, voice, 35, 80);
    let note = framed(dice, voice, &who, &core);
    Made::code("A tag with a stalk", note, lesions, lines(&[1], &[], 0)).absent(&["12001", "12011"])
}

pub(super) const RECIPES: &[Recipe] = &[
    Recipe { family: FAMILY, level: 1, rules: &["R-COUNT-09", "R-CODE-07"], make: by_number },
    Recipe {
        family: FAMILY,
        level: 2,
        rules: &["R-COUNT-10", "P-47", "R-COUNT-09", "R-CLAIM-28"],
        make: beyond_the_limit,
    },
    Recipe { family: FAMILY, level: 2, rules: &["R-CODE-07", "P-09"], make: frozen },
    Recipe { family: FAMILY, level: 2, rules: &["R-SAME-16", "R-CODE-07"], make: base_burned },
    Recipe { family: FAMILY, level: 2, rules: &["N-48", "R-REP-05"], make: stitched },
];
