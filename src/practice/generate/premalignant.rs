//! Actinic keratoses, counted over the whole body.

use super::counted::{Group, because, spread, treated};
use super::dice::Dice;
use super::made::{Act, Dx, Made, REASONS, Recipe, by, lesion, line};
use super::place::{ARMS, EARS, FACE, Place, SCALP_NECK, SUNLIT_HANDS, Spot};
use super::voice::Voice::{self, Form, Prose, Spoken, Terse};
use super::voice::{framed, say, somebody};
use crate::engine::lesion::{Count, Lesion};
use crate::engine::procedure::{Kind, Method};

pub(super) const FAMILY: &str = "premalignant";

/// Where the sun gets.
pub(super) const SUNNY: &[&[Place]] = &[FACE, EARS, SCALP_NECK, ARMS, SUNLIT_HANDS];

pub(super) const KERATOSES: &[Dx] = &[
    Dx {
        name: "actinic keratosis",
        one: "actinic keratosis",
        many: "actinic keratoses",
        short: ("AK", "AKs"),
        icd: "L57.0",
    },
    Dx {
        name: "actinic keratosis",
        one: "solar keratosis",
        many: "solar keratoses",
        short: ("solar keratosis", "solar keratoses"),
        icd: "L57.0",
    },
    Dx {
        name: "hypertrophic actinic keratosis",
        one: "hypertrophic actinic keratosis",
        many: "hypertrophic actinic keratoses",
        short: ("HAK", "HAKs"),
        icd: "L57.0",
    },
];

pub(super) const FREEZING: &[Act] = &[
    Act {
        method: &[Method::Cryosurgery],
        did: "froze",
        done: "frozen with liquid nitrogen",
        short: "LN2",
        noun: "cryosurgery, liquid nitrogen",
    },
    Act {
        method: &[Method::Cryosurgery],
        did: "treated with liquid nitrogen",
        done: "treated with liquid nitrogen",
        short: "cryo",
        noun: "cryotherapy (LN2 spray)",
    },
];

pub(super) const OTHER_WAYS: &[Act] = &[
    Act {
        method: &[Method::Curettage],
        did: "curetted",
        done: "curetted",
        short: "curetted",
        noun: "curettage",
    },
    Act {
        method: &[Method::Electrosurgery],
        did: "electrodesiccated",
        done: "electrodesiccated",
        short: "ED",
        noun: "electrodesiccation",
    },
    Act {
        method: &[Method::Laser],
        did: "lasered",
        done: "destroyed with the CO2 laser",
        short: "CO2 laser",
        noun: "CO2 laser",
    },
];

/// The way most keratoses are destroyed, and now and then another.
pub(super) fn some_way(dice: &mut Dice) -> &'static Act {
    if dice.one_in(4) { dice.pick(OTHER_WAYS) } else { dice.pick(FREEZING) }
}

/// The entries of counted lesions.
pub(super) fn entries(dx: &Dx, groups: &[Group], kind: Kind, act: &Act) -> Vec<Lesion> {
    groups.iter().map(|(spot, count)| lesion(dx.name, spot, *count, vec![by(kind, act.method)])).collect()
}

/// The lines for these counts: the first lesion, the others, or the flat code.
pub(super) fn lines(counts: &[u32], icd: &str, first: usize, modifiers: &[&str]) -> Vec<String> {
    let total: u32 = counts.iter().sum();
    let all: Vec<usize> = (first..first + counts.len()).collect();
    if total >= 15 {
        return vec![line("17004", 1, modifiers, icd, &all)];
    }
    let mut out = vec![line("17000", 1, modifiers, icd, &all[..1])];
    if total > 1 {
        let alone = counts.first() == Some(&1);
        out.push(line("17003", total - 1, modifiers, icd, &all[usize::from(alone)..]));
    }
    out
}

fn item(dice: &mut Dice, total: u32, fewest: u32, most: u32) -> Made {
    let voice = Voice::roll(dice);
    let (dx, act) = (dice.pick(KERATOSES), some_way(dice));
    let mut groups = spread(dice, total, SUNNY, most);
    while groups.len() < usize::try_from(fewest.min(total)).unwrap_or(1) {
        groups = spread(dice, total, SUNNY, most);
    }
    let who = somebody(dice, voice, 55, 92);
    let mut core = vec![treated(dice, voice, dx, &groups, act)];
    if dice.one_in(3) {
        core.insert(0, aside(dice, voice));
    }
    let counts: Vec<u32> = groups.iter().map(|(_, count)| *count).collect();
    let note = framed(dice, voice, &who, &core);
    Made::code(
        "Keratoses treated today",
        note,
        entries(dx, &groups, Kind::Destruction, act),
        lines(&counts, dx.icd, 0, &[]),
    )
}

/// A sentence that decides nothing.
fn aside(dice: &mut Dice, voice: Voice) -> String {
    const ROWS: &[(Voice, &str)] = &[
        (Terse, "Gardens without a hat."),
        (Terse, "Rough spots x months."),
        (Terse, "Hx sunburns."),
        (Spoken, "The rough spots have been there for some months."),
        (Spoken, "The patient worked outdoors for many years."),
        (Form, "History: much sun"),
        (Form, "Exam: rough pink papules as listed"),
        (Prose, "Rough spots were noticed while washing."),
        (Prose, "The patient sailed for decades."),
    ];
    say(dice, voice, ROWS, &[])
}

fn few(dice: &mut Dice) -> Made {
    let total = if dice.one_in(2) { *dice.pick(&[1, 2, 13, 14]) } else { dice.between(1, 14) };
    item(dice, total, 1, 4)
}

fn around_fifteen(dice: &mut Dice) -> Made {
    let total = *dice.pick(&[12, 13, 14, 15, 16]);
    item(dice, total, 1, 4)
}

fn several_places(dice: &mut Dice) -> Made {
    let total = dice.between(4, 20);
    item(dice, total, 2, 5)
}

fn flat(dice: &mut Dice) -> Made {
    let total = if dice.one_in(2) { *dice.pick(&[15, 16]) } else { dice.between(15, 34) };
    item(dice, total, 1, 5).absent(&["17000", "17003"])
}

const CYCLES: &[(Voice, &str)] = &[
    (Terse, "2 freeze-thaw cycles each."),
    (Terse, "Double freeze, every lesion twice."),
    (Spoken, "Each lesion went through two freeze-thaw cycles."),
    (Spoken, "I went over all of them a second time after the thaw."),
    (Form, "Cycles: 2 for each lesion"),
    (Prose, "Every lesion was frozen twice, with a full thaw in between."),
    (Prose, "Two freeze-thaw cycles were given to each."),
];

fn twice(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let (dx, act) = (dice.pick(KERATOSES), dice.pick(FREEZING));
    let total = *dice.pick(&[1, 2, 3, 5, 7, 8, 10, 14]);
    let groups = spread(dice, total, SUNNY, 3);
    let who = somebody(dice, voice, 55, 92);
    let core = [treated(dice, voice, dx, &groups, act), say(dice, voice, CYCLES, &[])];
    let mut lesions = entries(dx, &groups, Kind::Destruction, act);
    for procedure in lesions.iter_mut().flat_map(|lesion| &mut lesion.procedures) {
        procedure.cycles = Some(2);
    }
    let counts: Vec<u32> = groups.iter().map(|(_, count)| *count).collect();
    let note = framed(dice, voice, &who, &core);
    Made::code("Frozen more than once", note, lesions, lines(&counts, dx.icd, 0, &[]))
}

const WATCHED: &[(Voice, &str)] = &[
    (Terse, "Also {n} {shorts} {site}, thin, watch."),
    (Terse, "{n} more {shorts} {site}: observed, not tx'd."),
    (Spoken, "Another {n} {manys} on the {site} were left alone for now."),
    (Spoken, "On the {site} I saw {n} more, which we will only watch."),
    (Form, "Not treated: {n} {manys}, {site} (observe)"),
    (Prose, "A further {n} {manys} of the {site} were seen and deferred."),
    (Prose, "The {n} {manys} on the {site} were not treated today; field cream to follow."),
];

fn watched(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let (dx, act) = (dice.pick(KERATOSES), some_way(dice));
    let total = *dice.pick(&[1, 2, 3, 6, 9, 12, 13, 14]);
    let spots = Spot::several(dice, SUNNY, 3);
    let [left, rest @ ..] = spots.as_slice() else { return few(dice) };
    let number = if total < 2 { 1 } else { 2 };
    let counts = dice.split(total, number);
    let groups: Vec<Group> = rest.iter().copied().zip(counts.iter().copied()).collect();
    let untouched = dice.between(2, 6);
    let (n, site) = (voice.number(untouched), left.said(voice));
    let slots = [("n", n.as_str()), ("site", &site), ("shorts", dx.short.1), ("manys", dx.many)];
    let who = somebody(dice, voice, 55, 92);
    let mut core = vec![treated(dice, voice, dx, &groups, act), say(dice, voice, WATCHED, &slots)];
    if voice != Spoken && dice.one_in(3) {
        core.reverse();
    }
    let mut lesions = entries(dx, &groups, Kind::Destruction, act);
    lesions.push(lesion(dx.name, left, untouched, Vec::new()));
    let note = framed(dice, voice, &who, &core);
    Made::code("Treated, and seen", note, lesions, lines(&counts, dx.icd, 0, &[]))
}

const VAGUE: &[(Voice, &str)] = &[
    (Terse, "{shorts} {site}, {vague}, {act}."),
    (Terse, "{act} {vague} {shorts} {site}."),
    (Spoken, "I {did} {vague} {manys} on the {site}."),
    (Spoken, "On the {site} there were {vague} {manys}, and they were {done}."),
    (Form, "Diagnosis: {manys}\nSite: {site}\nNumber: {vague}\nProcedure: {noun}"),
    (Prose, "{Vague} {manys} of the {site} were {done}."),
];

/// Words that are no number.
pub(super) const VAGUE_WORDS: &[&str] = &["several", "a few", "multiple", "some", "many", "numerous"];

/// A number of one place is a word.
pub(super) fn vague_sentence(
    dice: &mut Dice,
    voice: Voice,
    dx: &Dx,
    spot: &Spot,
    act: &Act,
    vague: &str,
) -> String {
    let site = spot.said(voice);
    let slots = [
        ("vague", vague),
        ("site", site.as_str()),
        ("shorts", dx.short.1),
        ("manys", dx.many),
        ("did", act.did),
        ("done", act.done),
        ("act", act.short),
        ("noun", act.noun),
    ];
    say(dice, voice, VAGUE, &slots)
}

fn vague(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let (dx, act) = (dice.pick(KERATOSES), dice.pick(FREEZING));
    let word = *dice.pick(VAGUE_WORDS);
    let spots = Spot::several(dice, SUNNY, 2);
    let [one, two] = spots.as_slice() else { return few(dice) };
    let known = if dice.one_in(3) { 0 } else { dice.between(2, 13) };
    let mut core = vec![vague_sentence(dice, voice, dx, one, act, word)];
    let mut groups = vec![(*one, 0)];
    if known > 0 {
        core.push(treated(dice, voice, dx, &[(*two, known)], act));
        groups.push((*two, known));
    }
    let mut lesions = entries(dx, &groups, Kind::Destruction, act);
    if let Some(first) = lesions.first_mut() {
        first.count = Count::Vague(word.to_owned());
    }
    let codes = |list: &[&str]| list.iter().map(ToString::to_string).collect::<Vec<String>>();
    let mut outcomes = vec![codes(&["17000", "17003"]), codes(&["17004"])];
    if known == 0 {
        outcomes.insert(0, codes(&["17000"]));
    }
    let of: &[&str] = if known > 0 { &["A", "B"] } else { &["A"] };
    let who = somebody(dice, voice, 55, 92);
    let note = framed(dice, voice, &who, &core);
    Made::ask("Keratoses treated today", note, lesions, Vec::new(), (of, "count", Some(outcomes)))
}

const REASONLESS: &[&str] = &["R-COUNT-01", "R-DX-08", "R-CODE-02"];

pub(super) const RECIPES: &[Recipe] = &[
    Recipe { family: FAMILY, level: 1, rules: REASONLESS, make: few },
    Recipe {
        family: FAMILY,
        level: 1,
        rules: &["R-COUNT-01", "R-COUNT-03", "P-03", "R-RVU-05"],
        make: around_fifteen,
    },
    Recipe { family: FAMILY, level: 2, rules: &["R-COUNT-04", "R-COUNT-01"], make: several_places },
    Recipe { family: FAMILY, level: 1, rules: &["R-COUNT-02", "P-02", "R-COUNT-01"], make: flat },
    Recipe { family: FAMILY, level: 2, rules: &["R-COUNT-18", "R-COUNT-01"], make: twice },
    Recipe { family: FAMILY, level: 2, rules: &["R-COUNT-20", "R-COUNT-01"], make: watched },
    Recipe { family: FAMILY, level: 3, rules: &["R-COUNT-16", "N-06", "P-05"], make: vague },
];

/// Why, where there is no other reason to give.
pub(super) fn any_reason(
    dice: &mut Dice,
    voice: Voice,
    total: u32,
) -> (&'static super::made::Reason, String) {
    let reason = dice.pick(REASONS);
    (reason, because(dice, voice, reason, total))
}
