//! Seen, discussed, put off, done elsewhere: nothing is reportable.

use super::benign::SORTS;
use super::dice::Dice;
use super::made::{Dx, Made, Recipe, lesion};
use super::place::Spot;
use super::premalignant::{KERATOSES, SUNNY};
use super::voice::Voice::{self, Form, Prose, Spoken, Terse};
use super::voice::{say, seen, somebody};
use crate::engine::lesion::Count;

pub(super) const FAMILY: &str = "nothing";

fn item(dice: &mut Dice, dx: &Dx, spot: &Spot, number: u32, rows: &[(Voice, &str)], declined: bool) -> Made {
    let voice = Voice::roll(dice);
    let (n, site) = (voice.number(number), spot.said(voice));
    let noun = if number == 1 { dx.one } else { dx.many };
    let short = if number == 1 { dx.short.0 } else { dx.short.1 };
    let slots = [("n", n.as_str()), ("site", &site), ("noun", noun), ("short", short)];
    let said = say(dice, voice, rows, &slots);
    let mut entry = lesion(dx.name, spot, number, Vec::new());
    if declined {
        // None of them was treated, and the entry says so by its number.
        entry.count = Count::Exactly(0);
    }
    let who = somebody(dice, voice, 50, 90);
    let note = seen(dice, voice, &who, &[said]);
    Made::nothing("What was done today", note, vec![entry])
}

const WATCHED: &[(Voice, &str)] = &[
    (Terse, "{n} {short} {site}: observe, recheck 3 mo. No procedure."),
    (Terse, "Exam: {short} x{n}, {site}. Watch. Nothing done today."),
    (Spoken, "I found {n} {noun} on the {site}. We will watch and nothing was treated today."),
    (Form, "Findings: {noun}, {site} ({n})\nPlan: observe; no procedure today"),
    (Prose, "Exam showed {n} {noun} on the {site}, which were left alone; recheck in three months."),
];

fn watched(dice: &mut Dice) -> Made {
    let (dx, spot, number) = (dice.pick(KERATOSES), Spot::roll(dice, SUNNY), dice.between(1, 4));
    item(dice, dx, &spot, number, WATCHED, false)
}

const CREAM: &[(Voice, &str)] = &[
    (Terse, "{n} {short} {site}: fluorouracil bid x 3 wk Rx. LN2 deferred."),
    (
        Spoken,
        "For the {n} {noun} on the {site} I prescribed fluorouracil cream; freezing was put off until afterwards.",
    ),
    (Form, "Findings: {noun}, {site} ({n})\nPlan: fluorouracil cream, no freezing today"),
    (
        Prose,
        "The {n} {noun} of the {site} will be treated at home with fluorouracil; liquid nitrogen was discussed and deferred.",
    ),
];

fn cream(dice: &mut Dice) -> Made {
    let (dx, spot, number) = (dice.pick(KERATOSES), Spot::roll(dice, SUNNY), dice.between(2, 4));
    item(dice, dx, &spot, number, CREAM, false)
}

const DECLINED: &[(Voice, &str)] = &[
    (Terse, "{n} {short} {site}: tray set for cryo, pt declined. 0 treated."),
    (Terse, "Consent for {n} {short} {site}, then changed mind; none tx'd."),
    (
        Spoken,
        "We were about to freeze {n} {noun} on the {site}, but the patient declined and none was treated.",
    ),
    (Form, "Diagnosis: {noun}, {site} ({n})\nProcedure: planned cryosurgery, declined; 0 lesions treated"),
    (
        Prose,
        "Treatment of {n} {noun} on the {site} was planned, but the patient declined at the last moment and none was touched.",
    ),
];

fn declined(dice: &mut Dice) -> Made {
    let sort = dice.pick(SORTS);
    let spot = Spot::roll(dice, sort.places);
    let number = dice.between(2, 6);
    item(dice, &sort.dx, &spot, number, DECLINED, true)
}

const QUOTED: &[(Voice, &str)] = &[
    (Terse, "Asks re {n} {short} {site}. Cosmetic, fee quoted, will think. Nothing treated."),
    (
        Spoken,
        "The patient asked about {n} {noun} on the {site}. The fee was explained, and nothing was treated.",
    ),
    (Form, "Findings: {noun}, {site} ({n})\nPlan: fee quoted, nothing treated"),
    (
        Prose,
        "The patient would like {n} {noun} of the {site} gone; after hearing the fee nothing was treated today.",
    ),
];

fn quoted(dice: &mut Dice) -> Made {
    let sort = &super::benign::SEBORRHEIC;
    let spot = Spot::roll(dice, sort.places);
    let number = dice.between(2, 12);
    item(dice, &sort.dx, &spot, number, QUOTED, false)
}

const EARLIER: &[(Voice, &str)] = &[
    (Terse, "F/u: {n} {short} {site} frozen last month, all clear. Nothing new, nothing done today."),
    (
        Spoken,
        "The {n} {noun} on the {site} that were frozen last month have cleared. Nothing was treated today.",
    ),
    (Form, "Follow-up: {noun}, {site} ({n}), frozen last month, clear\nToday: no procedure"),
    (
        Prose,
        "Last month {n} {noun} of the {site} were frozen; they have cleared, and nothing was done today.",
    ),
];

fn earlier(dice: &mut Dice) -> Made {
    let (dx, spot, number) = (dice.pick(KERATOSES), Spot::roll(dice, SUNNY), dice.between(2, 4));
    item(dice, dx, &spot, number, EARLIER, true)
}

pub(super) const RECIPES: &[Recipe] = &[
    Recipe { family: FAMILY, level: 1, rules: &["R-COUNT-20"], make: watched },
    Recipe { family: FAMILY, level: 1, rules: &["R-COUNT-20"], make: cream },
    Recipe { family: FAMILY, level: 2, rules: &["N-52", "R-COUNT-20"], make: declined },
    Recipe { family: FAMILY, level: 2, rules: &["R-COUNT-20", "R-NEC-05"], make: quoted },
    Recipe { family: FAMILY, level: 2, rules: &["R-COUNT-20", "N-52"], make: earlier },
];
