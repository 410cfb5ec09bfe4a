//! The built-in tables: editions, dates, sources, how much is in them, and the switches.

use super::report::Report;
use crate::bundle;
use crate::choices::{CONFIG, Choices};
use crate::engine::book::CodeBook;
use crate::engine::policy::Switch;
use crate::report::lay;

/// Tells every edition and the switches with their defaults.
pub fn look(chosen: &Choices, report: &mut Report) {
    match bundle::books() {
        Ok(books) => {
            for book in books {
                edition(book, report);
            }
        }
        Err(faults) => {
            for fault in faults {
                report.attend(format!("the built-in tables cannot be used: {fault}"));
            }
        }
    }
    policy(chosen, report);
}

/// The switches: what the site has chosen with its line, and else the default.
fn policy(chosen: &Choices, report: &mut Report) {
    report.section(
        "Policy: for the terminal and new encounters; an encounter's [policy] and --policy are stronger",
    );
    for switch in Switch::ALL.iter().copied() {
        let (value, default) = (chosen.policy.get(switch), switch.values()[0]);
        let value = match chosen.policy_lines.get(&switch) {
            None => value.to_owned(),
            Some(line) if value == default => format!("{value} ({CONFIG}, line {line})"),
            Some(line) => format!("{value} ({CONFIG}, line {line}; default {default})"),
        };
        report.row(&format!("{switch:<24}"), &value);
    }
}

fn edition(book: &CodeBook, report: &mut Report) {
    report.section(&format!("Tables of edition {}", book.edition()));
    let (from, to) = book.period();
    report.row("title", book.title());
    report.row("services", &format!("{from} to {to}"));
    for table in book.tables().iter() {
        let source = book.source(&table.source).map_or(table.source.as_str(), |source| source.title.as_str());
        report.row(&table.name, &format!("from {}; {source}", table.from));
    }
    let limits = book.codes().filter(|(code, _)| book.unit_limit(*code).is_some()).count();
    let rows: Vec<String> = [
        (book.codes().count(), "code", "codes"),
        (book.pairs().len(), "pair", "pairs"),
        (limits, "unit limit", "unit limits"),
        (book.families().count(), "family", "families"),
        (book.sites().count(), "site", "sites"),
        (book.diagnoses().count(), "diagnosis", "diagnoses"),
        (book.places_of_service().count(), "place of service", "places of service"),
        (book.checklist().len(), "checklist row", "checklist rows"),
        (book.rules().count(), "rule", "rules"),
    ]
    .iter()
    .map(|(number, one, many)| lay::counted(*number, one, many))
    .collect();
    report.row("rows", &lay::joined(&rows, "and"));
}

/// Reads the tables again and says that they have no fault, or which.
pub fn verify(report: &mut Report) {
    report.section("Verified");
    match bundle::load() {
        Ok(books) => {
            for book in &books {
                report.row(
                    &format!("edition {}", book.edition()),
                    "the tables were read again and have no fault",
                );
            }
        }
        Err(faults) => {
            for fault in faults {
                report.attend(format!("the built-in tables have a fault: {fault}"));
            }
        }
    }
    if let Err(faults) = bundle::load_commentary() {
        for fault in faults {
            report.attend(format!("the built-in explanations have a fault: {fault}"));
        }
    }
}
