//! What waits for the report, and what the report says.

use super::dice::Dice;
use super::excisions::{cut_out, found, told};
use super::made::{Length, Made, Recipe, line};
use super::malignant::{ANYWHERE, CANCERS, destroyed};
use super::place::{ARMS, EARS, LEGS, Spot, TRUNK};
use super::premalignant::{FREEZING, KERATOSES, entries, lines};
use super::same_lesion::{SKIN, sampled, shaved_and_burned};
use super::shaves::shaved;
use super::voice::Voice::{self, Form, Prose, Spoken, Terse};
use super::voice::{framed, say, somebody};
use crate::engine::lesion::{Lesion, Pathology};
use crate::engine::procedure::{Closure, Kind};

pub(super) const FAMILY: &str = "pathology";

const PENDING: &[(Voice, &str)] = &[
    (Terse, "?{what}. Path pending."),
    (Terse, "Sus for {what}; report not back."),
    (Spoken, "I suspect {what}; the report is pending."),
    (Form, "Impression: rule out {what}\nPathology: pending"),
    (Prose, "The suspicion is {what}, and pathology is pending."),
];

const SUSPECTED: &[&str] = &["basal cell carcinoma", "squamous cell carcinoma"];

/// The lesion becomes a suspicion whose report is not there.
fn pending(dice: &mut Dice, voice: Voice, entry: &mut Lesion) -> String {
    let what = *dice.pick(SUSPECTED);
    entry.diagnosis = None;
    entry.suspected = Some(what.to_owned());
    entry.pathology = Some(Pathology::Pending);
    say(dice, voice, PENDING, &[("what", what)])
}

fn noted(dice: &mut Dice, voice: Voice, core: &[String]) -> String {
    let who = somebody(dice, voice, 45, 92);
    framed(dice, voice, &who, core)
}

fn outcomes(malignant: String, benign: String) -> [(&'static str, Vec<String>); 2] {
    [("malignant", vec![malignant]), ("benign", vec![benign])]
}

fn sampled_pending(dice: &mut Dice) -> Made {
    let (voice, spot) = (Voice::roll(dice), Spot::roll(dice, SKIN));
    let tenths = dice.between(4, 22) * 10;
    let size = Length::roll(dice, tenths);
    let technique = *dice.pick(&[0, 1]);
    let (mut entry, said) = sampled(dice, voice, &spot, &size, technique);
    let why = pending(dice, voice, &mut entry);
    let note = noted(dice, voice, &[said, why]);
    let sample = ["11102", "11104"][technique].to_owned();
    Made::hold(
        "Sampled and burned",
        note,
        vec![entry],
        Vec::new(),
        &outcomes(destroyed(&spot, tenths), sample),
    )
}

fn shaved_pending(dice: &mut Dice) -> Made {
    let (voice, spot) = (Voice::roll(dice), Spot::roll(dice, SKIN));
    let tenths = dice.between(5, 22) * 10;
    let size = Length::roll(dice, tenths);
    let (mut entry, said) = shaved_and_burned(dice, voice, &spot, &size);
    let why = pending(dice, voice, &mut entry);
    let note = noted(dice, voice, &[said, why]);
    let codes = outcomes(destroyed(&spot, tenths), shaved(&spot, tenths));
    Made::hold("Shaved and burned", note, vec![entry], Vec::new(), &codes)
}

const CUT: &[(Voice, &str)] = &[
    (Terse, "Excised dark papule {site}, {size} + {margin} margins each side, to fat, simple closure."),
    (
        Spoken,
        "A papule of the {site} measuring {size} was excised down to fat with a margin of {margin} on each side and closed with simple sutures.",
    ),
    (
        Form,
        "Procedure: excision, full thickness\nSite: {site}\nSize: {size}\nMargins: {margin}, each side\nClosure: simple",
    ),
    (
        Prose,
        "A papule of the {site}, {size} across, was cut out to fat with margins of {margin} and closed simply.",
    ),
];

/// Cut out while nobody knows what it is.
fn cut(dice: &mut Dice, voice: Voice, spot: &Spot) -> (Lesion, String, u32) {
    let mut entry = found(dice, spot, false).entry;
    let (size, margin) = (dice.between(4, 14) * 10, dice.between(1, 4) * 10);
    let (long, wide) = (Length::roll(dice, size), Length::roll(dice, margin));
    entry.size = long.measured();
    entry.symptoms.clear();
    for procedure in &mut entry.procedures {
        procedure.margin = wide.measured();
        procedure.closure = Some(Closure::Simple);
    }
    let slots = [("site", spot.said(voice)), ("size", long.said(voice)), ("margin", wide.said(voice))];
    let slots = slots.each_ref().map(|(slot, said)| (*slot, said.as_str()));
    (entry, say(dice, voice, CUT, &slots), size + 2 * margin)
}

fn cut_pending(dice: &mut Dice) -> Made {
    let (voice, spot) = (Voice::roll(dice), Spot::roll(dice, ANYWHERE));
    let (mut entry, said, tenths) = cut(dice, voice, &spot);
    let why = pending(dice, voice, &mut entry);
    let note = noted(dice, voice, &[said, why]);
    let codes = outcomes(cut_out(&spot, true, tenths), cut_out(&spot, false, tenths));
    Made::hold("Cut out", note, vec![entry], Vec::new(), &codes)
}

fn one_waits(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let spot = Spot::roll(dice, &[TRUNK, ARMS, LEGS]);
    let (mut entry, said, tenths) = cut(dice, voice, &spot);
    let why = pending(dice, voice, &mut entry);
    let (dx, act) = (dice.pick(KERATOSES), dice.pick(FREEZING));
    let total = dice.between(1, 9);
    let groups = super::counted::spread(dice, total, &[EARS, &super::place::FACE[..4]], 2);
    let mut lesions = vec![entry];
    lesions.extend(entries(dx, &groups, Kind::Destruction, act));
    let counts: Vec<u32> = groups.iter().map(|(_, count)| *count).collect();
    let core = [said, why, super::counted::treated(dice, voice, dx, &groups, act)];
    let note = noted(dice, voice, &core);
    let codes = outcomes(cut_out(&spot, true, tenths), cut_out(&spot, false, tenths));
    Made::hold("One of several", note, lesions, lines(&counts, dx.icd, 1, &[]), &codes)
}

const BEFORE: &[(Voice, &str)] = &[
    (Terse, "Pre-op dx: mole."),
    (Spoken, "Before the operation I took it for a mole."),
    (Form, "Clinical diagnosis before the report: mole"),
    (Prose, "Clinically it had looked like a mole."),
];

fn report_decides(dice: &mut Dice) -> Made {
    let (voice, spot) = (Voice::roll(dice), Spot::roll(dice, ANYWHERE));
    let mut own = found(dice, &spot, true);
    let (size, margin) = (dice.between(4, 14) * 10, dice.between(2, 5) * 10);
    let lengths = [size, margin, size + 2 * margin + 120].map(|tenths| Length::roll(dice, tenths));
    let [long, wide, closed] = &lengths;
    let said = told(dice, voice, &mut own, &spot, (long, wide), (Closure::Simple, closed));
    let before = say(dice, voice, BEFORE, &[]);
    let note = noted(dice, voice, &[before, said]);
    let lines = vec![line(&cut_out(&spot, true, size + 2 * margin), 1, &[], &own.icd, &[0])];
    Made::code("What the report says", note, vec![own.entry], lines)
}

const UNSAMPLED: &[(Voice, &str)] = &[
    (
        Terse,
        "Obvious {short} {site}, {size}, never biopsied. Curetted + ED'd, specimen sent today, not back.",
    ),
    (
        Spoken,
        "A clinically clear {said} of the {site}, {size}, was curetted and electrodesiccated; the curettings went to pathology, which is pending.",
    ),
    (
        Form,
        "Diagnosis (clinical): {said}\nSite: {site}\nSize: {size}\nProcedure: curettage and electrodesiccation\nPathology: curettings sent today, pending",
    ),
    (
        Prose,
        "The {said} of the {site}, {size} across, was destroyed by curettage and electrodesiccation; the curettings are with pathology, pending.",
    ),
];

fn destroyed_pending(dice: &mut Dice) -> Made {
    let (voice, spot, cancer) = (Voice::roll(dice), Spot::roll(dice, ANYWHERE), dice.pick(CANCERS));
    let tenths = dice.between(4, 24) * 10;
    let size = Length::roll(dice, tenths);
    let (mut entry, _) = super::malignant::treated(dice, voice, cancer, &spot, &size);
    entry.procedures[0].methods =
        vec![crate::engine::procedure::Method::Curettage, crate::engine::procedure::Method::Electrosurgery];
    entry.procedures[0].cycles = Some(1);
    entry.pathology = Some(Pathology::Pending);
    let slots = [("site", spot.said(voice)), ("size", size.said(voice))];
    let slots = [
        ("site", slots[0].1.as_str()),
        ("size", &slots[1].1),
        ("said", cancer.said),
        ("short", cancer.short),
    ];
    let said = say(dice, voice, UNSAMPLED, &slots);
    let note = noted(dice, voice, &[said]);
    Made::hold(
        "A carcinoma destroyed",
        note,
        vec![entry],
        Vec::new(),
        &[("malignant", vec![destroyed(&spot, tenths)])],
    )
}

pub(super) const RECIPES: &[Recipe] = &[
    Recipe { family: FAMILY, level: 2, rules: &["R-DX-05", "N-07", "N-23"], make: sampled_pending },
    Recipe { family: FAMILY, level: 3, rules: &["N-16", "R-SAME-06", "N-51"], make: shaved_pending },
    Recipe { family: FAMILY, level: 1, rules: &["R-DX-04", "N-51", "N-23"], make: cut_pending },
    Recipe { family: FAMILY, level: 2, rules: &["N-24", "R-DX-04"], make: one_waits },
    Recipe { family: FAMILY, level: 2, rules: &["R-DX-04", "N-51"], make: report_decides },
    Recipe { family: FAMILY, level: 2, rules: &["N-51", "P-12"], make: destroyed_pending },
];
