//! Samples of skin: one first code a day, by the highest technique.

use super::dice::Dice;
use super::made::{Made, Recipe, by_value, lesion, line};
use super::malignant::ANYWHERE;
use super::place::{ARMS, EARS, LEGS, SCALP_NECK, Spot, TRUNK};
use super::voice::Voice::{self, Form, Prose, Spoken, Terse};
use super::voice::{framed, one_of, say, seen, somebody};
use crate::engine::lesion::{Intent, Lesion, Pathology};
use crate::engine::procedure::{Kind, Procedure, Technique};

pub(super) const FAMILY: &str = "biopsies";

/// Skin without an ear, whose samples have a code of their own.
const SKIN: &[&[super::place::Place]] = &[SCALP_NECK, TRUNK, ARMS, LEGS, super::place::FACE];

/// Technique, how it is said, in short.
pub(super) const WAYS: &[(Technique, &str, &str)] = &[
    (Technique::Tangential, "tangential biopsy", "tangential bx"),
    (Technique::Punch, "punch biopsy", "punch bx"),
    (Technique::Incisional, "incisional biopsy", "incisional bx"),
];

const LOOKS: &[&str] = &[
    "pink papule",
    "scaly plaque",
    "brown papule",
    "crusted papule",
    "pearly papule",
    "red nodule",
    "violaceous plaque",
];

const ROWS: &[(Voice, &str)] = &[
    (Terse, "{site}: {look}, {short}."),
    (Terse, "{Short} {look} {site}."),
    (Spoken, "I took {a} of {x} on the {site}."),
    (Spoken, "There was {x} of the {site}, of which {a} was taken."),
    (Form, "- {Site}: {look}. Technique: {way}"),
    (Prose, "{X} of the {site} was sampled by {way}."),
    (Prose, "{A} was taken from {x} on the {site}."),
];

const SENT: &[(Voice, &str)] = &[
    (Terse, "To path, pending. Nature unknown."),
    (Terse, "Path pending."),
    (Spoken, "What this is cannot be told yet; pathology is pending."),
    (Form, "Pathology: sent, pending. Nature unknown"),
    (Prose, "The nature is not known; the report is pending."),
];

/// A sampled growth that nobody has named.
pub(super) fn sample(dice: &mut Dice, voice: Voice, spot: &Spot, technique: usize) -> (Lesion, String) {
    let (own, way, short) = WAYS[technique];
    let look = *dice.pick(LOOKS);
    let procedure = Procedure { technique: Some(own), ..Procedure::new(Kind::Biopsy) };
    let mut entry = lesion("lesion, nature unknown", spot, 1, vec![procedure]);
    entry.pathology = Some(Pathology::Pending);
    entry.intent = Some(Intent::Sample);
    entry.specimen = Some("labelled".to_owned());
    entry.description = Some(look.to_owned());
    let (site, a, x) = (spot.said(voice), one_of(way), one_of(look));
    let slots =
        [("site", site.as_str()), ("look", look), ("short", short), ("way", way), ("a", &a), ("x", &x)];
    (entry, say(dice, voice, ROWS, &slots))
}

fn noted(dice: &mut Dice, voice: Voice, mut core: Vec<String>, number: u32) -> String {
    let sent = say(dice, voice, SENT, &[]);
    let sent = if number > 1 {
        sent.replace("What this is", "What these are").replace("The nature is", "Their nature is")
    } else {
        sent
    };
    core.push(sent);
    let who = somebody(dice, voice, 30, 90);
    framed(dice, voice, &who, &core)
}

const FIRST: [&str; 3] = ["11102", "11104", "11106"];
const FURTHER: [&str; 3] = ["11103", "11105", "11107"];

/// The lines of samples with these techniques, in the order of the entries.
fn lines(techniques: &[usize]) -> Vec<String> {
    let highest = techniques.iter().copied().max().unwrap_or(0);
    let first = techniques.iter().position(|own| *own == highest).unwrap_or(0);
    let mut further = Vec::new();
    for (technique, code) in FURTHER.iter().enumerate() {
        let own: Vec<usize> = (0..techniques.len())
            .filter(|index| *index != first && techniques[*index] == technique)
            .collect();
        if !own.is_empty() {
            let units = u32::try_from(own.len()).unwrap_or(1);
            further.push(line(code, units, &[], "D49.2", &own));
        }
    }
    let mut out = vec![line(FIRST[highest], 1, &[], "D49.2", &[first])];
    out.extend(by_value(further));
    out
}

fn samples(dice: &mut Dice, techniques: &[usize]) -> Made {
    let voice = Voice::roll(dice);
    let number = u32::try_from(techniques.len()).unwrap_or(1);
    let spots = Spot::several(dice, SKIN, number);
    let (lesions, core): (Vec<Lesion>, Vec<String>) =
        spots.iter().zip(techniques).map(|(spot, technique)| sample(dice, voice, spot, *technique)).unzip();
    let note = noted(dice, voice, core, number);
    Made::code("Samples of skin", note, lesions, lines(techniques))
}

fn one(dice: &mut Dice) -> Made {
    let technique = *dice.pick(&[0, 1, 2]);
    samples(dice, &[technique])
}

fn of_one_kind(dice: &mut Dice) -> Made {
    let technique = *dice.pick(&[0, 1, 2]);
    let number = dice.between(2, 4);
    samples(dice, &vec![technique; usize::try_from(number).unwrap_or(2)])
}

fn mixed(dice: &mut Dice) -> Made {
    let number = dice.between(2, 5);
    let mut techniques: Vec<usize> = (0..number).map(|_| *dice.pick(&[0, 0, 1, 2])).collect();
    // Two techniques at least, in any order.
    if techniques.iter().all(|own| *own == techniques[0]) {
        techniques[0] = (techniques[0] + 1) % 3;
    }
    samples(dice, &techniques)
}

const SOMEHOW: &[(Voice, &str)] = &[
    (Terse, "{site}: {look}, bx'd after lido."),
    (Terse, "Bx {look} {site}."),
    (Spoken, "I biopsied {x} on the {site} under local anesthesia."),
    (Form, "- {Site}: {look}. Biopsy x1"),
    (Prose, "A biopsy of {x} on the {site} was taken."),
];

fn somehow(dice: &mut Dice) -> Made {
    let (voice, spot) = (Voice::roll(dice), Spot::roll(dice, SKIN));
    let (mut entry, _) = sample(dice, voice, &spot, 0);
    entry.procedures[0].technique = None;
    let look = entry.description.clone().unwrap_or_default();
    let (site, x) = (spot.said(voice), one_of(&look));
    let said = say(dice, voice, SOMEHOW, &[("site", &site), ("look", &look), ("x", &x)]);
    let note = noted(dice, voice, vec![said], 1);
    let codes = FIRST.map(|code| vec![code.to_owned()]).to_vec();
    Made::ask("A sample of skin", note, vec![entry], Vec::new(), (&["A"], "technique", Some(codes)))
}

fn ear(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let (auricle, skin) = (Spot::roll(dice, &[EARS]), Spot::roll(dice, SKIN));
    let technique = *dice.pick(&[0, 1]);
    let (first, said) = sample(dice, voice, &auricle, technique);
    if dice.one_in(2) {
        let note = noted(dice, voice, vec![said], 1);
        return Made::code("A sample", note, vec![first], vec![line("69100", 1, &[], "D49.2", &[0])])
            .absent(&["11102", "11104"]);
    }
    let (second, more) = sample(dice, voice, &skin, 0);
    let note = noted(dice, voice, vec![said, more], 2);
    let lines = vec![line("11102", 1, &["59"], "D49.2", &[1]), line("69100", 1, &[], "D49.2", &[0])];
    Made::code("Two samples", note, vec![first, second], lines)
}

const SUSPECTED: &[&str] = &["melanoma", "basal cell carcinoma", "squamous cell carcinoma"];

const SUSPICION: &[(Voice, &str)] = &[
    (Terse, "r/o {what}."),
    (Terse, "?{what}."),
    (Spoken, "We have to rule out {what}."),
    (Form, "Impression: rule out {what}"),
    (Prose, "The concern is {what}."),
];

fn suspected(dice: &mut Dice) -> Made {
    let (voice, spot) = (Voice::roll(dice), Spot::roll(dice, SKIN));
    let technique = *dice.pick(&[0, 1]);
    let (mut entry, said) = sample(dice, voice, &spot, technique);
    let what = *dice.pick(SUSPECTED);
    entry.diagnosis = None;
    entry.suspected = Some(what.to_owned());
    let why = say(dice, voice, SUSPICION, &[("what", what)]);
    let note = noted(dice, voice, vec![said, why], 1);
    Made::code("A suspicion", note, vec![entry], lines(&[technique]))
}

const TWICE: &[(Voice, &str)] = &[
    (Terse, "{site}: one {look}, first {one}, then {two} of the same lesion."),
    (Spoken, "On the {site} there was a single {look}; I took {a} of it and then {b} of that same lesion."),
    (Form, "- {Site}: {look}, 1 lesion. Technique: {one}, then {two} of the same lesion"),
    (Prose, "The {look} of the {site} was sampled twice, by {one} and by {two}; it is one lesion."),
];

fn twice(dice: &mut Dice) -> Made {
    let (voice, spot) = (Voice::roll(dice), Spot::roll(dice, SKIN));
    let (one, two) = *dice.pick(&[(0, 1), (1, 0), (0, 2), (1, 2)]);
    let (mut entry, _) = sample(dice, voice, &spot, one);
    entry.procedures.push(Procedure { technique: Some(WAYS[two].0), ..Procedure::new(Kind::Biopsy) });
    let look = entry.description.clone().unwrap_or_default();
    let (site, a, b) = (spot.said(voice), one_of(WAYS[one].1), one_of(WAYS[two].1));
    let slots = [
        ("site", site.as_str()),
        ("look", &look),
        ("one", WAYS[one].1),
        ("two", WAYS[two].1),
        ("a", &a),
        ("b", &b),
    ];
    let said = say(dice, voice, TWICE, &slots);
    let note = noted(dice, voice, vec![said], 1);
    Made::code("One growth sampled twice", note, vec![entry], lines(&[one.max(two)]))
}

const SCRAPED: &[(Voice, &str)] = &[
    (Terse, "{site}: {look}, scale only scraped for KOH. No bx."),
    (Spoken, "I scraped some scale off {x} on the {site} for fungus. No biopsy was needed."),
    (Form, "- {Site}: {look}. Horny scale scraped for KOH; no biopsy, no treatment"),
    (Prose, "Only scale was scraped from {x} on the {site}, for the microscope; nothing was biopsied."),
];

fn scraped(dice: &mut Dice) -> Made {
    let (voice, spot) = (Voice::roll(dice), Spot::roll(dice, ANYWHERE));
    let look = *dice.pick(&["scaly plaque", "scaly patch", "annular scaly plaque"]);
    let mut entry = lesion("lesion, nature unknown", &spot, 1, Vec::new());
    entry.description = Some(look.to_owned());
    let (site, x) = (spot.said(voice), one_of(look));
    let said = say(dice, voice, SCRAPED, &[("site", &site), ("look", look), ("x", &x)]);
    let who = somebody(dice, voice, 12, 80);
    let note = seen(dice, voice, &who, &[said]);
    Made::nothing("Scale under the microscope", note, vec![entry])
}

pub(super) const RECIPES: &[Recipe] = &[
    Recipe { family: FAMILY, level: 1, rules: &["R-COUNT-13", "R-DX-02", "N-13", "N-51"], make: one },
    Recipe { family: FAMILY, level: 1, rules: &["R-COUNT-13", "R-CODE-22", "R-CLAIM-27"], make: of_one_kind },
    Recipe { family: FAMILY, level: 2, rules: &["R-CODE-22", "P-37", "R-COUNT-13", "N-34"], make: mixed },
    Recipe { family: FAMILY, level: 3, rules: &["N-44"], make: somehow },
    Recipe { family: FAMILY, level: 2, rules: &["R-CODE-21", "R-CODE-13"], make: ear },
    Recipe { family: FAMILY, level: 2, rules: &["R-DX-03", "N-28", "N-50", "P-14"], make: suspected },
    Recipe { family: FAMILY, level: 2, rules: &["N-08", "R-COUNT-14"], make: twice },
    Recipe { family: FAMILY, level: 2, rules: &["R-CODE-23"], make: scraped },
];
