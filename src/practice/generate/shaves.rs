//! Shave removals: the size of the lesion, the group of its place, never the behaviour.

use super::dice::Dice;
use super::made::{Length, Made, REASONS, Reason, Recipe, by, lesion, line, reported, rung};
use super::malignant::ANYWHERE;
use super::place::{ARMS, FACE, Place, SCALP_NECK, Spot, TRUNK};
use super::voice::Voice::{self, Form, Prose, Spoken, Terse};
use super::voice::{framed, one_of, say, somebody};
use crate::engine::lesion::{Intent, Lesion};
use crate::engine::procedure::{Depth, Kind, Method, Procedure};

pub(super) const FAMILY: &str = "shaves";

pub(super) const ENDS: &[u32] = &[50, 100, 200];

/// What is shaved off: name, in words, short, family of its diagnosis codes.
const GROWTHS: &[(&str, &str, &str, &str)] = &[
    ("nevus", "nevus", "nevus", "D22"),
    ("nevus", "mole", "mole", "D22"),
    ("nevus", "intradermal nevus", "IDN", "D22"),
    ("dermatofibroma", "dermatofibroma", "DF", "D23"),
];

/// The code of a shave by group and size.
pub(super) fn shaved(spot: &Spot, tenths: u32) -> String {
    let first = [11300, 11305, 11310][usize::from(spot.place.group - 1)];
    (first + rung(tenths, ENDS)).to_string()
}

const ROWS: &[(Voice, &str)] = &[
    (Terse, "Shave removal {short} {site}, {size}, mid dermis, whole lesion. Path: benign."),
    (Terse, "{site}: {size} {short} shaved off in full (dermis). Report benign."),
    (
        Spoken,
        "I removed the whole {said} of the {site}, {size}, by shave within the dermis. Pathology came back as a benign {said}.",
    ),
    (
        Form,
        "Procedure: shave removal, complete, in the dermis\nDiagnosis: {said}, path benign\nSite: {site}\nSize: {size}",
    ),
    (Form, "DX: {said} (report benign). LOC: {site}. SIZE: {size}. TX: shave removal, dermal"),
    (
        Prose,
        "{A} of the {site}, {size} across, was shaved off completely within the dermis. The report says benign {said}.",
    ),
    (Prose, "Shave removal of {a}, {site}, {size}; whole lesion, dermal level, benign on the report."),
];

const UNSIZED: &[(Voice, &str)] = &[
    (Terse, "Shave removal {short} {site}, mid dermis, whole lesion. Path: benign."),
    (
        Spoken,
        "I removed the whole {said} of the {site} by shave within the dermis. Pathology: benign {said}.",
    ),
    (
        Form,
        "Procedure: shave removal, complete, in the dermis\nDiagnosis: {said}, path benign\nSite: {site}\nSize:",
    ),
    (Prose, "{A} of the {site} was shaved off completely within the dermis. The report says benign {said}."),
];

const WHY: &[(Voice, &str)] =
    &[(Terse, "{Short}."), (Spoken, "It {one}."), (Form, "Indication: {short}"), (Prose, "It {one}.")];

fn growth(dice: &mut Dice, voice: Voice, spot: &Spot, size: Option<&Length>) -> (Lesion, String, String) {
    let (name, said, short, category) = *dice.pick(GROWTHS);
    let mut procedure = Procedure::new(Kind::Shave);
    procedure.depth = Some(Depth::Dermis);
    let mut entry = reported(lesion(name, spot, 1, vec![procedure]));
    entry.intent = Some(Intent::Remove);
    entry.size = size.and_then(Length::measured);
    let reason: &Reason = dice.pick(&REASONS[..4]);
    entry.symptoms = vec![reason.symptom];
    let (site, a) = (spot.said(voice), one_of(said));
    let size_said = size.map(|size| size.said(voice)).unwrap_or_default();
    let slots = [("short", short), ("said", said), ("site", &site), ("size", &size_said), ("a", &a)];
    let text = say(dice, voice, if size.is_some() { ROWS } else { UNSIZED }, &slots);
    let why = say(dice, voice, WHY, &[("short", reason.short), ("one", reason.one)]);
    let between = if voice == Form { "\n" } else { " " };
    (entry, format!("{text}{between}{why}"), spot.benign(category))
}

fn noted(dice: &mut Dice, voice: Voice, core: &[String]) -> String {
    let who = somebody(dice, voice, 20, 85);
    framed(dice, voice, &who, core)
}

fn tenths(dice: &mut Dice) -> u32 {
    if dice.one_in(2) { *dice.pick(&[50, 60, 100, 110, 200, 210]) } else { dice.between(3, 24) * 10 }
}

const TITLE: &str = "A growth shaved off";

fn by_size(dice: &mut Dice) -> Made {
    let (voice, spot, tenths) = (Voice::roll(dice), Spot::roll(dice, ANYWHERE), tenths(dice));
    let size = Length::roll(dice, tenths);
    let (entry, said, icd) = growth(dice, voice, &spot, Some(&size));
    let note = noted(dice, voice, &[said]);
    Made::code(TITLE, note, vec![entry], vec![line(&shaved(&spot, tenths), 1, &[], &icd, &[0])])
}

const MARGIN: &[(Voice, &str)] = &[
    (Terse, "Taken w/ {size} of normal skin around."),
    (Spoken, "About {size} of normal skin came with it on each side."),
    (Form, "Margin: {size}"),
    (Prose, "It was taken with a margin of {size}."),
];

fn with_margin(dice: &mut Dice) -> Made {
    let (voice, spot) = (Voice::roll(dice), Spot::roll(dice, ANYWHERE));
    let tenths = *dice.pick(&[40, 50, 70, 90, 100, 180, 200]);
    let size = Length::roll(dice, tenths);
    let (mut entry, said, icd) = growth(dice, voice, &spot, Some(&size));
    let margin = dice.between(1, 4) * 10;
    let margin = Length::roll(dice, margin);
    entry.procedures[0].margin = margin.measured();
    let then = say(dice, voice, MARGIN, &[("size", &margin.said(voice))]);
    let note = noted(dice, voice, &[said, then]);
    Made::code(TITLE, note, vec![entry], vec![line(&shaved(&spot, tenths), 1, &[], &icd, &[0])])
}

const BURNED: &[(Voice, &str)] = &[
    (Terse, "Base lightly electrodesiccated for hemostasis."),
    (Terse, "ED to base, pinpoint ooze."),
    (Spoken, "The base was then electrodesiccated to stop the bleeding."),
    (Form, "Hemostasis: electrodesiccation of the base"),
    (Prose, "Electrodesiccation of the base stopped the bleeding."),
];

fn base_burned(dice: &mut Dice) -> Made {
    let (voice, spot, tenths) = (Voice::roll(dice), Spot::roll(dice, ANYWHERE), tenths(dice));
    let size = Length::roll(dice, tenths);
    let (mut entry, said, icd) = growth(dice, voice, &spot, Some(&size));
    entry.procedures.push(by(Kind::Destruction, &[Method::Electrosurgery]));
    let then = say(dice, voice, BURNED, &[]);
    let note = noted(dice, voice, &[said, then]);
    let lines = vec![line(&shaved(&spot, tenths), 1, &[], &icd, &[0])];
    Made::code(TITLE, note, vec![entry], lines).absent(&["17110"])
}

fn without_size(dice: &mut Dice) -> Made {
    let (voice, spot) = (Voice::roll(dice), Spot::roll(dice, ANYWHERE));
    let (entry, said, _) = growth(dice, voice, &spot, None);
    let note = noted(dice, voice, &[said]);
    let codes = [50, 100, 200, 210].map(|tenths| vec![shaved(&spot, tenths)]).to_vec();
    Made::ask(TITLE, note, vec![entry], Vec::new(), (&["A"], "size", Some(codes)))
}

fn three_groups(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let tenths = tenths(dice).min(200);
    let lists: [&[&'static [Place]]; 3] = [&[FACE], &[SCALP_NECK], &[TRUNK, ARMS]];
    let (mut lesions, mut core, mut lines) = (Vec::new(), Vec::new(), Vec::new());
    for (index, list) in lists.into_iter().enumerate() {
        let spot = Spot::roll(dice, list);
        let size = Length::roll(dice, tenths);
        let (entry, said, icd) = growth(dice, voice, &spot, Some(&size));
        lines.push(line(&shaved(&spot, tenths), 1, &[], &icd, &[index]));
        lesions.push(entry);
        core.push(said);
    }
    let note = noted(dice, voice, &core);
    Made::code("Three growths of one size", note, lesions, super::made::by_value(lines))
}

pub(super) const RECIPES: &[Recipe] = &[
    Recipe { family: FAMILY, level: 1, rules: &["R-MEAS-02", "R-CODE-04", "R-CODE-02"], make: by_size },
    Recipe { family: FAMILY, level: 2, rules: &["P-34", "R-MEAS-02"], make: with_margin },
    Recipe { family: FAMILY, level: 2, rules: &["R-SAME-05", "R-MEAS-02"], make: base_burned },
    Recipe { family: FAMILY, level: 2, rules: &["R-MEAS-19", "P-06", "R-MEAS-02"], make: without_size },
    Recipe { family: FAMILY, level: 2, rules: &["R-MEAS-20", "R-CLAIM-25", "N-34"], make: three_groups },
];
