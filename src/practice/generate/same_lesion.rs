//! One lesion with two things done to it: which of them is reported.

use super::benign::{WARTS, with_reason};
use super::biopsies::WAYS;
use super::counted::treated;
use super::dice::Dice;
use super::made::{Act, Length, Made, Recipe, by, lesion, line, reported};
use super::malignant::{CANCERS, any_size, destroyed};
use super::place::{ARMS, FACE, HANDS, LEGS, Place, SCALP_NECK, Spot, TRUNK};
use super::premalignant::{FREEZING, KERATOSES, SUNNY, entries, lines};
use super::shaves::shaved;
use super::voice::Voice::{self, Form, Prose, Spoken, Terse};
use super::voice::{framed, one_of, say, somebody};
use crate::engine::lesion::Lesion;
use crate::engine::procedure::{Depth, Kind, Method, Procedure};

pub(super) const FAMILY: &str = "same_lesion";

/// Skin without an ear, whose samples have a code of their own.
pub(super) const SKIN: &[&[Place]] = &[SCALP_NECK, TRUNK, ARMS, LEGS, FACE];

const BURN: &[Method] = &[Method::Curettage, Method::Electrosurgery];

const SAMPLED: &[(Voice, &str)] = &[
    (Terse, "{site}, {size}: {short}, then EDC of the same lesion."),
    (Terse, "{Short} of a {size} pearly papule {site}; same lesion then curetted + ED'd."),
    (
        Spoken,
        "On the {site} there was one pearly papule of {size}. I took {a} of it and then treated that same lesion with curettage and electrodesiccation.",
    ),
    (
        Form,
        "Site: {site} (1 lesion, {size})\nProcedures: {way}, then curettage and electrodesiccation of the same lesion",
    ),
    (
        Prose,
        "A papule of the {site}, {size} across, was sampled by {way} and in the same sitting destroyed by curettage and electrodesiccation.",
    ),
];

pub(super) const REPORT: &[(Voice, &str)] = &[
    (Terse, "Path back: {said}."),
    (Terse, "ADDENDUM: report = {said}."),
    (Spoken, "Pathology is back and says {said}."),
    (Form, "Pathology (final): {said}"),
    (Prose, "The report has come and says {said}."),
];

/// A lesion sampled and then destroyed, its diagnosis still to be said.
pub(super) fn sampled(
    dice: &mut Dice,
    voice: Voice,
    spot: &Spot,
    size: &Length,
    technique: usize,
) -> (Lesion, String) {
    let (own, way, short) = WAYS[technique];
    let sample = Procedure { technique: Some(own), ..Procedure::new(Kind::Biopsy) };
    let mut entry = lesion("lesion, nature unknown", spot, 1, vec![sample, by(Kind::Destruction, BURN)]);
    entry.size = size.measured();
    entry.specimen = Some("labelled".to_owned());
    let (site, said, a) = (spot.said(voice), size.said(voice), one_of(way));
    let slots = [("site", site.as_str()), ("size", &said), ("short", short), ("way", way), ("a", &a)];
    (entry, say(dice, voice, SAMPLED, &slots))
}

fn sampled_malignant(dice: &mut Dice) -> Made {
    let (voice, spot) = (Voice::roll(dice), Spot::roll(dice, SKIN));
    let cancer = dice.pick(CANCERS);
    let tenths = any_size(dice);
    let size = Length::roll(dice, tenths);
    let technique = *dice.pick(&[0, 1]);
    let (mut entry, said) = sampled(dice, voice, &spot, &size, technique);
    entry.diagnosis = Some(cancer.name.to_owned());
    let report = say(dice, voice, REPORT, &[("said", cancer.said)]);
    let who = somebody(dice, voice, 45, 92);
    let note = framed(dice, voice, &who, &[said, report]);
    let lines = vec![line(&destroyed(&spot, tenths), 1, &[], &cancer.icd(&spot), &[0])];
    Made::code("Sampled and destroyed", note, vec![reported(entry)], lines).absent(&["11102", "11104"])
}

fn sampled_benign(dice: &mut Dice) -> Made {
    let (voice, spot) = (Voice::roll(dice), Spot::roll(dice, SKIN));
    let tenths = dice.between(3, 14) * 10;
    let size = Length::roll(dice, tenths);
    let technique = *dice.pick(&[0, 1]);
    let (mut entry, said) = sampled(dice, voice, &spot, &size, technique);
    let (name, category) =
        *dice.pick(&[("dermatofibroma", "D23"), ("fibrous papule", "D23"), ("intradermal nevus", "D22")]);
    entry.diagnosis = Some(name.to_owned());
    let report = say(dice, voice, REPORT, &[("said", name)]);
    let who = somebody(dice, voice, 30, 90);
    let note = framed(dice, voice, &who, &[said, report]);
    let code = ["11102", "11104"][technique];
    let lines = vec![line(code, 1, &[], &spot.benign(category), &[0])];
    Made::code("Sampled and destroyed", note, vec![reported(entry)], lines)
        .absent(&["17110", &destroyed(&spot, tenths)])
}

const PARED: &[(Voice, &str)] = &[
    (Terse, "Pared w/ 15 blade first."),
    (Spoken, "Before that they were pared down with a blade."),
    (Form, "Preparation: paring with a blade"),
    (Prose, "The horn was pared with a blade beforehand."),
];

fn pared_and_frozen(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let (act, spot) = (dice.pick(FREEZING), Spot::roll(dice, &[HANDS]));
    let total = dice.between(1, 6);
    let mut lesions = entries(&WARTS.dx, &[(spot, total)], Kind::Destruction, act);
    lesions[0].procedures.insert(0, by(Kind::Paring, &[Method::Blade]));
    let why = with_reason(dice, voice, total, &mut lesions);
    let pared = say(dice, voice, PARED, &[]);
    let pared = if total == 1 { pared.replace("they were", "it was") } else { pared };
    let core = [treated(dice, voice, &WARTS.dx, &[(spot, total)], act), pared, why];
    let who = somebody(dice, voice, 8, 60);
    let note = framed(dice, voice, &who, &core);
    Made::code("Pared and frozen", note, lesions, vec![line("17110", 1, &[], "B07.8", &[0])])
        .absent(&["11055", "11056", "11057"])
}

const INJECTED: &[(Voice, &str)] = &[
    (Terse, "Candida antigen 0.3 mL into the same wart(s) as well."),
    (Spoken, "Candida antigen was injected into the same ones as well."),
    (Form, "Also: candida antigen injected into the same lesions"),
    (Prose, "Candida antigen was put into the very same lesions."),
];

fn injected_and_frozen(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let (act, spot) = (dice.pick(FREEZING), Spot::roll(dice, &[HANDS]));
    let total = dice.between(2, 6);
    let mut lesions = entries(&WARTS.dx, &[(spot, total)], Kind::Destruction, act);
    let injection = Procedure { drug: Some("candida antigen".to_owned()), ..Procedure::new(Kind::Injection) };
    lesions[0].procedures.push(injection);
    let why = with_reason(dice, voice, total, &mut lesions);
    let core = [treated(dice, voice, &WARTS.dx, &[(spot, total)], act), say(dice, voice, INJECTED, &[]), why];
    let who = somebody(dice, voice, 8, 60);
    let note = framed(dice, voice, &who, &core);
    Made::code("Injected and frozen", note, lesions, vec![line("17110", 1, &[], "B07.8", &[0])])
        .absent(&["11900"])
}

const SCRAPED: &Act = &Act {
    method: &[Method::Cryosurgery, Method::Curettage],
    did: "froze and then curetted",
    done: "frozen with liquid nitrogen and then curetted",
    short: "LN2, then curetted (the same ones)",
    noun: "cryosurgery (LN2), then curettage of the same lesions",
};

fn frozen_and_scraped(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let dx = dice.pick(KERATOSES);
    let total = *dice.pick(&[1, 2, 3, 7, 8, 14]);
    let groups = super::counted::spread(dice, total, SUNNY, 2);
    let lesions = entries(dx, &groups, Kind::Destruction, SCRAPED);
    let core = [treated(dice, voice, dx, &groups, SCRAPED)];
    let counts: Vec<u32> = groups.iter().map(|(_, count)| *count).collect();
    let who = somebody(dice, voice, 55, 92);
    let note = framed(dice, voice, &who, &core);
    Made::code("Two methods on the same ones", note, lesions, lines(&counts, dx.icd, 0, &[]))
}

const KERATOSIS: &[(Voice, &str)] = &[
    (Terse, "AK {site}: {short}, then LN2 to the same spot."),
    (
        Spoken,
        "The actinic keratosis on the {site} was sampled by {way} and then the same one was frozen with liquid nitrogen.",
    ),
    (
        Form,
        "Diagnosis: actinic keratosis (1)\nSite: {site}\nProcedures: {way}, then cryosurgery of the same lesion",
    ),
    (
        Prose,
        "One actinic keratosis of the {site}: {a} was taken, and the rest of that lesion was frozen with liquid nitrogen.",
    ),
];

fn keratosis(dice: &mut Dice) -> Made {
    let (voice, spot) = (Voice::roll(dice), Spot::roll(dice, SKIN));
    let (technique, way, short) = WAYS[usize::from(dice.one_in(2))];
    let sample = Procedure { technique: Some(technique), ..Procedure::new(Kind::Biopsy) };
    let mut entry = reported(lesion(
        "actinic keratosis",
        &spot,
        1,
        vec![sample, by(Kind::Destruction, &[Method::Cryosurgery])],
    ));
    entry.specimen = Some("labelled".to_owned());
    let (site, a) = (spot.said(voice), one_of(way));
    let said = say(dice, voice, KERATOSIS, &[("site", &site), ("way", way), ("short", short), ("a", &a)]);
    let report = say(dice, voice, REPORT, &[("said", "actinic keratosis")]);
    let who = somebody(dice, voice, 55, 92);
    let note = framed(dice, voice, &who, &[said, report]);
    Made::code("Sampled and frozen", note, vec![entry], vec![line("17000", 1, &[], "L57.0", &[0])])
        .absent(&["11102", "11104"])
}

const SHAVED: &[(Voice, &str)] = &[
    (Terse, "{site}: {size} plaque shaved off whole (dermis), base then curetted + ED'd."),
    (
        Spoken,
        "The plaque of the {site}, {size}, was shaved off in full within the dermis, and the base of it was then treated with curettage and electrodesiccation.",
    ),
    (
        Form,
        "Site: {site} (1 lesion, {size})\nProcedures: complete shave removal in the dermis, then curettage and electrodesiccation of its base",
    ),
    (
        Prose,
        "A plaque of {size} on the {site} was removed by shave within the dermis; then its base had curettage and electrodesiccation as for a cancer.",
    ),
];

/// A plaque shaved off and its base destroyed.
pub(super) fn shaved_and_burned(
    dice: &mut Dice,
    voice: Voice,
    spot: &Spot,
    size: &Length,
) -> (Lesion, String) {
    let shave = Procedure { depth: Some(Depth::Dermis), ..Procedure::new(Kind::Shave) };
    let mut entry = lesion("lesion, nature unknown", spot, 1, vec![shave, by(Kind::Destruction, BURN)]);
    entry.size = size.measured();
    entry.specimen = Some("labelled".to_owned());
    let said = say(dice, voice, SHAVED, &[("site", &spot.said(voice)), ("size", &size.said(voice))]);
    (entry, said)
}

fn shaved_then_burned(dice: &mut Dice) -> Made {
    let (voice, spot) = (Voice::roll(dice), Spot::roll(dice, SKIN));
    let cancer = dice.pick(CANCERS);
    let tenths = any_size(dice).min(300);
    let size = Length::roll(dice, tenths);
    let (mut entry, said) = shaved_and_burned(dice, voice, &spot, &size);
    entry.diagnosis = Some(cancer.name.to_owned());
    let report = say(dice, voice, REPORT, &[("said", cancer.said)]);
    let who = somebody(dice, voice, 45, 92);
    let note = framed(dice, voice, &who, &[said, report]);
    let shave = shaved(&spot, tenths);
    let lines = vec![line(&destroyed(&spot, tenths), 1, &[], &cancer.icd(&spot), &[0])];
    Made::code("Shaved, then burned", note, vec![reported(entry)], lines).absent(&[&shave])
}

pub(super) const RECIPES: &[Recipe] = &[
    Recipe {
        family: FAMILY,
        level: 2,
        rules: &["R-SAME-01", "N-07", "P-15", "R-CLAIM-03"],
        make: sampled_malignant,
    },
    Recipe { family: FAMILY, level: 2, rules: &["R-SAME-02", "N-07", "P-15"], make: sampled_benign },
    Recipe { family: FAMILY, level: 2, rules: &["R-SAME-09", "R-CLAIM-03"], make: pared_and_frozen },
    Recipe {
        family: FAMILY,
        level: 2,
        rules: &["R-SAME-10", "R-CLAIM-03", "P-18"],
        make: injected_and_frozen,
    },
    Recipe { family: FAMILY, level: 2, rules: &["R-SAME-07", "R-COUNT-18"], make: frozen_and_scraped },
    Recipe { family: FAMILY, level: 2, rules: &["R-SAME-03", "N-07"], make: keratosis },
    Recipe { family: FAMILY, level: 3, rules: &["R-SAME-06", "N-16", "P-51"], make: shaved_then_burned },
];
