//! Drugs put into lesions: lesions are counted, not needle passes.

use super::counted::{because, spread, treated};
use super::dice::Dice;
use super::made::{Act, Dx, Made, REASONS, Recipe, line};
use super::place::{ARMS, EARS, Place, TRUNK};
use super::premalignant::{VAGUE_WORDS, entries, vague_sentence};
use super::voice::Voice::{self, Form, Prose, Spoken, Terse};
use super::voice::{framed, say, somebody};
use crate::engine::lesion::Count;
use crate::engine::procedure::Kind;

pub(super) const FAMILY: &str = "injections";

const WHERE: &[&[Place]] = &[TRUNK, ARMS, EARS];

const SCARS: &[Dx] = &[
    Dx { name: "keloid", one: "keloid", many: "keloids", short: ("keloid", "keloids"), icd: "L91.0" },
    Dx {
        name: "hypertrophic scar",
        one: "hypertrophic scar",
        many: "hypertrophic scars",
        short: ("hypertrophic scar", "hypertrophic scars"),
        icd: "L91.0",
    },
];

/// Strength and words.
const STEROIDS: &[(&str, Act)] = &[
    (
        "triamcinolone 10 mg/mL",
        Act {
            method: &[],
            did: "injected triamcinolone into",
            done: "injected with triamcinolone 10 mg/mL",
            short: "ILK 10",
            noun: "intralesional triamcinolone 10 mg/mL",
        },
    ),
    (
        "triamcinolone 40 mg/mL",
        Act {
            method: &[],
            did: "injected triamcinolone into",
            done: "injected with triamcinolone 40 mg/mL",
            short: "TAC 40 IL",
            noun: "intralesional triamcinolone 40 mg/mL",
        },
    ),
];

const VOLUME: &[(Voice, &str)] = &[
    (Terse, "{v} mL total."),
    (Spoken, "Altogether {v} milliliters of triamcinolone were used."),
    (Form, "Volume: {v} mL"),
    (Prose, "The total volume was {v} mL."),
];

const PASSES: &[(Voice, &str)] = &[
    (Terse, "{n} needle passes in all, grid technique."),
    (Spoken, "It took {n} passes of the needle altogether."),
    (Form, "Needle passes: {n}"),
    (Prose, "The needle went in {n} times in all."),
];

fn item(dice: &mut Dice, total: u32, passes: Option<u32>) -> Made {
    let voice = Voice::roll(dice);
    let (dx, (drug, act)) = (dice.pick(SCARS), dice.pick(STEROIDS));
    let groups = spread(dice, total, WHERE, 3);
    let mut lesions = entries(dx, &groups, Kind::Injection, act);
    let reason = if dice.one_in(2) { &REASONS[0] } else { &REASONS[2] };
    let volume = format!("0.{}", dice.between(2, 9));
    for lesion in &mut lesions {
        lesion.symptoms = vec![reason.symptom];
        lesion.procedures[0].drug = Some((*drug).to_owned());
        lesion.procedures[0].details = Some(format!("{volume} mL"));
    }
    let mut core = vec![
        treated(dice, voice, dx, &groups, act),
        say(dice, voice, VOLUME, &[("v", &volume)]),
        because(dice, voice, reason, total),
    ];
    if let Some(passes) = passes {
        core.insert(1, say(dice, voice, PASSES, &[("n", &voice.number(passes))]));
    }
    let all: Vec<usize> = (0..groups.len()).collect();
    let code = if total <= 7 { "11900" } else { "11901" };
    let who = somebody(dice, voice, 16, 60);
    let note = framed(dice, voice, &who, &core);
    Made::code("Scars injected", note, lesions, vec![line(code, 1, &[], dx.icd, &all)])
}

fn by_number(dice: &mut Dice) -> Made {
    let total = if dice.one_in(2) { *dice.pick(&[1, 6, 7, 8]) } else { dice.between(1, 12) };
    item(dice, total, None)
}

fn passes(dice: &mut Dice) -> Made {
    let (total, passes) = (dice.between(1, 6), dice.between(8, 20));
    item(dice, total, Some(passes))
}

fn vague(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let (dx, (drug, act)) = (dice.pick(SCARS), dice.pick(STEROIDS));
    let word = *dice.pick(VAGUE_WORDS);
    let groups = spread(dice, 1, WHERE, 1);
    let mut lesions = entries(dx, &groups, Kind::Injection, act);
    lesions[0].count = Count::Vague(word.to_owned());
    lesions[0].procedures[0].drug = Some((*drug).to_owned());
    let core = [vague_sentence(dice, voice, dx, &groups[0].0, act, word)];
    let who = somebody(dice, voice, 16, 60);
    let note = framed(dice, voice, &who, &core);
    let codes = ["11900", "11901"].map(|code| vec![code.to_owned()]).to_vec();
    Made::ask("Scars injected", note, lesions, Vec::new(), (&["A"], "count", Some(codes)))
}

pub(super) const RECIPES: &[Recipe] = &[
    Recipe { family: FAMILY, level: 1, rules: &["R-COUNT-12", "R-CODE-24"], make: by_number },
    Recipe { family: FAMILY, level: 2, rules: &["P-46", "R-CODE-24"], make: passes },
    Recipe { family: FAMILY, level: 3, rules: &["R-COUNT-16", "R-COUNT-12"], make: vague },
];
