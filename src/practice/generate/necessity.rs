//! Why something benign was taken off, and what the payer makes of it.

use super::benign::SEBORRHEIC;
use super::counted::{because, spread, treated};
use super::dice::Dice;
use super::made::{Made, REASONS, Recipe, line};
use super::place::TRUNK;
use super::premalignant::{FREEZING, entries};
use super::voice::Voice::{self, Form, Prose, Spoken, Terse};
use super::voice::{framed, say, somebody};
use crate::engine::encounter::{Abn, Liability, Payer, Record};
use crate::engine::lesion::{Lesion, Symptom};
use crate::engine::procedure::Kind;

pub(super) const FAMILY: &str = "necessity";

/// Seborrheic keratoses of the trunk, frozen.
fn keratoses(dice: &mut Dice, voice: Voice) -> (Vec<Lesion>, String, u32, Vec<usize>) {
    let act = dice.pick(FREEZING);
    let total = dice.between(1, 6);
    let groups = spread(dice, total, &[TRUNK], 2);
    let said = treated(dice, voice, &SEBORRHEIC.dx, &groups, act);
    (entries(&SEBORRHEIC.dx, &groups, Kind::Destruction, act), said, total, (0..groups.len()).collect())
}

const PAYS: &[(Voice, &str)] = &[
    (Terse, "Ins: {payer}."),
    (Spoken, "The insurance is {payer}."),
    (Form, "Payer: {payer}"),
    (Prose, "The patient has {payer}."),
];

fn noted(dice: &mut Dice, voice: Voice, payer: &str, mut core: Vec<String>) -> String {
    core.push(say(dice, voice, PAYS, &[("payer", payer)]));
    let who = somebody(dice, voice, 66, 90);
    framed(dice, voice, &who, &core)
}

fn with_sign(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let (mut lesions, said, total, all) = keratoses(dice, voice);
    let reason = dice.pick(REASONS);
    for lesion in &mut lesions {
        lesion.symptoms = vec![reason.symptom];
    }
    let core = vec![said, because(dice, voice, reason, total)];
    let note = noted(dice, voice, "Medicare", core);
    let mut made =
        Made::code("Benign growths and the payer", note, lesions, vec![line("17110", 1, &[], "L82.1", &all)]);
    made.encounter.payer = Some(Payer::Medicare);
    made
}

const LOOKS: &[(Voice, &str)] = &[
    (Terse, "Asymptomatic, pt dislikes how they look."),
    (Terse, "No itch, no bleed; cosmetic wish."),
    (Spoken, "They cause no trouble; the reason is purely cosmetic."),
    (Form, "Indication: cosmetic, no symptoms"),
    (Prose, "They do not hurt, itch or bleed; the wish is cosmetic."),
];

/// The sentence about looks, and the sign on the entries.
fn for_looks(dice: &mut Dice, voice: Voice, lesions: &mut [Lesion], total: u32) -> String {
    for lesion in lesions {
        lesion.symptoms = vec![Symptom::Cosmetic];
    }
    let said = say(dice, voice, LOOKS, &[]);
    if total > 1 {
        return said;
    }
    said.replace("how they look", "how it looks")
        .replace("They cause", "It causes")
        .replace("They do", "It does")
}

fn for_looks_only(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let (mut lesions, said, total, all) = keratoses(dice, voice);
    let why = for_looks(dice, voice, &mut lesions, total);
    let note = noted(dice, voice, "Medicare", vec![said, why]);
    let lines = vec![line("17110", 1, &[], "L82.1", &all)];
    let mut made = Made::blocked(
        "Benign growths and the payer",
        note,
        lesions,
        lines,
        "blocker R-NEC-02 A symptoms".to_owned(),
    );
    made.encounter.payer = Some(Payer::Medicare);
    made
}

const SELF: &[(Voice, &str)] = &[
    (Terse, "Told it is excluded, pt pays; filed as excluded."),
    (
        Spoken,
        "It was explained that this is excluded as cosmetic and the patient will pay; it is filed as an excluded service.",
    ),
    (Form, "Liability: excluded as cosmetic, patient pays, no notice needed"),
    (Prose, "It is filed as an excluded cosmetic service that the patient pays."),
];

fn filled() -> Record {
    let text = |words: &str| Some(words.to_owned());
    Record {
        consent: text("verbal"),
        response: text("tolerated well"),
        complications: text("none"),
        aftercare: text("wound care sheet"),
        ..Record::default()
    }
}

fn excluded(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let (mut lesions, said, total, all) = keratoses(dice, voice);
    let why = for_looks(dice, voice, &mut lesions, total);
    let pays = say(dice, voice, SELF, &[]);
    let note = noted(dice, voice, "Medicare", vec![said, why, pays]);
    let lines = vec![line("17110", 1, &["GY"], "L82.1", &all)];
    let mut made = Made::code("Benign growths and the payer", note, lesions, lines);
    made.encounter.payer = Some(Payer::Medicare);
    made.encounter.record = Record { liability: Some(Liability::Gy), ..filled() };
    made
}

const SIGNED: &[(Voice, &str)] = &[
    (Terse, "Present for years, may be denied as not necessary: ABN explained + signed before tx."),
    (
        Spoken,
        "They have been present for years and Medicare may find this not necessary, so the advance notice was signed before treatment.",
    ),
    (
        Form,
        "Indication: present for years\nAdvance notice: signed before treatment (may be denied as not necessary)",
    ),
    (
        Prose,
        "They have been present for years. As a denial for want of need is expected, an advance notice was signed beforehand.",
    ),
];

fn notice(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let (mut lesions, said, total, all) = keratoses(dice, voice);
    for lesion in &mut lesions {
        lesion.indication = Some("present for years".to_owned());
    }
    let why = say(dice, voice, SIGNED, &[]);
    let why = if total == 1 { why.replace("They have", "It has") } else { why };
    let note = noted(dice, voice, "Medicare", vec![said, why]);
    let mut made = Made::code(
        "Benign growths and the payer",
        note,
        lesions,
        vec![line("17110", 1, &["GA"], "L82.1", &all)],
    );
    made.encounter.payer = Some(Payer::Medicare);
    made.encounter.record = Record { liability: Some(Liability::Ga), abn: Some(Abn::Signed), ..filled() };
    made
}

fn growth_for_aetna(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let (mut lesions, said, total, all) = keratoses(dice, voice);
    let reason = &REASONS[4];
    for lesion in &mut lesions {
        lesion.symptoms = vec![reason.symptom];
        lesion.indication = Some("has been growing".to_owned());
    }
    let core = vec![said, because(dice, voice, reason, total)];
    let note = noted(dice, voice, "Aetna", core);
    let lines = vec![line("17110", 1, &[], "L82.1", &all)];
    let mut made =
        Made::code("Benign growths and the payer", note, lesions, lines).told("warning R-PAY-01 A symptoms");
    made.encounter.payer = Some(Payer::Aetna);
    made
}

pub(super) const RECIPES: &[Recipe] = &[
    Recipe { family: FAMILY, level: 1, rules: &["R-NEC-02", "R-DX-09"], make: with_sign },
    Recipe { family: FAMILY, level: 2, rules: &["R-NEC-05", "P-25", "R-NEC-02"], make: for_looks_only },
    Recipe { family: FAMILY, level: 2, rules: &["R-ABN-03", "R-NEC-05", "P-26"], make: excluded },
    Recipe { family: FAMILY, level: 2, rules: &["R-ABN-01", "P-27"], make: notice },
    Recipe { family: FAMILY, level: 3, rules: &["R-PAY-01", "R-NEC-02"], make: growth_for_aetna },
];
