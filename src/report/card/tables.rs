//! What each dated table gives a line: its value and place, its pairs, its limit, its parent, its diagnosis codes.

use super::{Asked, Part};
use crate::engine::book::{Judged, TableDate};
use crate::engine::outcome::CodeLine;
use crate::report::lay::{counted, joined};

/// One part for each table that has a say.
pub fn of(parts: &mut Vec<Part>, asked: &Asked<'_>, line: &CodeLine) {
    for (name, says) in [
        ("ncci_ptp", pairs(asked, line)),
        ("mue", limit(asked, line)),
        ("aoc", parents(asked, line)),
        ("rvu", value(asked, line)),
        ("icd10cm", diagnoses(line)),
    ] {
        let table = asked.book.tables().iter().find(|table| table.name == name);
        for text in says {
            parts.push(Part::Fact(0, format!("{}: {text}", dated(name, table))));
        }
    }
}

fn dated(name: &str, table: Option<&TableDate>) -> String {
    table.map_or_else(|| name.to_owned(), |table| format!("{name} of {}", table.from))
}

/// The pairs with the other lines, each with its direction.
fn pairs(asked: &Asked<'_>, line: &CodeLine) -> Vec<String> {
    let others = asked.answer.lines.iter().filter(|other| other.rank != line.rank && other.code != line.code);
    let mut codes: Vec<_> = others.map(|other| other.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let mut says = Vec::new();
    for code in &codes {
        let Some(pair) = asked.book.pair(line.code, *code) else { continue };
        let opens = if pair.allowed { "a modifier on column 2 parts them" } else { "nothing parts them" };
        says.push(format!("{} (column 1) and {} (column 2): {opens}", pair.column1, pair.column2));
    }
    if says.is_empty() && !codes.is_empty() {
        let codes: Vec<&str> = codes.iter().map(|code| code.as_str()).collect();
        says.push(format!("no pair with {}", joined(&codes, "or")));
    }
    says
}

/// The most units in a day.
fn limit(asked: &Asked<'_>, line: &CodeLine) -> Vec<String> {
    let Some(limit) = asked.book.unit_limit(line.code) else { return Vec::new() };
    let judged = match limit.judged {
        Judged::Line => "on a line",
        Judged::DayHard => "a day, never more",
        Judged::DaySoft => "a day, more only with records",
    };
    let most = usize::try_from(limit.most).unwrap_or(usize::MAX);
    vec![format!("at most {} {judged}", counted(most, "unit", "units"))]
}

/// The parents of an add-on.
fn parents(asked: &Asked<'_>, line: &CodeLine) -> Vec<String> {
    let Some(row) = asked.book.code(line.code).filter(|row| !row.parents.is_empty()) else {
        return Vec::new();
    };
    let parents: Vec<&str> = row.parents.iter().map(|code| code.as_str()).collect();
    vec![format!("an add-on of {}", joined(&parents, "or"))]
}

/// The value that orders the lines (N-34).
fn value(asked: &Asked<'_>, line: &CodeLine) -> Vec<String> {
    let Some(row) = asked.book.code(line.code) else { return Vec::new() };
    let place =
        asked.encounter.place_of_service.as_deref().and_then(|code| asked.book.place_of_service(code));
    let facility = place.is_some_and(|place| place.facility);
    let (value, where_) =
        if facility { (row.rvu_facility, "in a facility") } else { (row.rvu_office, "outside a facility") };
    if !row.priced {
        return vec!["no value: the code has no Medicare price".to_owned()];
    }
    let decides = if line.add_on_to.is_some() {
        "an add-on stands behind its parent"
    } else {
        "the higher value stands first"
    };
    vec![format!("total value {}.{:02} {where_}, one unit; {decides}", value / 100, value % 100)]
}

fn diagnoses(line: &CodeLine) -> Vec<String> {
    let codes: Vec<&str> = line.diagnoses.iter().map(|icd| icd.as_str()).collect();
    if codes.is_empty() { Vec::new() } else { vec![format!("the diagnosis {}", joined(&codes, "and"))] }
}
