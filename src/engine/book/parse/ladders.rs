//! `ladders.toml`: rungs in rising order.

use serde::Deserialize;
use toml::Spanned;

use super::reader::Reader;
use crate::engine::book::check::ladder_faults;
use crate::engine::book::{Bound, CodeBook, Gives, Group, Ladder, Measure, Quantity, Rung, Units};
use crate::engine::length::Length;
use crate::engine::size::Area;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GivesRaw {
    code: String,
    beyond: Option<toml::Value>,
    per: Option<toml::Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RungRaw {
    up_to: Option<toml::Value>,
    below: Option<toml::Value>,
    gives: Vec<GivesRaw>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LadderRaw {
    family: String,
    group: Option<String>,
    grid: Option<toml::Value>,
    #[serde(default)]
    source: Vec<String>,
    rungs: Vec<RungRaw>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct LaddersFile {
    ladder: Vec<Spanned<LadderRaw>>,
}

/// A quantity of the family's measure: a whole number, `0.5 cm`, or `10 cm2`.
fn quantity(measure: Measure, value: &toml::Value) -> Option<Quantity> {
    match measure {
        Measure::Count
        | Measure::Minutes
        | Measure::Lesion
        | Measure::Stages
        | Measure::Technique
        | Measure::Way
        | Measure::Lids => value.as_integer().and_then(|number| Quantity::try_from(number).ok()),
        Measure::Size | Measure::Excised | Measure::Length => value
            .as_str()
            .and_then(|text| Length::parse(text).ok())
            .map(|length| length.hundredths_mm().into()),
        Measure::Area => value.as_str().and_then(|text| Area::parse(text).ok()).map(|area| area.total),
    }
}

pub(super) fn read_ladders(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let file: LaddersFile = reader.file("ladders.toml");
    for raw in &file.ladder {
        let row = reader.row("ladders.toml", raw);
        let raw = raw.get_ref();
        reader.sources(row, book, &raw.source);
        let Some(family) = reader.family(row, book, &raw.family) else { continue };
        let measure = book.family(family).measure;
        let group = raw.group.as_ref().and_then(|word| reader.word(row, word, "site group", Group::parse));
        let mut read = |value: &Option<toml::Value>| {
            let quantity = value.as_ref().map(|value| quantity(measure, value));
            if quantity == Some(None) {
                reader.fault(row, format!("{value:?} is no {measure} of family '{}'", raw.family));
            }
            quantity.flatten()
        };
        let grid = read(&raw.grid);
        let mut rungs = Vec::new();
        let mut two_ends = false;
        for rung in &raw.rungs {
            let bound = match (read(&rung.up_to), read(&rung.below)) {
                (Some(end), None) => Bound::UpTo(end),
                (None, Some(end)) => Bound::Below(end),
                (None, None) => Bound::Top,
                (Some(_), Some(end)) => {
                    two_ends = true;
                    Bound::Below(end)
                }
            };
            let gives: Vec<_> =
                rung.gives.iter().map(|gives| (gives, read(&gives.beyond), read(&gives.per))).collect();
            rungs.push((bound, gives));
        }
        if two_ends {
            reader.fault(row, format!("give either 'up_to' or 'below', not both (family '{}')", raw.family));
        }
        let rungs: Vec<Rung> = rungs
            .into_iter()
            .map(|(bound, gives)| Rung {
                bound,
                gives: gives
                    .into_iter()
                    .filter_map(|(gives, beyond, per)| {
                        let code = reader.code(row, book, &gives.code)?;
                        let units = match (beyond, per) {
                            (Some(beyond), Some(per))
                                if !matches!(measure, Measure::Size | Measure::Excised) =>
                            {
                                Units::Each { beyond, per }
                            }
                            (Some(_), Some(_)) => {
                                let text = format!(
                                    "{code} is given once: a ladder of the measure size has no units"
                                );
                                reader.fault(row, text);
                                Units::One
                            }
                            (None, None) => Units::One,
                            (Some(_), None) | (None, Some(_)) => {
                                reader.fault(row, format!("'beyond' and 'per' of {code} go together"));
                                Units::One
                            }
                        };
                        Some(Gives { code, units })
                    })
                    .collect(),
            })
            .collect();
        for message in ladder_faults(&rungs) {
            reader.fault(row, format!("{message} (family '{}')", raw.family));
        }
        if book.ladders.insert((family, group), Ladder { rungs, grid, source: raw.source.clone() }).is_some()
        {
            reader.fault(row, format!("the ladder of '{}' stands twice", raw.family));
        }
    }
}
