//! `disagreements.toml`: where authorities differ, what each says, which reading this book takes and why.

use serde::Deserialize;
use toml::Spanned;

use super::reader::{Reader, Row};
use crate::engine::book::commentary::{Answer, Disagreement};
use crate::engine::book::{CodeBook, Commentary};
use crate::engine::policy::Switch;

const FILE: &str = "disagreements.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DisagreementRaw {
    id: String,
    rule: String,
    question: String,
    default: String,
    reason: String,
    confidence: String,
    reading: Vec<AnswerRaw>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerRaw {
    value: String,
    says: String,
    source: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct DisagreementsFile {
    disagreement: Vec<Spanned<DisagreementRaw>>,
}

pub(super) fn read_disagreements(reader: &mut Reader<'_>, book: &CodeBook, commentary: &mut Commentary) {
    let file: DisagreementsFile = reader.file(FILE);
    for raw in file.disagreement {
        let row = reader.row(FILE, &raw);
        let raw = raw.into_inner();
        let Some(rule) = reader.rule(row, book, &raw.rule) else { continue };
        let switch = Switch::parse(&raw.id);
        let values: Vec<&str> = raw.reading.iter().map(|reading| reading.value.as_str()).collect();
        match switch {
            Some(switch) => of_switch(reader, row, switch, &raw, &values),
            None if values.len() < 2 => reader.fault(row, format!("'{}' has no two readings", raw.id)),
            None => {}
        }
        if values.first() != Some(&raw.default.as_str()) {
            reader.fault(
                row,
                format!("the first reading of '{}' must be its default '{}'", raw.id, raw.default),
            );
        }
        for reading in &raw.reading {
            reader.sources(row, book, &reading.source);
            if reading.source.is_empty() {
                reader.fault(row, format!("reading '{}' of '{}' has no source", reading.value, raw.id));
            }
        }
        for (name, text) in [("question", &raw.question), ("reason", &raw.reason)] {
            if text.trim().is_empty() {
                reader.fault(row, format!("'{name}' of '{}' says nothing", raw.id));
            }
        }
        if !["high", "medium", "low"].contains(&raw.confidence.as_str()) {
            reader.fault(row, format!("'{}' is no confidence; it is high, medium or low", raw.confidence));
        }
        if commentary.disagreements.iter().any(|other| other.id == raw.id) {
            reader.fault(row, format!("'{}' stands twice", raw.id));
        }
        let readings = raw.reading.into_iter();
        commentary.disagreements.push(Disagreement {
            id: raw.id,
            switch,
            rule,
            question: raw.question,
            readings: readings
                .map(|AnswerRaw { value, says, source }| Answer { value, says, source })
                .collect(),
            reason: raw.reason,
            confidence: raw.confidence,
        });
    }
    for switch in Switch::ALL.iter().copied() {
        if commentary.of_switch(switch).is_none() {
            reader.fault_in(FILE, format!("switch '{switch}' has no entry"));
        }
    }
    let place = |entry: &Disagreement| {
        Switch::ALL.iter().position(|switch| Some(*switch) == entry.switch).unwrap_or(Switch::ALL.len())
    };
    commentary.disagreements.sort_by_key(place);
}

/// The entry of a switch has its values, its default first, and its rule.
fn of_switch(reader: &mut Reader<'_>, row: Row<'_>, switch: Switch, raw: &DisagreementRaw, values: &[&str]) {
    if values != switch.values() {
        let allowed = switch.values().join(", ");
        reader.fault(row, format!("the readings of switch '{switch}' must be {allowed}, in this order"));
    }
    if raw.rule != switch.rule().as_str() {
        reader.fault(row, format!("the rule of switch '{switch}' is {}, not '{}'", switch.rule(), raw.rule));
    }
}
