//! Warts, molluscum, seborrheic keratoses: one count for all of them.

use super::counted::{Group, spread, treated};
use super::dice::Dice;
use super::made::{Act, Dx, Made, Recipe, by, lesion, line};
use super::place::{ARMS, FACE, FEET, HANDS, LEGS, Place, Spot, TRUNK};
use super::premalignant::{FREEZING, VAGUE_WORDS, any_reason, entries, vague_sentence};
use super::voice::Voice::{self, Form, Prose, Spoken, Terse};
use super::voice::{framed, say, somebody};
use crate::engine::lesion::{Count, Lesion};
use crate::engine::procedure::{Kind, Method};

pub(super) const FAMILY: &str = "benign";

/// A kind of benign lesion, where it grows, how it is destroyed, and at what age.
pub(super) struct Sort {
    pub(super) dx: Dx,
    pub(super) places: &'static [&'static [Place]],
    acts: &'static [Act],
    pub(super) ages: (u32, u32),
}

const CURETTE: Act = Act {
    method: &[Method::Curettage],
    did: "curetted",
    done: "curetted",
    short: "curetted",
    noun: "curettage",
};
const ACID: Act = Act {
    method: &[Method::Chemosurgery],
    did: "painted with cantharidin",
    done: "painted with cantharidin",
    short: "cantharidin",
    noun: "cantharidin, chemical destruction",
};
const SPARK: Act = Act {
    method: &[Method::Electrosurgery],
    did: "electrodesiccated",
    done: "electrodesiccated",
    short: "hyfrecator",
    noun: "electrodesiccation",
};

pub(super) const WARTS: Sort = Sort {
    dx: Dx {
        name: "common wart",
        one: "common wart",
        many: "common warts",
        short: ("common wart", "common warts"),
        icd: "B07.8",
    },
    places: &[HANDS, ARMS, LEGS],
    acts: FREEZING,
    ages: (8, 60),
};
const FLAT: Sort = Sort {
    dx: Dx {
        name: "flat wart",
        one: "flat wart",
        many: "flat warts",
        short: ("verruca plana", "flat warts"),
        icd: "B07.8",
    },
    places: &[HANDS, LEGS, FACE],
    acts: &[SPARK],
    ages: (10, 45),
};
const MOLLUSCUM: Sort = Sort {
    dx: Dx {
        name: "molluscum contagiosum",
        one: "molluscum papule",
        many: "molluscum papules",
        short: ("molluscum", "mollusca"),
        icd: "B08.1",
    },
    places: &[TRUNK, ARMS, LEGS],
    acts: &[CURETTE, ACID],
    ages: (3, 30),
};
pub(super) const SEBORRHEIC: Sort = Sort {
    dx: Dx {
        name: "seborrheic keratosis",
        one: "seborrheic keratosis",
        many: "seborrheic keratoses",
        short: ("SK", "SKs"),
        icd: "L82.1",
    },
    places: &[TRUNK],
    acts: FREEZING,
    ages: (48, 90),
};
pub(super) const SORTS: &[Sort] = &[WARTS, FLAT, MOLLUSCUM, SEBORRHEIC];

/// Sign and sentence for all of these, as the encounter and the note have them.
pub(super) fn with_reason(dice: &mut Dice, voice: Voice, total: u32, lesions: &mut [Lesion]) -> String {
    let (reason, said) = any_reason(dice, voice, total);
    for lesion in lesions {
        lesion.symptoms = vec![reason.symptom];
    }
    said
}

fn item(dice: &mut Dice, total: u32, most: u32) -> Made {
    let voice = Voice::roll(dice);
    let sort = dice.pick(SORTS);
    let act = dice.pick(sort.acts);
    let groups = spread(dice, total, sort.places, most);
    let mut lesions = entries(&sort.dx, &groups, Kind::Destruction, act);
    let core = [treated(dice, voice, &sort.dx, &groups, act), with_reason(dice, voice, total, &mut lesions)];
    let who = somebody(dice, voice, sort.ages.0, sort.ages.1);
    let all: Vec<usize> = (0..groups.len()).collect();
    let code = if total < 15 { "17110" } else { "17111" };
    let note = framed(dice, voice, &who, &core);
    Made::code("Benign growths treated", note, lesions, vec![line(code, 1, &[], sort.dx.icd, &all)])
}

fn by_number(dice: &mut Dice) -> Made {
    let total = if dice.one_in(2) { *dice.pick(&[1, 2, 14, 15]) } else { dice.between(1, 26) };
    item(dice, total, 3)
}

fn around_fifteen(dice: &mut Dice) -> Made {
    let total = *dice.pick(&[13, 14, 15, 16]);
    item(dice, total, 3)
}

fn two_kinds(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let (one, two) = (dice.between(6, 9), dice.between(2, 5));
    let more = if dice.one_in(2) { one + dice.between(5, 8) } else { one };
    let act = dice.pick(FREEZING);
    let first = [(Spot::roll(dice, WARTS.places), more)];
    let second: [Group; 1] = [(Spot::roll(dice, &[TRUNK]), two)];
    let other = &MOLLUSCUM;
    let mut lesions = entries(&WARTS.dx, &first, Kind::Destruction, act);
    lesions.extend(entries(&other.dx, &second, Kind::Destruction, &CURETTE));
    let core = [
        treated(dice, voice, &WARTS.dx, &first, act),
        treated(dice, voice, &other.dx, &second, &CURETTE),
        with_reason(dice, voice, more + two, &mut lesions),
    ];
    let code = if more + two < 15 { "17110" } else { "17111" };
    let who = somebody(dice, voice, 6, 30);
    let note = framed(dice, voice, &who, &core);
    Made::code("Two kinds of benign growths", note, lesions, vec![line(code, 1, &[], "B07.8,B08.1", &[0, 1])])
}

fn sole(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    const SOLES: &[Place] = FEET;
    let places: Vec<&'static Place> = SOLES.iter().filter(|place| place.name != "dorsum of foot").collect();
    let place = *dice.pick(&places);
    let spot = Spot::at(dice, place);
    let total = dice.between(1, 6);
    let act = dice.pick(FREEZING);
    let mut lesions = entries(&WARTS.dx, &[(spot, total)], Kind::Destruction, act);
    let core = [
        treated(dice, voice, &WARTS.dx, &[(spot, total)], act),
        with_reason(dice, voice, total, &mut lesions),
    ];
    let who = somebody(dice, voice, 8, 60);
    let note = framed(dice, voice, &who, &core);
    Made::code("Warts of the foot", note, lesions, vec![line("17110", 1, &[], "B07.0", &[0])])
}

const MOSAIC: &[(Voice, &str)] = &[
    (
        Terse,
        "Confluent mosaic wart {site}, one plaque {size}, elements not counted. {act} to the whole plaque, tx'd as 1 lesion.",
    ),
    (
        Spoken,
        "There is one mosaic plaque of plantar warts on the {site}, {size} across; it was {done} as a single lesion.",
    ),
    (
        Form,
        "Diagnosis: mosaic wart (1 confluent plaque, {size})\nSite: {site}\nProcedure: {noun}, as one lesion",
    ),
    (
        Prose,
        "A single mosaic plaque of warts, {size}, covers the {site}. The plaque as a whole was {done}, counted as 1 lesion.",
    ),
];

fn mosaic(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let places: Vec<&'static Place> = FEET.iter().filter(|place| place.name != "dorsum of foot").collect();
    let place = *dice.pick(&places);
    let spot = Spot::at(dice, place);
    let act = dice.pick(FREEZING);
    let tenths = dice.between(15, 40) * 10;
    let size = super::made::Length::roll(dice, tenths);
    let mut lesions = vec![lesion("plantar wart", &spot, 1, vec![by(Kind::Destruction, act.method)])];
    lesions[0].size = size.measured();
    let (site, said) = (spot.said(voice), size.said(voice));
    let slots = [
        ("site", site.as_str()),
        ("size", &said),
        ("act", act.short),
        ("done", act.done),
        ("noun", act.noun),
    ];
    let core = [say(dice, voice, MOSAIC, &slots), with_reason(dice, voice, 1, &mut lesions)];
    let who = somebody(dice, voice, 10, 60);
    let note = framed(dice, voice, &who, &core);
    Made::code("A plaque of warts", note, lesions, vec![line("17110", 1, &[], "B07.0", &[0])])
}

fn vague(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let sort = dice.pick(SORTS);
    let act = dice.pick(sort.acts);
    let word = *dice.pick(VAGUE_WORDS);
    let spot = Spot::roll(dice, sort.places);
    let mut lesions = entries(&sort.dx, &[(spot, 0)], Kind::Destruction, act);
    lesions[0].count = Count::Vague(word.to_owned());
    let core =
        [vague_sentence(dice, voice, &sort.dx, &spot, act, word), with_reason(dice, voice, 9, &mut lesions)];
    let who = somebody(dice, voice, sort.ages.0, sort.ages.1);
    let note = framed(dice, voice, &who, &core);
    let codes = ["17110", "17111"].map(|code| vec![code.to_owned()]).to_vec();
    Made::ask("Benign growths treated", note, lesions, Vec::new(), (&["A"], "count", Some(codes)))
}

const SNIPPED: &[Act] = &[
    Act {
        method: &[Method::Scissors],
        did: "snipped off with scissors",
        done: "snipped off with scissors",
        short: "snipped w/ scissors",
        noun: "scissor removal",
    },
    Act {
        method: &[Method::Blade],
        did: "took off with a blade",
        done: "taken off with a blade",
        short: "cut off w/ 15 blade",
        noun: "removal with a blade",
    },
];

fn snipped(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let act = dice.pick(SNIPPED);
    let total = dice.between(1, 6);
    let groups = spread(dice, total, &[FACE, ARMS], 1);
    let mut lesions = entries(&WARTS.dx, &groups, Kind::Destruction, act);
    let claim = match voice {
        Terse => "Charge: destruction benign.",
        Spoken => "Please enter this as a destruction of benign lesions.",
        Form => "CHARGE: destruction, benign",
        Prose => "It is entered in the chart as a destruction.",
    };
    let core = [
        treated(dice, voice, &WARTS.dx, &groups, act),
        with_reason(dice, voice, total, &mut lesions),
        claim.to_owned(),
    ];
    let who = somebody(dice, voice, 10, 60);
    let note = framed(dice, voice, &who, &core);
    let lines = vec![line("17110", 1, &[], "B07.8", &[0])];
    Made::blocked("Warts taken off", note, lesions, lines, "blocker R-CODE-03 A methods".to_owned())
}

pub(super) const RECIPES: &[Recipe] = &[
    Recipe { family: FAMILY, level: 1, rules: &["R-COUNT-05", "R-CODE-06", "R-CODE-02"], make: by_number },
    Recipe { family: FAMILY, level: 1, rules: &["R-COUNT-05", "P-04", "R-DX-10"], make: around_fifteen },
    Recipe { family: FAMILY, level: 2, rules: &["R-COUNT-07", "R-COUNT-05"], make: two_kinds },
    Recipe { family: FAMILY, level: 2, rules: &["N-41", "R-DX-10"], make: sole },
    Recipe { family: FAMILY, level: 2, rules: &["R-COUNT-17", "R-COUNT-05"], make: mosaic },
    Recipe { family: FAMILY, level: 3, rules: &["R-COUNT-16", "P-05", "R-COUNT-05"], make: vague },
    Recipe { family: FAMILY, level: 3, rules: &["R-CODE-03"], make: snipped },
];
