//! Different lesions on one claim: which line takes 59, which visit takes 25.

use super::benign::{WARTS, with_reason};
use super::biopsies::sample;
use super::counted::{Group, because, spread, treated};
use super::dice::Dice;
use super::made::{Length, Made, REASONS, Recipe, line};
use super::malignant::{CANCERS, any_size, destroyed};
use super::place::{ARMS, FACE, FEET, HANDS, LEGS, Place, Spot, TRUNK};
use super::premalignant::{FREEZING, KERATOSES, entries, lines};
use super::tags::{self, SNIPPING, TAGS};
use super::voice::Voice::{self, Form, Prose, Spoken, Terse};
use super::voice::{framed, say, somebody};
use crate::engine::encounter::Visit;
use crate::engine::lesion::Lesion;
use crate::engine::procedure::Kind;

pub(super) const FAMILY: &str = "modifiers";

/// Keratoses and what else was treated lie apart from one another.
const HEAD: &[&[Place]] = &[
    FACE,
    &[Place::new("scalp", &["scalp", "vertex scalp", "crown"], 2, super::place::Class::ScalpNeck, false)],
];

fn keratoses(dice: &mut Dice, voice: Voice, total: u32) -> (Vec<Lesion>, Vec<u32>, String) {
    let (dx, act) = (dice.pick(KERATOSES), dice.pick(FREEZING));
    let groups = spread(dice, total, HEAD, 2);
    let counts = groups.iter().map(|(_, count)| *count).collect();
    (entries(dx, &groups, Kind::Destruction, act), counts, treated(dice, voice, dx, &groups, act))
}

fn warts(dice: &mut Dice, voice: Voice) -> (Vec<Lesion>, String) {
    let act = dice.pick(FREEZING);
    let total = dice.between(1, 9);
    let groups: [Group; 1] = [(Spot::roll(dice, &[HANDS, FEET, LEGS]), total)];
    // On the sole it would be a plantar wart; the back of the foot stays.
    let groups = groups.map(|(spot, count)| match spot.place.name {
        "heel" | "ball of foot" => (Spot::at(dice, &LEGS[1]), count),
        _ => (spot, count),
    });
    let mut own = entries(&WARTS.dx, &groups, Kind::Destruction, act);
    let why = with_reason(dice, voice, total, &mut own);
    let between = if voice == Form { "\n" } else { " " };
    (own, format!("{}{between}{why}", treated(dice, voice, &WARTS.dx, &groups, act)))
}

fn noted(dice: &mut Dice, voice: Voice, core: &[String]) -> String {
    let who = somebody(dice, voice, 50, 88);
    framed(dice, voice, &who, core)
}

fn keratoses_and_warts(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let total = *dice.pick(&[1, 2, 3, 7, 8, 13, 14]);
    let (mut lesions, counts, said) = keratoses(dice, voice, total);
    let (more, told) = warts(dice, voice);
    let at = lesions.len();
    lesions.extend(more);
    let mut out = vec![line("17110", 1, &[], "B07.8", &[at])];
    out.extend(lines(&counts, "L57.0", 0, &["59"]));
    let note = noted(dice, voice, &[said, told]);
    Made::code("Two kinds treated", note, lesions, out)
}

fn flat_and_warts(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let total = *dice.pick(&[15, 16, 17, 20]);
    let (mut lesions, counts, said) = keratoses(dice, voice, total);
    let (more, told) = warts(dice, voice);
    let at = lesions.len();
    lesions.extend(more);
    let mut out = lines(&counts, "L57.0", 0, &[]);
    out.push(line("17110", 1, &["59"], "B07.8", &[at]));
    let note = noted(dice, voice, &[said, told]);
    Made::code("Two kinds treated", note, lesions, out)
}

fn keratoses_and_tags(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let total = *dice.pick(&[1, 1, 2, 4, 9]);
    let (mut lesions, counts, said) = keratoses(dice, voice, total);
    let (dx, act) = (dice.pick(TAGS), dice.pick(SNIPPING));
    let number = dice.between(1, 12);
    let groups = spread(dice, number, &[tags::FOLDS], 2);
    let at = lesions.len();
    let mut more = entries(dx, &groups, Kind::TagRemoval, act);
    for lesion in &mut more {
        lesion.symptoms = vec![REASONS[3].symptom];
    }
    lesions.extend(more);
    let core = [said, treated(dice, voice, dx, &groups, act), because(dice, voice, &REASONS[3], number)];
    let tags: Vec<u32> = groups.iter().map(|(_, count)| *count).collect();
    let mut out = tags::lines(&tags, &[], at);
    // The pair table names the first code only.
    for (index, own) in lines(&counts, "L57.0", 0, &[]).into_iter().enumerate() {
        out.push(if index == 0 { own.replacen("17000 ", "17000-59 ", 1) } else { own });
    }
    let note = noted(dice, voice, &core);
    Made::code("Two kinds treated", note, lesions, out)
}

fn keratoses_and_carcinoma(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let total = *dice.pick(&[1, 2, 5, 8, 14]);
    let (mut lesions, counts, said) = keratoses(dice, voice, total);
    let spot = Spot::roll(dice, &[TRUNK, ARMS, LEGS]);
    let cancer = dice.pick(CANCERS);
    let tenths = any_size(dice).max(110);
    let size = Length::roll(dice, tenths);
    let (entry, told) = super::malignant::treated(dice, voice, cancer, &spot, &size);
    let at = lesions.len();
    lesions.push(entry);
    let mut out = vec![line(&destroyed(&spot, tenths), 1, &[], &cancer.icd(&spot), &[at])];
    for (index, own) in lines(&counts, "L57.0", 0, &[]).into_iter().enumerate() {
        out.push(if index == 0 { own.replacen("17000 ", "17000-59 ", 1) } else { own });
    }
    let note = noted(dice, voice, &[said, told]);
    Made::code("Two kinds treated", note, lesions, out)
}

fn keratosis_and_sample(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let (mut lesions, counts, said) = keratoses(dice, voice, 1);
    let spot = Spot::roll(dice, &[TRUNK, ARMS, LEGS]);
    let technique = *dice.pick(&[0, 1]);
    let (entry, told) = sample(dice, voice, &spot, technique);
    lesions.push(entry);
    let mut out = vec![line(["11102", "11104"][technique], 1, &[], "D49.2", &[1])];
    out.extend(lines(&counts, "L57.0", 0, &["59"]));
    let pending = match voice {
        Terse => "Path pending.",
        Spoken => "The report of the sample is pending.",
        Form => "Pathology: pending",
        Prose => "The sample went to pathology, pending.",
    };
    let note = noted(dice, voice, &[said, told, pending.to_owned()]);
    Made::code("Treated here, sampled there", note, lesions, out)
}

/// Work of its own: as the note says it, and as the encounter has it.
const WORK: &[(&str, &str)] = &[
    (
        "psoriasis flare assessed, methotrexate labs ordered, topical changed",
        "psoriasis flare assessed, labs ordered, topical changed",
    ),
    ("rosacea worse, doxycycline started", "rosacea worse, doxycycline started"),
    (
        "new hand eczema worked up, patch test arranged, clobetasol prescribed",
        "hand eczema worked up, patch test arranged, clobetasol prescribed",
    ),
    (
        "stasis dermatitis of both legs assessed, compression and triamcinolone ordered",
        "stasis dermatitis assessed, compression and triamcinolone ordered",
    ),
];

const WITH_WORK: &[(Voice, &str)] = &[
    (Terse, "Est pt, level {level}: {work}."),
    (Spoken, "An established patient visit of level {level}: {work}."),
    (Form, "Visit: established, level {level} ({work})"),
    (Prose, "Established patient, level {level}: {work}."),
];

fn visit(dice: &mut Dice, own: bool) -> Made {
    let voice = Voice::roll(dice);
    let total = dice.between(1, 6);
    let (lesions, counts, said) = keratoses(dice, voice, total);
    let level = dice.between(3, 4);
    let (said_work, work) = *dice.pick(WORK);
    let said_work =
        if own { said_work } else { "rough spots looked at, treatment decided and consent taken" };
    let level_said = voice.number(level);
    let first = say(dice, voice, WITH_WORK, &[("level", &level_said), ("work", said_work)]);
    let code = format!("9921{level}");
    let mut out = lines(&counts, "L57.0", 0, &[]);
    let absent = if own {
        out.insert(0, line(&code, 1, &["25"], "", &[]).replace("  ", " "));
        Vec::new()
    } else {
        vec![code.as_str()]
    };
    let note = noted(dice, voice, &[first, said]);
    let mut made = Made::code("A visit beside a procedure", note, lesions, out).absent(&absent);
    made.encounter.visit = Some(Visit {
        code: Some(code.clone()),
        separate_work: own.then(|| work.to_owned()),
        decision_for: None,
    });
    made
}

fn visit_with_work(dice: &mut Dice) -> Made {
    visit(dice, true)
}

fn visit_without_work(dice: &mut Dice) -> Made {
    visit(dice, false)
}

pub(super) const RECIPES: &[Recipe] = &[
    Recipe {
        family: FAMILY,
        level: 2,
        rules: &["R-CLAIM-04", "R-CLAIM-07", "R-CLAIM-05", "P-16", "R-COUNT-06"],
        make: keratoses_and_warts,
    },
    Recipe {
        family: FAMILY,
        level: 2,
        rules: &["R-CLAIM-05", "N-47", "R-CLAIM-04", "R-COUNT-06"],
        make: flat_and_warts,
    },
    Recipe { family: FAMILY, level: 2, rules: &["R-CLAIM-04", "R-CLAIM-01"], make: keratoses_and_tags },
    Recipe { family: FAMILY, level: 2, rules: &["R-CLAIM-04", "R-CLAIM-25"], make: keratoses_and_carcinoma },
    Recipe { family: FAMILY, level: 2, rules: &["R-CLAIM-04", "P-16"], make: keratosis_and_sample },
    Recipe { family: FAMILY, level: 2, rules: &["R-CLAIM-11", "P-20"], make: visit_with_work },
    Recipe { family: FAMILY, level: 2, rules: &["R-CLAIM-12", "N-54", "P-21"], make: visit_without_work },
];
