//! The readings in force that matter for a line, and what the others would give.

use super::{Asked, Part};
use crate::engine::OtherReading;
use crate::engine::book::{Answer, CodeBook};
use crate::engine::outcome::{Assessment, CodeLine, LesionId};
use crate::engine::policy::Switch;
use crate::report::lay::joined;
use crate::report::{claim, questions};

/// Each switch that would change this line if it stood otherwise.
pub fn of(parts: &mut Vec<Part>, asked: &Asked<'_>, line: &CodeLine, other: &[OtherReading]) {
    let mut told: Vec<Switch> = Vec::new();
    let changes: Vec<&OtherReading> = other.iter().filter(|reading| !keeps(&reading.answer, line)).collect();
    for reading in &changes {
        if told.contains(&reading.switch) {
            continue;
        }
        told.push(reading.switch);
        in_force(parts, asked, reading.switch);
        let mut by_answer: Vec<(String, Vec<&str>)> = Vec::new();
        for own in changes.iter().filter(|own| own.switch == reading.switch) {
            let gives = instead(&own.answer, line);
            match by_answer.iter_mut().find(|(other, _)| *other == gives) {
                Some((_, values)) => values.push(&own.value),
                None => by_answer.push((gives, vec![&own.value])),
            }
        }
        for (gives, values) in by_answer {
            let values = joined(&values, "or");
            parts.push(Part::Fact(1, format!("with {} = {values}: {gives}", reading.switch)));
        }
    }
    if told.is_empty() {
        parts.push(Part::Fact(0, "No policy switch would change this line.".to_owned()));
    }
}

/// The reading in force with its sources.
fn in_force(parts: &mut Vec<Part>, asked: &Asked<'_>, switch: Switch) {
    let value = asked.encounter.policy.get(switch);
    let state = if value == switch.values()[0] { "the default" } else { "chosen" };
    let entry = asked.commentary.and_then(|commentary| commentary.of_switch(switch));
    let question = entry.map(|entry| format!(". {}", entry.question)).unwrap_or_default();
    parts.push(Part::Rule(switch.rule().to_string(), format!("{switch} = {value}, {state}{question}")));
    let Some(entry) = entry else { return };
    if let Some(answer) = entry.readings.iter().find(|answer| means(&answer.value, value)) {
        parts.push(Part::Behind("reading", format!("{} [{}]", answer.says, titles(answer, asked.book))));
    }
}

/// Whether the value of a reading is this one; `n` stands for any number.
pub fn means(reading: &str, value: &str) -> bool {
    reading == value || (reading == "n" && value.parse::<u16>().is_ok())
}

/// The titles of the sources of a reading.
pub fn titles(answer: &Answer, book: &CodeBook) -> String {
    let titles: Vec<&str> = (answer.source.iter())
        .map(|key| book.source(key).map_or(key.as_str(), |row| row.title.as_str()))
        .collect();
    titles.join("; ")
}

/// Whether an answer has the same line.
fn keeps(answer: &Assessment, line: &CodeLine) -> bool {
    answer.lines.iter().any(|other| {
        (other.code, other.units, &other.modifiers, &other.diagnoses, &other.lesions)
            == (line.code, line.units, &line.modifiers, &line.diagnoses, &line.lesions)
    })
}

/// What an answer has for the lesions of a line.
fn instead(answer: &Assessment, line: &CodeLine) -> String {
    let shares = |lesions: &[LesionId]| lesions.iter().any(|id| line.lesions.contains(id));
    let mut gives: Vec<String> =
        answer.lines.iter().filter(|other| shares(&other.lesions)).map(claim::in_short).collect();
    let open = answer.open.iter().filter(|open| shares(&open.lesions));
    gives.extend(
        open.map(|open| {
            format!("an open question about {}: {}", open.field, questions::possible(&open.codes))
        }),
    );
    let held = answer.held.iter().filter(|held| shares(&held.lesions));
    gives.extend(held.map(|held| format!("{} waits for {}", claim::lesions(&held.lesions), held.until)));
    if gives.is_empty() { "no line for these lesions".to_owned() } else { gives.join(" / ") }
}
