//! Mohs surgery: stages by place, blocks beyond five in a stage.

use super::dice::Dice;
use super::made::{Made, Recipe, lesion, line, reported};
use super::malignant::{ANYWHERE, CANCERS, Cancer};
use super::place::{ARMS, EARS, FACE, LEGS, Spot, TRUNK};
use super::voice::Voice::{self, Form, Prose, Spoken, Terse};
use super::voice::{framed, one_of, say, somebody};
use crate::engine::lesion::Lesion;
use crate::engine::procedure::{Kind, Procedure};

pub(super) const FAMILY: &str = "mohs";

const ROWS: &[(Voice, &str)] = &[
    (Terse, "Mohs {short} {site}. {stages}. Margins clear."),
    (Terse, "MMS {site}, {short}, bx-proven: {stages}, then clear."),
    (
        Spoken,
        "Mohs surgery was done for {a} of the {site}. {Stages}; after that the margins were clear. I read the slides myself.",
    ),
    (
        Form,
        "Procedure: Mohs surgery (surgeon read all slides)\nDiagnosis: {said}, biopsy on file\nSite: {site}\nStages: {stages}; clear",
    ),
    (
        Prose,
        "{A} of the {site} was removed by Mohs surgery. {Stages}, and the tumor was clear. The same physician read the slides.",
    ),
];

const STAGE: &[(Voice, &str)] = &[
    (Terse, "stage {n}: {b} blocks"),
    (Spoken, "stage {n} had {b} tissue blocks"),
    (Form, "{n} ({b} blocks)"),
    (Prose, "stage {n} took {b} blocks"),
];

fn tumour(dice: &mut Dice, voice: Voice, cancer: &Cancer, spot: &Spot, blocks: &[u32]) -> (Lesion, String) {
    let mut procedure = Procedure::new(Kind::Mohs);
    procedure.stages = u32::try_from(blocks.len()).ok();
    procedure.blocks = blocks.to_vec();
    let entry = reported(lesion(cancer.name, spot, 1, vec![procedure]));
    let stages: Vec<String> = blocks
        .iter()
        .zip(1..)
        .map(|(blocks, stage)| {
            let (n, b) = (voice.number(stage), voice.number(*blocks));
            let said = say(dice, voice, STAGE, &[("n", &n), ("b", &b)]);
            if *blocks == 1 { said.replace("blocks", "block") } else { said }
        })
        .collect();
    let (site, a, stages) = (spot.said(voice), one_of(cancer.said), voice.list(&stages));
    let slots =
        [("short", cancer.short), ("said", cancer.said), ("site", &site), ("stages", &stages), ("a", &a)];
    (entry, say(dice, voice, ROWS, &slots))
}

fn codes(spot: &Spot) -> (&'static str, &'static str) {
    if spot.mohs_head() { ("17311", "17312") } else { ("17313", "17314") }
}

fn item(dice: &mut Dice, blocks: &[u32], title: &'static str) -> Made {
    let (voice, spot, cancer) = (Voice::roll(dice), Spot::roll(dice, ANYWHERE), dice.pick(CANCERS));
    let (entry, said) = tumour(dice, voice, cancer, &spot, blocks);
    let icd = cancer.icd(&spot);
    let (first, more) = codes(&spot);
    let mut lines = vec![line(first, 1, &[], &icd, &[0])];
    let further = u32::try_from(blocks.len()).unwrap_or(1) - 1;
    if further > 0 {
        lines.push(line(more, further, &[], &icd, &[0]));
    }
    let extra: u32 = blocks.iter().map(|blocks| blocks.saturating_sub(5)).sum();
    if extra > 0 {
        lines.push(line("17315", extra, &[], &icd, &[0]));
    }
    let who = somebody(dice, voice, 45, 92);
    let note = framed(dice, voice, &who, &[said]);
    Made::code(title, note, vec![entry], lines)
}

fn stages(dice: &mut Dice) -> Made {
    let number = dice.between(1, 4);
    let blocks: Vec<u32> = (0..number).map(|_| dice.between(1, 5)).collect();
    item(dice, &blocks, "Mohs surgery")
}

fn many_blocks(dice: &mut Dice) -> Made {
    let number = dice.between(1, 3);
    let mut blocks: Vec<u32> = (0..number).map(|_| dice.between(3, 7)).collect();
    blocks[0] = dice.between(6, 8);
    item(dice, &blocks, "Mohs surgery of a large tumor")
}

const UNSAID: &[(Voice, &str)] = &[
    (Terse, "Mohs {short} {site}, bx-proven. Clear at the end of the day. Map in paper chart."),
    (
        Spoken,
        "Mohs surgery was done for {a} of the {site}, and the margins were clear in the end. The map is in the paper chart.",
    ),
    (
        Form,
        "Procedure: Mohs surgery\nDiagnosis: {said}, biopsy on file\nSite: {site}\nStages: see map. Result: clear",
    ),
    (Prose, "{A} of the {site} was removed by Mohs surgery until it was clear; the map has the details."),
];

fn unsaid(dice: &mut Dice) -> Made {
    let (voice, spot, cancer) = (Voice::roll(dice), Spot::roll(dice, ANYWHERE), dice.pick(CANCERS));
    let entry = reported(lesion(cancer.name, &spot, 1, vec![Procedure::new(Kind::Mohs)]));
    let (site, a) = (spot.said(voice), one_of(cancer.said));
    let said = say(
        dice,
        voice,
        UNSAID,
        &[("short", cancer.short), ("said", cancer.said), ("site", &site), ("a", &a)],
    );
    let who = somebody(dice, voice, 45, 92);
    let note = framed(dice, voice, &who, &[said]);
    Made::ask("Mohs surgery", note, vec![entry], Vec::new(), (&["A"], "stages", None))
}

fn two_tumours(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let (head, trunk) = (Spot::roll(dice, &[FACE, EARS]), Spot::roll(dice, &[TRUNK, ARMS, LEGS]));
    let (mut lesions, mut core, mut lines) = (Vec::new(), Vec::new(), Vec::new());
    for (index, spot) in [head, trunk].iter().enumerate() {
        let cancer = dice.pick(CANCERS);
        let number = dice.between(1, 3);
        let blocks: Vec<u32> = (0..number).map(|_| dice.between(1, 5)).collect();
        let (entry, said) = tumour(dice, voice, cancer, spot, &blocks);
        let (first, more) = codes(spot);
        lines.push(line(first, 1, &[], &cancer.icd(spot), &[index]));
        if number > 1 {
            lines.push(line(more, number - 1, &[], &cancer.icd(spot), &[index]));
        }
        lesions.push(entry);
        core.push(said);
    }
    let who = somebody(dice, voice, 45, 92);
    let note = framed(dice, voice, &who, &core);
    Made::code("Two tumors", note, lesions, lines)
}

pub(super) const RECIPES: &[Recipe] = &[
    Recipe { family: FAMILY, level: 1, rules: &["R-CODE-29", "R-MEAS-08"], make: stages },
    Recipe { family: FAMILY, level: 2, rules: &["N-35", "R-CODE-29"], make: many_blocks },
    Recipe { family: FAMILY, level: 3, rules: &["R-DOC-34", "R-CODE-29"], make: unsaid },
    Recipe { family: FAMILY, level: 2, rules: &["R-CODE-29", "N-03"], make: two_tumours },
];
