//! Growths of vessels: all square centimetres of the session.

use super::dice::Dice;
use super::made::{Made, REASONS, Recipe, by, lesion, line};
use super::place::{ARMS, FACE, LEGS, Place, SCALP_NECK, Spot, TRUNK};
use super::voice::Voice::{self, Form, Prose, Spoken, Terse};
use super::voice::{framed, say, somebody};
use crate::engine::lesion::{Count, Lesion};
use crate::engine::procedure::{Kind, Method};
use crate::engine::size::{Area, Measured};

pub(super) const FAMILY: &str = "vascular";

const WHERE: &[&[Place]] = &[FACE, SCALP_NECK, TRUNK, ARMS, LEGS];

const STAINS: &[(&str, &str, &str, &str)] = &[
    ("port-wine stain", "port-wine stain", "PWS", "Q82.5"),
    ("hemangioma", "hemangioma", "hemangioma", "D18.01"),
];

const ROWS: &[(Voice, &str)] = &[
    (Terse, "{short} {site}, {area}, PDL (laser) to all of it."),
    (Terse, "Laser (595 nm): {short} {site}, area {area}."),
    (Spoken, "The {said} on the {site} was treated with the pulsed dye laser over an area of {area}."),
    (Form, "Diagnosis: {said}\nSite: {site}\nArea treated: {area}\nProcedure: pulsed dye laser"),
    (Prose, "Pulsed dye laser was used on the {said} of the {site}; the area was {area}."),
];

const WHY: &[(Voice, &str)] =
    &[(Terse, "{Short}."), (Spoken, "It {one}."), (Form, "Indication: {short}"), (Prose, "It {one}.")];

fn patch(
    dice: &mut Dice,
    voice: Voice,
    (name, said, short): (&str, &str, &str),
    spot: &Spot,
    area: &str,
) -> (Lesion, String) {
    let mut entry = lesion(name, spot, 1, vec![by(Kind::Destruction, &[Method::Laser])]);
    entry.area = Area::parse(area).ok();
    let reason = dice.pick(&REASONS[..2]);
    entry.symptoms = vec![reason.symptom];
    let spoken =
        area.replace(" x ", " by ").replace("cm2", "square centimeters").replace(" cm", " centimeters");
    let heard = if voice == Spoken { spoken } else { area.to_owned() };
    let site = spot.said(voice);
    let text = say(dice, voice, ROWS, &[("short", short), ("said", said), ("site", &site), ("area", &heard)]);
    let why = say(dice, voice, WHY, &[("short", reason.short), ("one", reason.one)]);
    (entry, format!("{text}{}{why}", if voice == Form { "\n" } else { " " }))
}

/// Sides in tenths of a centimetre, as a note writes them.
fn sides(width: u32, length: u32) -> String {
    format!("{}.{} x {}.{} cm", width / 10, width % 10, length / 10, length % 10)
}

fn code(hundredths: u32) -> &'static str {
    match hundredths {
        ..1000 => "17106",
        1000..=5000 => "17107",
        _ => "17108",
    }
}

fn item(dice: &mut Dice, areas: &[(u32, u32)], title: &'static str) -> Made {
    let voice = Voice::roll(dice);
    let (name, said, short, icd) = *dice.pick(STAINS);
    let number = u32::try_from(areas.len()).unwrap_or(1);
    let spots = Spot::several(dice, WHERE, number);
    let (mut lesions, mut core) = (Vec::new(), Vec::new());
    for (spot, (width, length)) in spots.iter().zip(areas) {
        let square = *width == 10 && dice.one_in(2);
        let area =
            if square { format!("{}.{} cm2", length / 10, length % 10) } else { sides(*width, *length) };
        let (entry, text) = patch(dice, voice, (name, said, short), spot, &area);
        lesions.push(entry);
        core.push(text);
    }
    let total: u32 = areas.iter().map(|(width, length)| width * length).sum();
    let all: Vec<usize> = (0..areas.len()).collect();
    let who = somebody(dice, voice, 4, 40);
    let note = framed(dice, voice, &who, &core);
    Made::code(title, note, lesions, vec![line(code(total), 1, &[], icd, &all)])
}

fn one_area(dice: &mut Dice) -> Made {
    let edges =
        [(33, 30), (10, 99), (25, 40), (20, 50), (31, 33), (50, 100), (49, 100), (51, 100), (10, 101)];
    let area = if dice.one_in(2) { *dice.pick(&edges) } else { (dice.between(15, 60), dice.between(20, 90)) };
    item(dice, &[area], "A stain treated with light")
}

fn two_areas(dice: &mut Dice) -> Made {
    let edges = [
        [(20, 30), (10, 39)],
        [(20, 30), (10, 40)],
        [(40, 50), (50, 60)],
        [(40, 50), (50, 61)],
        [(30, 33), (10, 10)],
    ];
    let areas = *dice.pick(&edges);
    item(dice, &areas, "Two patches treated with light")
}

fn one_length(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let (name, said, short, _) = *dice.pick(STAINS);
    let spot = Spot::roll(dice, WHERE);
    let long = format!("{} cm", dice.between(2, 9));
    let (mut entry, text) = patch(dice, voice, (name, said, short), &spot, &long);
    entry.area = None;
    entry.size = Measured::parse(&long).ok();
    entry.count = Count::Exactly(1);
    let text = text
        .replace("over an area of", "over about")
        .replace("; the area was", ", about")
        .replace("area ", "about ")
        .replace("Area treated", "Size");
    let who = somebody(dice, voice, 4, 40);
    let note = framed(dice, voice, &who, &[text]);
    let codes = ["17106", "17107", "17108"].map(|code| vec![code.to_owned()]).to_vec();
    Made::ask("A stain treated with light", note, vec![entry], Vec::new(), (&["A"], "area", Some(codes)))
}

pub(super) const RECIPES: &[Recipe] = &[
    Recipe {
        family: FAMILY,
        level: 1,
        rules: &["R-CODE-08", "N-11", "R-MEAS-04", "N-25", "R-CODE-09"],
        make: one_area,
    },
    Recipe { family: FAMILY, level: 2, rules: &["R-CODE-08", "R-MEAS-04"], make: two_areas },
    Recipe { family: FAMILY, level: 3, rules: &["R-MEAS-21"], make: one_length },
];
