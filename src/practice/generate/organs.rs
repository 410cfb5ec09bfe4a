//! Organs with codes of their own: one code a day, by method or by extent, whatever the number.

use super::dice::Dice;
use super::made::{Act, Dx, Made, Recipe, line};
use super::place::{Class, HANDS, LEGS, Place, Spot};
use super::premalignant::{FREEZING, entries};
use super::voice::Voice::{self, Form, Prose, Spoken, Terse};
use super::voice::{framed, of_sex, say};
use super::{benign, counted};
use crate::engine::procedure::{Extent, Kind, Method};

pub(super) const FAMILY: &str = "organs";

const SHAFT: Place = Place::new("penis shaft", &["penile shaft", "shaft of penis"], 2, Class::Trunk, false);
const GLANS: Place = Place::new("glans penis", &["glans", "glans penis"], 2, Class::Trunk, false);
const VULVA: Place = Place::new("vulva", &["vulva"], 2, Class::Trunk, false);
const LABIA: Place = Place::new("labia majora", &["labia majora"], 2, Class::Trunk, false);
const PERIANAL: Place =
    Place::new("perianal skin", &["perianal skin", "perianal area"], 1, Class::Trunk, false);
const ANUS: Place = Place::new("anus / anal canal", &["anal canal"], 1, Class::Trunk, false);
const SCROTUM: Place = Place::new("scrotum", &["scrotum"], 2, Class::Trunk, false);

const CONDYLOMAS: Dx = Dx {
    name: "condyloma acuminatum",
    one: "condyloma",
    many: "condylomas",
    short: ("condyloma", "condylomata"),
    icd: "A63.0",
};

const COLD: Act = Act {
    method: &[Method::Cryosurgery],
    did: "froze",
    done: "frozen with liquid nitrogen",
    short: "LN2",
    noun: "cryosurgery, liquid nitrogen",
};
const SPARK: Act = Act {
    method: &[Method::Electrosurgery],
    did: "electrodesiccated",
    done: "electrodesiccated",
    short: "ED",
    noun: "electrodesiccation",
};
const LIGHT: Act = Act {
    method: &[Method::Laser],
    did: "vaporized with the laser",
    done: "vaporized with the laser",
    short: "CO2 laser",
    noun: "laser vaporization",
};
const ACID: Act = Act {
    method: &[Method::Chemosurgery],
    did: "painted with trichloroacetic acid",
    done: "painted with trichloroacetic acid",
    short: "TCA",
    noun: "trichloroacetic acid, chemical destruction",
};

/// Acts with the codes at penis and anus.
const WAYS: &[(&Act, &str, &str)] = &[
    (&ACID, "54050", "46900"),
    (&SPARK, "54055", "46910"),
    (&COLD, "54056", "46916"),
    (&LIGHT, "54057", "46917"),
];

const EXTENSIVE: &[(Voice, &str)] = &[
    (Terse, "Extensive disease."),
    (Spoken, "The disease is extensive."),
    (Form, "Extent: extensive"),
    (Prose, "This was an extensive treatment."),
];

/// The organ, the sex, the code of a way there.
fn rolled(dice: &mut Dice) -> (&'static Place, &'static str, &'static Act, &'static str, &'static str) {
    let (act, penis, anus) = *dice.pick(WAYS);
    match dice.below(3) {
        0 => (*dice.pick(&[&SHAFT, &GLANS]), "man", act, penis, "54065"),
        1 => (*dice.pick(&[&PERIANAL, &ANUS]), *dice.pick(&["man", "woman"]), act, anus, "46924"),
        _ => (
            *dice.pick(&[&VULVA, &LABIA]),
            "woman",
            *dice.pick(&[&COLD, &SPARK, &LIGHT, &ACID]),
            "56501",
            "56515",
        ),
    }
}

fn item(dice: &mut Dice, extensive: bool) -> Made {
    let voice = Voice::roll(dice);
    let (place, sex, act, simple, extent) = rolled(dice);
    let spot = Spot::at(dice, place);
    let total = dice.between(1, if extensive { 24 } else { 9 });
    let mut lesions = entries(&CONDYLOMAS, &[(spot, total)], Kind::Destruction, act);
    let mut core = vec![counted::treated(dice, voice, &CONDYLOMAS, &[(spot, total)], act)];
    let code = if extensive {
        lesions[0].procedures[0].extent = Some(Extent::Extensive);
        core.push(say(dice, voice, EXTENSIVE, &[]));
        extent
    } else {
        simple
    };
    let who = of_sex(dice, voice, sex, 20, 55);
    let note = framed(dice, voice, &who, &core);
    Made::code("Condylomas treated", note, lesions, vec![line(code, 1, &[], "A63.0", &[0])])
        .absent(&["17110"])
}

fn simple(dice: &mut Dice) -> Made {
    item(dice, false)
}

fn extensive(dice: &mut Dice) -> Made {
    item(dice, true)
}

fn two_methods(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    // By total value in an office: acid, then cold and laser alike with the lower code first, then the spark.
    let (one, two, code) = *dice.pick(&[
        (&COLD, &SPARK, "54056"),
        (&SPARK, &COLD, "54056"),
        (&LIGHT, &COLD, "54056"),
        (&ACID, &LIGHT, "54050"),
    ]);
    let spots = [Spot::at(dice, &SHAFT), Spot::at(dice, &GLANS)];
    let (first, second) = (dice.between(1, 6), dice.between(1, 4));
    let mut lesions = entries(&CONDYLOMAS, &[(spots[0], first)], Kind::Destruction, one);
    lesions.extend(entries(&CONDYLOMAS, &[(spots[1], second)], Kind::Destruction, two));
    let core = [
        counted::treated(dice, voice, &CONDYLOMAS, &[(spots[0], first)], one),
        counted::treated(dice, voice, &CONDYLOMAS, &[(spots[1], second)], two),
    ];
    let who = of_sex(dice, voice, "man", 20, 55);
    let note = framed(dice, voice, &who, &core);
    Made::code("Two methods on one day", note, lesions, vec![line(code, 1, &[], "A63.0", &[0, 1])])
}

fn scrotum(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let spot = Spot::at(dice, &SCROTUM);
    let total = dice.between(1, 9);
    let act = *dice.pick(&[&COLD, &SPARK]);
    let lesions = entries(&CONDYLOMAS, &[(spot, total)], Kind::Destruction, act);
    let core = [counted::treated(dice, voice, &CONDYLOMAS, &[(spot, total)], act)];
    let who = of_sex(dice, voice, "man", 20, 55);
    let note = framed(dice, voice, &who, &core);
    Made::code("Condylomas treated", note, lesions, vec![line("17110", 1, &[], "A63.0", &[0])])
        .absent(&["54056", "54055"])
}

fn beside_warts(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let act = dice.pick(FREEZING);
    let spot = Spot::at(dice, &PERIANAL);
    let other = Spot::roll(dice, &[HANDS, LEGS]);
    let (organ, skin) = (dice.between(1, 9), dice.between(1, 12));
    let mut lesions = entries(&CONDYLOMAS, &[(spot, organ)], Kind::Destruction, act);
    lesions.extend(entries(&benign::WARTS.dx, &[(other, skin)], Kind::Destruction, act));
    let why = benign::with_reason(dice, voice, skin, &mut lesions[1..]);
    let core = [
        counted::treated(dice, voice, &CONDYLOMAS, &[(spot, organ)], act),
        counted::treated(dice, voice, &benign::WARTS.dx, &[(other, skin)], act),
        why,
    ];
    let sex = *dice.pick(&["man", "woman"]);
    let who = of_sex(dice, voice, sex, 20, 55);
    let note = framed(dice, voice, &who, &core);
    let lines = vec![line("46916", 1, &[], "A63.0", &[0]), line("17110", 1, &[], "B07.8", &[1])];
    Made::code("Warts of two kinds of skin", note, lesions, lines)
}

pub(super) const RECIPES: &[Recipe] = &[
    Recipe { family: FAMILY, level: 1, rules: &["R-CODE-13", "R-CODE-14", "P-28"], make: simple },
    Recipe { family: FAMILY, level: 2, rules: &["R-CODE-14", "P-29"], make: extensive },
    Recipe { family: FAMILY, level: 2, rules: &["N-20", "R-CODE-15"], make: two_methods },
    Recipe { family: FAMILY, level: 2, rules: &["R-COUNT-05", "R-CODE-13"], make: scrotum },
    Recipe {
        family: FAMILY,
        level: 2,
        rules: &["R-COUNT-19", "R-SITE-06", "R-CLAIM-06"],
        make: beside_warts,
    },
];
