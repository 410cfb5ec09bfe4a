//! Totals that stand against the list, and records in which a needed fact is missing.

use super::counted::{because, spread, treated};
use super::dice::Dice;
use super::made::{Made, REASONS, Recipe};
use super::premalignant::{FREEZING, KERATOSES, SUNNY, entries, lines};
use super::tags::{self, SNIPPING, TAGS};
use super::voice::Voice::{self, Form, Prose, Spoken, Terse};
use super::voice::{framed, say, somebody};
use crate::engine::encounter::{Clinician, Payer};
use crate::engine::procedure::Kind;

pub(super) const FAMILY: &str = "totals";

const TOTAL: &[(Voice, &str)] = &[
    (Terse, "Total {n}."),
    (Terse, "{n} in all."),
    (Spoken, "That makes {n} altogether."),
    (Form, "Total: {n}"),
    (Prose, "In total {n} were treated."),
];

/// Keratoses listed, with another total said.
fn keratoses(dice: &mut Dice, listed: u32, stated: u32) -> (String, Made) {
    let voice = Voice::roll(dice);
    let (dx, act) = (dice.pick(KERATOSES), dice.pick(FREEZING));
    let mut groups = spread(dice, listed, SUNNY, 3);
    while groups.len() < 2 {
        groups = spread(dice, listed, SUNNY, 3);
    }
    let total = say(dice, voice, TOTAL, &[("n", &voice.number(stated))]);
    let mut core = vec![treated(dice, voice, dx, &groups, act), total];
    if voice != Spoken && dice.one_in(2) {
        core.reverse();
    }
    let counts: Vec<u32> = groups.iter().map(|(_, count)| *count).collect();
    let who = somebody(dice, voice, 55, 92);
    let note = framed(dice, voice, &who, &core);
    let mut made = Made::code(
        "A total and a list",
        note,
        entries(dx, &groups, Kind::Destruction, act),
        lines(&counts, dx.icd, 0, &[]),
    );
    made.encounter.stated.premalignant = Some(stated);
    (format!("{stated} in all, {listed} in the list."), made)
}

fn across(dice: &mut Dice) -> Made {
    let (listed, stated) =
        *dice.pick(&[(14, 15), (15, 14), (12, 13), (7, 8), (2, 3), (9, 7), (13, 16), (16, 12)]);
    let (against, made) = keratoses(dice, listed, stated);
    let lines = made.expect.lines.clone().unwrap_or_default();
    let encounter = made.encounter;
    let mut out = Made::blocked(made.title, made.note, Vec::new(), lines, "blocker R-COUNT-04".to_owned());
    out.encounter = encounter;
    out.contradiction = Some(against);
    out
}

fn agreeing(dice: &mut Dice) -> Made {
    let number = if dice.one_in(2) { *dice.pick(&[14, 15]) } else { dice.between(3, 20) };
    keratoses(dice, number, number).1
}

fn beyond(dice: &mut Dice) -> Made {
    let (listed, stated) = *dice.pick(&[(15, 16), (16, 18), (20, 17), (18, 16)]);
    let (against, made) = keratoses(dice, listed, stated);
    let mut made = made.told("advice R-COUNT-04");
    made.contradiction = Some(against);
    made
}

fn tags_across(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let (listed, stated) = *dice.pick(&[(15, 16), (16, 15), (14, 17), (25, 26)]);
    let (dx, act) = (dice.pick(TAGS), dice.pick(SNIPPING));
    let groups = spread(dice, listed, tags::WHERE, 3);
    let mut lesions = entries(dx, &groups, Kind::TagRemoval, act);
    for lesion in &mut lesions {
        lesion.symptoms = vec![REASONS[3].symptom];
    }
    let core = [
        treated(dice, voice, dx, &groups, act),
        say(dice, voice, TOTAL, &[("n", &voice.number(stated))]),
        because(dice, voice, &REASONS[3], listed),
    ];
    let counts: Vec<u32> = groups.iter().map(|(_, count)| *count).collect();
    let who = somebody(dice, voice, 35, 80);
    let note = framed(dice, voice, &who, &core);
    let lines = tags::lines(&counts, &[], 0);
    let mut made = Made::blocked("A total and a list", note, lesions, lines, "blocker R-COUNT-04".to_owned());
    made.encounter.stated.tags = Some(stated);
    made.contradiction = Some(format!("{stated} in all, {listed} in the list."));
    made
}

/// A record with one needed fact missing, which the claim cannot go without.
fn missing(
    dice: &mut Dice,
    (without, finding): (&'static [&'static str], &str),
    rows: &[(Voice, &str)],
) -> Made {
    let voice = Voice::roll(dice);
    let (dx, act) = (dice.pick(KERATOSES), dice.pick(FREEZING));
    let total = dice.between(1, 18);
    let groups = spread(dice, total, SUNNY, 3);
    let core = [treated(dice, voice, dx, &groups, act), say(dice, voice, rows, &[])];
    let counts: Vec<u32> = groups.iter().map(|(_, count)| *count).collect();
    let who = somebody(dice, voice, 55, 92);
    let note = framed(dice, voice, &who, &core);
    let lesions = entries(dx, &groups, Kind::Destruction, act);
    let mut made = Made::blocked(
        "Before the claim goes out",
        note,
        lesions,
        lines(&counts, dx.icd, 0, &[]),
        finding.to_owned(),
    );
    made.without = without;
    made.encounter.payer = Some(Payer::Other);
    made
}

fn unsigned(dice: &mut Dice) -> Made {
    const ROWS: &[(Voice, &str)] = &[
        (Terse, "[note not signed]"),
        (Spoken, "This dictation has not been signed yet."),
        (Form, "Signature: ______"),
        (Prose, "The note is a draft and has not been signed."),
    ];
    let mut made = missing(dice, (&["clinician"], "blocker R-DOC-10"), ROWS);
    made.encounter.clinician = Clinician {
        name: Some("R. Example".to_owned()),
        credentials: Some("MD".to_owned()),
        ..Clinician::default()
    };
    made
}

fn undated(dice: &mut Dice) -> Made {
    const ROWS: &[(Voice, &str)] = &[
        (Terse, "[no date on the sheet]"),
        (Spoken, "The date of this dictation was not recorded."),
        (Form, "Date of service:"),
        (Prose, "The sheet bears no date of service."),
    ];
    missing(dice, (&["date_of_service"], "blocker R-DOC-02"), ROWS)
}

fn nobody(dice: &mut Dice) -> Made {
    const ROWS: &[(Voice, &str)] = &[
        (Terse, "[no MRN on the sheet]"),
        (Spoken, "No record number was dictated."),
        (Form, "MRN:"),
        (Prose, "The sheet bears no name and no record number."),
    ];
    missing(dice, (&["patient"], "blocker R-DOC-01"), ROWS)
}

fn nowhere(dice: &mut Dice) -> Made {
    const ROWS: &[(Voice, &str)] = &[
        (Terse, "[seen in office or hospital clinic? not marked]"),
        (Spoken, "Where the patient was seen was not recorded."),
        (Form, "Place of service:"),
        (Prose, "Whether this was in the office or in the hospital is not said."),
    ];
    missing(dice, (&["place_of_service"], "blocker R-DOC-15"), ROWS)
}

pub(super) const RECIPES: &[Recipe] = &[
    Recipe { family: FAMILY, level: 3, rules: &["R-COUNT-04", "R-DOC-08"], make: across },
    Recipe { family: FAMILY, level: 1, rules: &["R-COUNT-04"], make: agreeing },
    Recipe { family: FAMILY, level: 3, rules: &["R-COUNT-04", "R-COUNT-02"], make: beyond },
    Recipe { family: FAMILY, level: 3, rules: &["R-COUNT-04", "R-COUNT-09"], make: tags_across },
    Recipe { family: FAMILY, level: 1, rules: &["R-DOC-10", "N-49"], make: unsigned },
    Recipe { family: FAMILY, level: 1, rules: &["R-DOC-02", "N-49"], make: undated },
    Recipe { family: FAMILY, level: 1, rules: &["R-DOC-01", "N-49"], make: nobody },
    Recipe { family: FAMILY, level: 1, rules: &["R-DOC-15", "N-49"], make: nowhere },
];
