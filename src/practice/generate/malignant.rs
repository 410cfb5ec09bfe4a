//! Skin cancers destroyed: each by its own size and the group of its place.

use super::dice::Dice;
use super::made::{Length, Made, Recipe, by, lesion, line, reported, rung};
use super::place::{ARMS, EARS, FACE, FEET, HANDS, LEGS, Place, SCALP_NECK, Spot, TRUNK};
use super::voice::Voice::{self, Form, Prose, Spoken, Terse};
use super::voice::{framed, in_words, one_of, say, somebody};
use crate::engine::lesion::Lesion;
use crate::engine::procedure::{Kind, Method};

pub(super) const FAMILY: &str = "malignant";

/// Everywhere that skin is plain skin.
pub(super) const ANYWHERE: &[&[Place]] = &[FACE, EARS, SCALP_NECK, HANDS, FEET, TRUNK, ARMS, LEGS];

/// Ends of the brackets in tenths of a millimetre.
pub(super) const ENDS: &[u32] = &[50, 100, 200, 300, 400];

/// A skin cancer and how its code is made.
pub(super) struct Cancer {
    pub(super) name: &'static str,
    pub(super) said: &'static str,
    pub(super) short: &'static str,
    kind: &'static str,
}

pub(super) const CANCERS: &[Cancer] = &[
    Cancer { name: "basal cell carcinoma", said: "basal cell carcinoma", short: "BCC", kind: "1" },
    Cancer {
        name: "basal cell carcinoma",
        said: "superficial basal cell carcinoma",
        short: "sBCC",
        kind: "1",
    },
    Cancer { name: "squamous cell carcinoma", said: "squamous cell carcinoma", short: "SCC", kind: "2" },
    Cancer {
        name: "squamous cell carcinoma in situ",
        said: "squamous cell carcinoma in situ",
        short: "SCC in situ",
        kind: "",
    },
    Cancer {
        name: "squamous cell carcinoma in situ",
        said: "squamous cell carcinoma in situ (Bowen)",
        short: "SCCIS",
        kind: "",
    },
];

impl Cancer {
    /// Its diagnosis code at a spot.
    pub(super) fn icd(&self, spot: &Spot) -> String {
        if self.kind.is_empty() { spot.benign("D04") } else { spot.c44(self.kind) }
    }
}

/// The code of a destruction by group and size.
pub(super) fn destroyed(spot: &Spot, tenths: u32) -> String {
    let column = ["17260", "17261", "17262", "17263", "17264", "17266"];
    let code = column[rung(tenths, ENDS)];
    format!("172{}{}", 5 + spot.place.group, &code[4..])
}

const ROWS: &[(Voice, &str)] = &[
    (Terse, "{short} {site}, {size}, bx-proven. {tx} x{cycles}."),
    (Terse, "{site}: {short}, path in chart, {size}. {tx}, {cycles} passes."),
    (Terse, "{size} {short} {site} (path +). {tx} x{cycles}."),
    (
        Spoken,
        "The biopsy-proven {said} of the {site} measured {size}. I treated it with {way}, {cycles} cycles.",
    ),
    (
        Spoken,
        "On the {site} there was a {said}, confirmed by pathology, {size} in greatest diameter before treatment. It was treated by {way} in {cycles} cycles.",
    ),
    (
        Form,
        "Diagnosis: {said} (path confirmed)\nSite: {site}\nSize before treatment: {size}\nProcedure: {way}, {cycles} cycles",
    ),
    (Form, "DX: {short}, biopsy on file. LOC: {site}. SIZE: {size}. TX: {tx} x{cycles}"),
    (
        Prose,
        "{A} of the {site}, proven by biopsy, measured {size} and was treated with {way} ({cycles} cycles).",
    ),
    (
        Prose,
        "Pathology has confirmed {a} of the {site}. Its diameter today is {size}. It was destroyed by {way}, {cycles} passes.",
    ),
];

const WAYS: &[(&[Method], &str, &str)] = &[
    (&[Method::Curettage, Method::Electrosurgery], "curettage and electrodesiccation", "EDC"),
    (&[Method::Curettage, Method::Electrosurgery], "curettage and electrodesiccation", "ED&C"),
    (&[Method::Cryosurgery], "cryosurgery", "cryo LN2"),
    (&[Method::Electrosurgery], "electrodesiccation", "ED"),
];

/// A lesion treated by one of the ways: its entry and what the note says.
pub(super) fn treated(
    dice: &mut Dice,
    voice: Voice,
    cancer: &Cancer,
    spot: &Spot,
    size: &Length,
) -> (Lesion, String) {
    let (methods, way, tx) = *dice.pick(WAYS);
    let cycles = dice.between(2, 3);
    let mut entry = reported(lesion(cancer.name, spot, 1, vec![by(Kind::Destruction, methods)]));
    entry.size = size.measured();
    entry.procedures[0].cycles = Some(cycles);
    let (site, said) = (spot.said(voice), size.said(voice));
    let cycles = if voice == Spoken { in_words(cycles) } else { cycles.to_string() };
    let a = one_of(cancer.said);
    let slots = [
        ("short", cancer.short),
        ("site", &site),
        ("size", &said),
        ("tx", tx),
        ("way", way),
        ("cycles", &cycles),
        ("said", cancer.said),
        ("a", &a),
    ];
    (entry, say(dice, voice, ROWS, &slots))
}

/// A size of a carcinoma, often at the edge of a bracket.
pub(super) fn any_size(dice: &mut Dice) -> u32 {
    match dice.below(3) {
        0 => *dice.pick(&[50, 60, 100, 110, 200, 210]),
        1 => *dice.pick(&[300, 310, 400, 410]),
        _ => dice.between(3, 28) * 10,
    }
}

fn one(dice: &mut Dice, lists: &[&'static [Place]], tenths: u32) -> (Voice, Lesion, String, String) {
    let voice = Voice::roll(dice);
    let (cancer, spot) = (dice.pick(CANCERS), Spot::roll(dice, lists));
    let size = Length::roll(dice, tenths);
    let (entry, said) = treated(dice, voice, cancer, &spot, &size);
    let claim = line(&destroyed(&spot, tenths), 1, &[], &cancer.icd(&spot), &[0]);
    (voice, entry, said, claim)
}

fn noted(dice: &mut Dice, voice: Voice, core: &[String]) -> String {
    let who = somebody(dice, voice, 45, 93);
    framed(dice, voice, &who, core)
}

const TITLE: &str = "A carcinoma destroyed";

fn by_size(dice: &mut Dice) -> Made {
    let tenths = any_size(dice);
    let (voice, entry, said, claim) = one(dice, ANYWHERE, tenths);
    let note = noted(dice, voice, &[said]);
    Made::code(TITLE, note, vec![entry], vec![claim])
}

fn above_four(dice: &mut Dice) -> Made {
    let tenths = *dice.pick(&[400, 410, 420, 450]);
    let (voice, entry, said, claim) = one(dice, &[TRUNK, LEGS, SCALP_NECK], tenths);
    let note = noted(dice, voice, &[said]);
    Made::code(TITLE, note, vec![entry], vec![claim])
}

fn sided(dice: &mut Dice) -> Made {
    let tenths = any_size(dice).min(300);
    let (voice, entry, said, claim) = one(dice, &[EARS, ARMS, LEGS, HANDS], tenths);
    let note = noted(dice, voice, &[said]);
    Made::code(TITLE, note, vec![entry], vec![claim])
}

fn between_brackets(dice: &mut Dice) -> Made {
    let (tenths, below) =
        *dice.pick(&[(55, 50), (52, 50), (105, 100), (103, 100), (204, 200), (305, 300), (404, 400)]);
    let voice = Voice::roll(dice);
    let (cancer, spot) = (dice.pick(CANCERS), Spot::roll(dice, ANYWHERE));
    let size = Length::roll(dice, tenths);
    let (entry, said) = treated(dice, voice, cancer, &spot, &size);
    let claim = line(&destroyed(&spot, below), 1, &[], &cancer.icd(&spot), &[0]);
    let note = noted(dice, voice, &[said]);
    Made::code(TITLE, note, vec![entry], vec![claim]).told("warning R-MEAS-16")
}

const AFTER: &[(Voice, &str)] = &[
    (Terse, "Final defect {size}."),
    (Terse, "Defect after curettage {size}."),
    (Spoken, "The final defect was {size}."),
    (Form, "Defect after treatment: {size}"),
    (Prose, "After the last pass the defect measured {size}."),
];

fn before_and_after(dice: &mut Dice) -> Made {
    let tenths = *dice.pick(&[50, 80, 90, 100, 180, 200, 280]);
    let (voice, mut entry, said, claim) = one(dice, ANYWHERE, tenths);
    let more = dice.between(3, 6) * 10;
    let after = Length::roll(dice, tenths + more);
    for procedure in &mut entry.procedures {
        procedure.size_after = after.measured();
    }
    let then = say(dice, voice, AFTER, &[("size", &after.said(voice))]);
    let note = noted(dice, voice, &[said, then]);
    Made::code(TITLE, note, vec![entry], vec![claim])
}

const MARGIN: &[(Voice, &str)] = &[
    (Terse, "{size} margin of normal skin incl."),
    (Spoken, "I included a margin of {size} of normal skin."),
    (Form, "Margin: {size}"),
    (Prose, "A margin of {size} of healthy skin was treated with it."),
];

fn margin_counts_not(dice: &mut Dice) -> Made {
    let tenths = *dice.pick(&[40, 50, 80, 90, 100, 180, 200]);
    let (voice, mut entry, said, claim) = one(dice, ANYWHERE, tenths);
    let margin = dice.between(2, 5) * 10;
    let margin = Length::roll(dice, margin);
    for procedure in &mut entry.procedures {
        procedure.margin = margin.measured();
    }
    let then = say(dice, voice, MARGIN, &[("size", &margin.said(voice))]);
    let note = noted(dice, voice, &[said, then]);
    Made::code(TITLE, note, vec![entry], vec![claim])
}

fn oval(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let (cancer, spot) = (dice.pick(CANCERS), Spot::roll(dice, ANYWHERE));
    let long = *dice.pick(&[60, 70, 110, 120, 150, 210, 220]);
    let short = long - dice.between(2, 4) * 10;
    let mut size = Length::roll(dice, long);
    size.typed = if size.typed.ends_with("mm") {
        format!("{} x {} mm", long / 10, short / 10)
    } else {
        format!("{}.{} x {}.{} cm", long / 100, long % 100 / 10, short / 100, short % 100 / 10)
    };
    let (entry, said) = treated(dice, voice, cancer, &spot, &size);
    let claim = line(&destroyed(&spot, long), 1, &[], &cancer.icd(&spot), &[0]);
    let note = noted(dice, voice, &[said]);
    Made::code(TITLE, note, vec![entry], vec![claim])
}

const UNMEASURED: &[(Voice, &str)] = &[
    (Terse, "{short} {site}, bx-proven, {tx} x{cycles}."),
    (Terse, "{site}: {short} (path +). {tx}, {cycles} passes. Photo taken."),
    (Spoken, "The biopsy-proven {said} of the {site} was treated with {way}, {cycles} cycles."),
    (
        Form,
        "Diagnosis: {said} (path confirmed)\nSite: {site}\nSize: see photo\nProcedure: {way}, {cycles} cycles",
    ),
    (Prose, "{A} of the {site}, proven by biopsy, was treated with {way} ({cycles} cycles)."),
];

fn without_size(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let (cancer, spot) = (dice.pick(CANCERS), Spot::roll(dice, ANYWHERE));
    let (methods, way, tx) = *dice.pick(WAYS);
    let cycles = dice.between(2, 3);
    let mut entry = reported(lesion(cancer.name, &spot, 1, vec![by(Kind::Destruction, methods)]));
    entry.procedures[0].cycles = Some(cycles);
    let (site, a) = (spot.said(voice), one_of(cancer.said));
    let cycles = if voice == Spoken { in_words(cycles) } else { cycles.to_string() };
    let slots = [
        ("short", cancer.short),
        ("site", &site),
        ("tx", tx),
        ("way", way),
        ("cycles", &cycles),
        ("said", cancer.said),
        ("a", &a),
    ];
    let said = say(dice, voice, UNMEASURED, &slots);
    let codes = [50, 100, 200, 300, 400, 410].map(|tenths| vec![destroyed(&spot, tenths)]).to_vec();
    let note = noted(dice, voice, &[said]);
    Made::ask(TITLE, note, vec![entry], Vec::new(), (&["A"], "size", Some(codes)))
}

/// Two at different spots, whose codes are the same or not.
fn two(dice: &mut Dice, alike: bool) -> Made {
    let voice = Voice::roll(dice);
    let lists: &[&'static [Place]] = match dice.below(3) {
        0 => &[TRUNK, ARMS, LEGS],
        1 => &[SCALP_NECK, HANDS],
        _ => &[FACE, EARS],
    };
    let spots = Spot::several(dice, lists, 2);
    let (low, high) = *dice.pick(&[(60, 100), (110, 200), (30, 50), (210, 300)]);
    let sizes = if alike {
        [dice.between(low / 10, high / 10) * 10, dice.between(low / 10, high / 10) * 10]
    } else {
        [high, high + 10]
    };
    let (mut lesions, mut core, mut lines) = (Vec::new(), Vec::new(), Vec::new());
    for (index, (spot, tenths)) in spots.iter().zip(sizes).enumerate() {
        let cancer = dice.pick(CANCERS);
        let size = Length::roll(dice, tenths);
        let (entry, said) = treated(dice, voice, cancer, spot, &size);
        let code = destroyed(spot, tenths);
        let modifiers: &[&str] = if alike && index > 0 { &["59"] } else { &[] };
        lines.push(line(&code, 1, modifiers, &cancer.icd(spot), &[index]));
        lesions.push(entry);
        core.push(said);
    }
    if !alike {
        lines.reverse();
    }
    let note = noted(dice, voice, &core);
    Made::code("Two carcinomas destroyed", note, lesions, lines)
}

fn two_alike(dice: &mut Dice) -> Made {
    two(dice, true)
}

fn two_sizes(dice: &mut Dice) -> Made {
    two(dice, false)
}

pub(super) const RECIPES: &[Recipe] = &[
    Recipe {
        family: FAMILY,
        level: 1,
        rules: &["R-MEAS-01", "R-COUNT-08", "R-DX-11", "R-MEAS-14"],
        make: by_size,
    },
    Recipe { family: FAMILY, level: 1, rules: &["R-MEAS-17", "R-MEAS-01"], make: above_four },
    Recipe { family: FAMILY, level: 2, rules: &["R-SITE-12", "R-DX-11", "R-MEAS-01"], make: sided },
    Recipe { family: FAMILY, level: 3, rules: &["R-MEAS-16", "N-37", "P-07"], make: between_brackets },
    Recipe { family: FAMILY, level: 2, rules: &["R-MEAS-09", "R-MEAS-01"], make: before_and_after },
    Recipe { family: FAMILY, level: 2, rules: &["P-34", "R-MEAS-01"], make: margin_counts_not },
    Recipe { family: FAMILY, level: 1, rules: &["R-MEAS-10", "R-MEAS-01"], make: oval },
    Recipe { family: FAMILY, level: 2, rules: &["R-MEAS-19", "P-06", "R-MEAS-01"], make: without_size },
    Recipe { family: FAMILY, level: 2, rules: &["N-03", "R-CLAIM-14", "R-COUNT-08"], make: two_alike },
    Recipe { family: FAMILY, level: 2, rules: &["R-MEAS-20", "R-COUNT-08", "R-CLAIM-25"], make: two_sizes },
];
