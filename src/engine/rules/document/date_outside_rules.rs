//! Dates of service that the tables do not cover (N-57), and tables that are older than the date (P-48).

use crate::engine::book::TableDate;
use crate::engine::case::Case;
use crate::engine::date::Date;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;

const RULE: RuleId = RuleId::new("N-57");
const OLD_TABLES: RuleId = RuleId::new("P-48");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let Some(date) = case.encounter.date_of_service else { return };
    let (from, to) = case.book.period();
    let edition = case.book.edition();
    if date < from {
        draft.find(finding(
            RULE,
            Level::Blocker,
            None,
            Field::DateOfService,
            format!("{date} is outside rule dates: the tables of edition {edition} begin on {from}."),
            "Check the date, or use tables of that year.",
        ));
        return;
    }
    if date > to {
        draft.find(finding(
            RULE,
            Level::Warning,
            None,
            Field::DateOfService,
            format!("{date} is later than the tables: edition {edition} ends on {to}."),
            "Check the date, and check every code against the tables of that year.",
        ));
    }
    let old = case.book.tables().iter().filter(|table| older(table, date));
    let old: Vec<&str> = old.map(|table| table.dated.as_str()).collect();
    if !old.is_empty() {
        draft.find(finding(
            OLD_TABLES,
            Level::Advice,
            None,
            Field::DateOfService,
            ["Tables older than the date of service: ", &old.join(", "), "."].concat(),
            "Check the current quarter or year.",
        ));
    }
}

/// Whether a newer table must exist on a date (N-57): ICD-10-CM changes on 1 October, the others by quarter.
fn older(table: &TableDate, date: Date) -> bool {
    let quarter = |date: Date| u32::from(date.year()) * 4 + u32::from(date.month() - 1) / 3;
    let period = |date: Date| if table.name == "icd10cm" { (quarter(date) + 1) / 4 } else { quarter(date) };
    period(table.from) < period(date)
}
