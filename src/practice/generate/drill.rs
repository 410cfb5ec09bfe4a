//! Drills: short questions around the thresholds. The engine is the key to each, as to everything else.

use super::dice::Dice;
use super::made::{Dx, Length, by, lesion, reported};
use super::malignant::{ANYWHERE, CANCERS};
use super::place::Spot;
use super::voice::Voice;
use super::{benign, excisions, premalignant, shaves, tags};
use crate::engine::encounter::Encounter;
use crate::engine::ids::RuleId;
use crate::engine::lesion::{Lesion, letter_id};
use crate::engine::procedure::{Closure, Depth, Kind, Method, Procedure};
use crate::engine::words::words;
use crate::practice::answer::Answer;
use crate::practice::scenario::fill;
use crate::practice::{Decision, Item, Key};

words!(
    /// What a drill is about.
    Round {
        /// Keratoses and warts by number.
        LesionCounts = "lesion-counts",
        /// Skin tags by number.
        Tags = "tags",
        /// Destructions, shaves and excisions by size and place.
        Sizes = "sizes",
    }
);

/// A question of a drill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is documented; its note is the line that is asked.
    pub item: Item,
    /// The rung that it lies on, in words.
    pub rung: String,
}

/// The question of a round, a seed and a number; without a round one of all.
#[must_use]
pub fn question(round: Option<Round>, seed: u64, number: u64) -> Question {
    let name = round.map_or("all", Round::word);
    let mut dice = Dice::new(&format!("drill {name} {number}"), seed);
    let round = round.unwrap_or_else(|| *dice.pick(Round::ALL));
    let (lesion, asked, rung, rule) = match round {
        Round::LesionCounts => counts(&mut dice),
        Round::Tags => tags(&mut dice),
        Round::Sizes => sizes(&mut dice),
    };
    let mut encounter =
        Encounter { lesions: vec![Lesion { id: letter_id(0), ..lesion }], ..Encounter::default() };
    fill(&mut encounter, &[]);
    let item = Item {
        id: format!("drill-{name}@{seed}.{number}"),
        title: "Drill".to_owned(),
        family: "drill".to_owned(),
        level: 1,
        rules: vec![RuleId::new(rule)],
        decision: Decision::Code,
        note: asked,
        teach: None,
        contradiction: None,
        encounter,
    };
    Question { item, rung }
}

/// The answer with the diagnoses of the key, which a drill does not ask for: a wrong code gets those of the first line.
#[must_use]
pub fn with_diagnoses(answer: &Answer, key: &Key<'_>) -> Answer {
    let mut out = answer.clone();
    for own in &mut out.lines {
        let lines = &key.assessment.lines;
        let wanted = lines.iter().find(|line| line.code.as_str() == own.code).or(lines.first());
        if own.diagnoses.is_empty() {
            own.diagnoses =
                wanted.into_iter().flat_map(|line| &line.diagnoses).map(ToString::to_string).collect();
        }
    }
    out
}

type Asked = (Lesion, String, String, &'static str);

fn noun(dx: &Dx, number: u32) -> &'static str {
    if number == 1 { dx.one } else { dx.many }
}

fn counts(dice: &mut Dice) -> Asked {
    let frozen = vec![by(Kind::Destruction, &[Method::Cryosurgery])];
    if dice.one_in(2) {
        let number = if dice.one_in(3) { dice.between(3, 30) } else { *dice.pick(&[1, 2, 13, 14, 15, 16]) };
        let (dx, spot) = (&premalignant::KERATOSES[0], Spot::roll(dice, premalignant::SUNNY));
        let rung = match number {
            1 => "one keratosis: 17000 alone".to_owned(),
            2..=14 => {
                format!("2 to 14 keratoses: 17000, and 17003 for each further one, here {}", number - 1)
            }
            _ => "15 keratoses and more: 17004 alone".to_owned(),
        };
        let asked = format!("{number} {} frozen", noun(dx, number));
        return (lesion(dx.name, &spot, number, frozen), asked, rung, "R-COUNT-01");
    }
    let number = if dice.one_in(3) { dice.between(2, 30) } else { *dice.pick(&[1, 13, 14, 15, 16]) };
    let sort = dice.pick(benign::SORTS);
    let spot = Spot::roll(dice, sort.places);
    let rung = if number < 15 {
        "up to 14 benign lesions: 17110 once"
    } else {
        "15 benign lesions and more: 17111 alone"
    };
    let asked = format!("{number} {} destroyed", noun(&sort.dx, number));
    (lesion(sort.dx.name, &spot, number, frozen), asked, rung.to_owned(), "R-COUNT-05")
}

fn tags(dice: &mut Dice) -> Asked {
    let number =
        if dice.one_in(3) { dice.between(1, 40) } else { *dice.pick(&[14, 15, 16, 24, 25, 26, 35, 36]) };
    let (dx, spot) = (&tags::TAGS[0], Spot::roll(dice, tags::WHERE));
    let rung = match number {
        ..=15 => "up to 15 tags: 11200 alone".to_owned(),
        _ => {
            let units = (number - 15).div_ceil(10);
            format!("beyond 15 tags: 11200, and 11201 for each ten begun, here {units}")
        }
    };
    let removed = vec![by(Kind::TagRemoval, &[Method::Scissors])];
    (
        lesion(dx.name, &spot, number, removed),
        format!("{number} {} snipped off", noun(dx, number)),
        rung,
        "R-COUNT-09",
    )
}

/// The bracket of a size in words, by the ends of the brackets.
fn bracket(tenths: u32, ends: &[u32]) -> String {
    let cm = |tenths: u32| format!("{}.{} cm", tenths / 100, tenths / 10 % 10);
    let at = super::made::rung(tenths, ends);
    match (at.checked_sub(1).and_then(|below| ends.get(below)), ends.get(at)) {
        (None, Some(end)) => format!("up to {}", cm(*end)),
        (Some(below), Some(end)) => format!("{} to {}", cm(below + 10), cm(*end)),
        (below, None) => format!("over {}", cm(below.copied().unwrap_or(0))),
    }
}

fn sizes(dice: &mut Dice) -> Asked {
    let spot = Spot::roll(dice, ANYWHERE);
    let area = match spot.place.group {
        1 => "trunk, arms and legs",
        2 => "scalp, neck, hands, feet and genitals",
        _ => "face, ears, lids, nose and lips",
    };
    let place = spot.said(Voice::Prose);
    let edge = *dice.pick(&[50, 60, 100, 110, 200, 210, 300, 310, 400, 410]);
    match dice.below(3) {
        0 => {
            let cancer = dice.pick(CANCERS);
            let size = Length::roll(dice, edge);
            let methods = [Method::Curettage, Method::Electrosurgery];
            let mut entry = reported(lesion(cancer.name, &spot, 1, vec![by(Kind::Destruction, &methods)]));
            entry.size = size.measured();
            let code = super::malignant::destroyed(&spot, edge);
            let rung =
                format!("malignant destruction, {area}, {}: {code}", bracket(edge, super::malignant::ENDS));
            (entry, format!("{} of the {place} destroyed, {}", cancer.said, size.typed), rung, "R-MEAS-01")
        }
        1 => {
            let tenths = edge.min(210);
            let size = Length::roll(dice, tenths);
            let shave = Procedure { depth: Some(Depth::Dermis), ..Procedure::new(Kind::Shave) };
            let mut entry = reported(lesion("nevus", &spot, 1, vec![shave]));
            entry.size = size.measured();
            let code = shaves::shaved(&spot, tenths);
            let rung = format!("shave, {area}, {}: {code}", bracket(tenths, shaves::ENDS));
            (entry, format!("nevus of the {place} shaved off, {}", size.typed), rung, "R-MEAS-02")
        }
        _ => {
            let malignant = dice.one_in(2);
            let mut cut = excisions::found(dice, &spot, malignant);
            let margin = dice.between(1, 4) * 10;
            let whole = edge.max(2 * margin + 20).div_ceil(10) * 10;
            let (size, wide) = (Length::roll(dice, whole - 2 * margin), Length::roll(dice, margin));
            cut.entry.size = size.measured();
            for procedure in &mut cut.entry.procedures {
                procedure.margin = wide.measured();
                procedure.closure = Some(Closure::Simple);
            }
            let code = excisions::cut_out(&spot, malignant, whole);
            let kind = if malignant { "malignant" } else { "benign" };
            let sum = format!("{} + 2 x {} = {} mm", (whole - 2 * margin) / 10, margin / 10, whole / 10);
            let rung =
                format!("{kind} excision, {area}, {sum}, {}: {code}", bracket(whole, super::malignant::ENDS));
            let asked = format!(
                "{} of the {place} cut out, {} with a margin of {} all round, simple closure",
                cut.said, size.typed, wide.typed
            );
            (cut.entry, asked, rung, "R-MEAS-03")
        }
    }
}
