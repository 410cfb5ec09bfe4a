//! Light with a drug, acne, electrolysis: sessions, not lesions.

use super::dice::Dice;
use super::made::{Made, Recipe, line};
use super::place::{ARMS, Class, FACE, Place, SCALP_NECK, Spot, TRUNK};
use super::voice::Voice::{self, Form, Prose, Spoken, Terse};
use super::voice::{framed, of_sex, say, somebody};
use crate::engine::lesion::{Count, Lesion, Symptom};
use crate::engine::procedure::{Kind, Method, Procedure, Technique};

pub(super) const FAMILY: &str = "light";

const FIELDS: &[&[Place]] = &[SCALP_NECK, ARMS, FACE];

/// Who did what before the light, its code, and the phrases.
type Step = (Technique, &'static str, &'static [(Voice, &'static str)]);

const STEPS: &[Step] = &[
    (
        Technique::Staff,
        "96567",
        &[
            (Terse, "PDT for AKs, {site}: ALA put on by the MA, blue light 16:40."),
            (
                Spoken,
                "Photodynamic therapy of actinic keratoses on the {site}: the aminolevulinic acid was applied by the nurse, followed by blue light.",
            ),
            (
                Form,
                "Procedure: photodynamic therapy\nDiagnosis: actinic keratoses\nSite: {site}\nDrug: aminolevulinic acid, applied by staff\nLight: blue, 16:40",
            ),
            (
                Prose,
                "Actinic keratoses of the {site} had light treatment; the medical assistant applied the aminolevulinic acid.",
            ),
        ],
    ),
    (
        Technique::Clinician,
        "96573",
        &[
            (Terse, "PDT for AKs, {site}: I put the ALA on myself, blue light 16:40."),
            (
                Spoken,
                "Photodynamic therapy of actinic keratoses on the {site}: I applied the aminolevulinic acid myself; blue light followed.",
            ),
            (
                Form,
                "Procedure: photodynamic therapy\nDiagnosis: actinic keratoses\nSite: {site}\nDrug: aminolevulinic acid, applied by the physician\nLight: blue, 16:40",
            ),
            (
                Prose,
                "Actinic keratoses of the {site} had light treatment; the physician applied the aminolevulinic acid in person.",
            ),
        ],
    ),
    (
        Technique::Debridement,
        "96574",
        &[
            (
                Terse,
                "PDT for AKs, {site}: I debrided the thick scale first, then put the ALA on myself, blue light 16:40.",
            ),
            (
                Spoken,
                "Photodynamic therapy of actinic keratoses on the {site}: I debrided the thick ones first, then applied the aminolevulinic acid myself; blue light followed.",
            ),
            (
                Form,
                "Procedure: photodynamic therapy with debridement by the physician\nDiagnosis: actinic keratoses\nSite: {site}\nDrug: aminolevulinic acid, applied by the physician after debridement\nLight: blue, 16:40",
            ),
            (
                Prose,
                "Actinic keratoses of the {site} had light treatment: the physician did the debridement and then applied the aminolevulinic acid.",
            ),
        ],
    ),
];

const SOMEBODY: &[(Voice, &str)] = &[
    (Terse, "PDT for AKs, {site}: ALA on, 90 min, blue light 16:40."),
    (
        Spoken,
        "Photodynamic therapy of actinic keratoses on the {site}: the aminolevulinic acid was applied and blue light followed.",
    ),
    (
        Form,
        "Procedure: photodynamic therapy\nDiagnosis: actinic keratoses\nSite: {site}\nDrug: aminolevulinic acid, applied\nLight: blue, 16:40",
    ),
    (Prose, "Actinic keratoses of the {site} had light treatment after aminolevulinic acid was applied."),
];

fn field(diagnosis: &str, spot: &Spot, procedure: Procedure) -> Lesion {
    Lesion { count: Count::NotStated, ..super::made::lesion(diagnosis, spot, 1, vec![procedure]) }
}

fn lit(technique: Option<Technique>) -> Procedure {
    Procedure {
        technique,
        drug: Some("aminolevulinic acid".to_owned()),
        details: Some("blue light 16:40".to_owned()),
        ..Procedure::new(Kind::Photodynamic)
    }
}

fn who_applied(dice: &mut Dice) -> Made {
    let (voice, spot) = (Voice::roll(dice), Spot::roll(dice, FIELDS));
    let (technique, code, rows) = dice.pick(STEPS);
    let said = say(dice, voice, rows, &[("site", &spot.said(voice))]);
    let who = somebody(dice, voice, 50, 88);
    let note = framed(dice, voice, &who, &[said]);
    let lesions = vec![field("actinic keratosis", &spot, lit(Some(*technique)))];
    Made::code("Light treatment", note, lesions, vec![line(code, 1, &[], "L57.0", &[0])]).absent(&["17000"])
}

fn somebody_applied(dice: &mut Dice) -> Made {
    let (voice, spot) = (Voice::roll(dice), Spot::roll(dice, FIELDS));
    let said = say(dice, voice, SOMEBODY, &[("site", &spot.said(voice))]);
    let who = somebody(dice, voice, 50, 88);
    let note = framed(dice, voice, &who, &[said]);
    let lesions = vec![field("actinic keratosis", &spot, lit(None))];
    let codes = ["96567", "96573", "96574"].map(|code| vec![code.to_owned()]).to_vec();
    Made::ask("Light treatment", note, lesions, Vec::new(), (&["A"], "technique", Some(codes)))
}

fn two_fields(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let spots = Spot::several(dice, FIELDS, 2);
    let steps = dice.some(&[0, 1, 2], 2);
    let highest = steps.iter().copied().max().unwrap_or(0);
    let (mut lesions, mut core) = (Vec::new(), Vec::new());
    for (spot, step) in spots.iter().zip(&steps) {
        let (technique, _, rows) = &STEPS[*step];
        core.push(say(dice, voice, rows, &[("site", &spot.said(voice))]));
        lesions.push(field("actinic keratosis", spot, lit(Some(*technique))));
    }
    let who = somebody(dice, voice, 50, 88);
    let note = framed(dice, voice, &who, &core);
    Made::code("Two fields on one day", note, lesions, vec![line(STEPS[highest].1, 1, &[], "L57.0", &[0, 1])])
}

const SLUSH: &[(Voice, &str)] = &[
    (Terse, "Acne, inflamed papules {site}, about {n}: light cryo to all."),
    (Spoken, "The inflamed acne papules on the {site}, about {n} of them, were lightly frozen."),
    (
        Form,
        "Diagnosis: acne vulgaris, inflamed papules\nSite: {site}\nProcedure: cryotherapy of acne, about {n} papules",
    ),
    (Prose, "Light cryotherapy was given to about {n} inflamed acne papules of the {site}."),
];

fn acne(dice: &mut Dice) -> Made {
    let (voice, spot) = (Voice::roll(dice), Spot::roll(dice, &[TRUNK, &FACE[..4]]));
    let number = dice.between(6, 24);
    let said = say(dice, voice, SLUSH, &[("site", &spot.said(voice)), ("n", &voice.number(number))]);
    let mut entry =
        field("acne vulgaris", &spot, super::made::by(Kind::AcneCryotherapy, &[Method::Cryosurgery]));
    entry.symptoms = vec![Symptom::Inflammation];
    let who = somebody(dice, voice, 14, 32);
    let note = framed(dice, voice, &who, &[said]);
    Made::code("Acne treated", note, vec![entry], vec![line("17340", 1, &[], "L70.0", &[0])])
        .absent(&["17110", "17111"])
}

const NEEDLE: &[(Voice, &str)] = &[
    (Terse, "Electrolysis {site}, hirsutism, {n} min."),
    (Spoken, "Electrolysis of the {site} for hirsutism took {n} minutes."),
    (Form, "Diagnosis: hirsutism\nSite: {site}\nProcedure: electrolysis, {n} minutes"),
    (Prose, "For hirsutism of the {site} she had electrolysis of {n} minutes."),
];

const CHIN: Place = Place::new("chin", &["chin"], 3, Class::Face, false);

fn electrolysis(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let spot = Spot::at(dice, &CHIN);
    let minutes = if dice.one_in(2) { *dice.pick(&[15, 16, 45, 46, 75, 76]) } else { dice.between(10, 90) };
    let said = say(dice, voice, NEEDLE, &[("site", &spot.said(voice)), ("n", &voice.number(minutes))]);
    let procedure = Procedure { minutes: Some(minutes), ..Procedure::new(Kind::Epilation) };
    let lesions = vec![field("hirsutism", &spot, procedure)];
    let who = of_sex(dice, voice, "woman", 18, 60);
    let note = framed(dice, voice, &who, &[said]);
    if minutes <= 15 {
        return Made::nothing("Electrolysis", note, lesions);
    }
    let units = (minutes - 15).div_ceil(30);
    Made::code("Electrolysis", note, lesions, vec![line("17380", units, &[], "L68.0", &[0])])
}

pub(super) const RECIPES: &[Recipe] = &[
    Recipe { family: FAMILY, level: 1, rules: &["R-CODE-25"], make: who_applied },
    Recipe { family: FAMILY, level: 3, rules: &["R-CODE-25", "R-DOC-30"], make: somebody_applied },
    Recipe { family: FAMILY, level: 2, rules: &["N-45", "R-CODE-25"], make: two_fields },
    Recipe { family: FAMILY, level: 1, rules: &["R-CODE-12"], make: acne },
    Recipe { family: FAMILY, level: 1, rules: &["N-32", "R-CODE-31"], make: electrolysis },
];
