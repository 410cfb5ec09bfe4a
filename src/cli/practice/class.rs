//! `curette practice class`: results of several trainees side by side.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;

use super::kept;
use super::say_feedback::percent;
use super::stats::quoted;
use crate::cli::{say, status::Status};
use crate::practice::stats::{Stats, stats};
use crate::report::{lay, plain};

/// Arguments of `practice class`.
#[derive(Debug, clap::Args)]
pub struct Class {
    /// Results files, one a trainee: the name of the file is that of the trainee
    #[arg(value_name = "FILE", required = true)]
    files: Vec<OsString>,
    /// Comma-separated values, for spreadsheets
    #[arg(long)]
    csv: bool,
}

/// Prints a row for each trainee, then a table of rules. A file that cannot be read does not stop the others.
pub fn run(args: &Class) -> anyhow::Result<Status> {
    let mut status = Status::Done;
    let mut class: Vec<(String, Stats)> = Vec::new();
    for file in &args.files {
        let path = Path::new(file);
        match kept::read(path) {
            Ok(results) => class.push((trainee(path), stats(&results))),
            Err(error) => {
                say::trouble(&error.to_string());
                status = Status::Failed;
            }
        }
    }
    say::result(&if args.csv { csv(&class) } else { text(&class) })?;
    Ok(status)
}

/// The name of the file; for the usual name of results, that of its folder.
fn trainee(path: &Path) -> String {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = path.parent().and_then(Path::file_name).map(|folder| folder.to_string_lossy().into_owned());
    let name = if stem == "results" { folder.unwrap_or(stem) } else { stem };
    plain::line(&name).into_owned()
}

/// What a trainee reached in a rule.
#[derive(Clone, Copy)]
struct Cell {
    attempts: usize,
    per_mille: u32,
    mastered: bool,
}

/// The cells of each rule, one a trainee.
type Rows<'a> = BTreeMap<&'a str, Vec<Option<Cell>>>;

/// By rule: what each trainee reached, or nothing.
fn by_rule(class: &[(String, Stats)]) -> Rows<'_> {
    let mut out = Rows::new();
    for (at, (_, stats)) in class.iter().enumerate() {
        for (rule, row, mastery) in &stats.rules {
            let cells = out.entry(rule).or_insert_with(|| vec![None; class.len()]);
            let (attempts, per_mille, mastered) = (row.attempts, row.per_mille, mastery.mastered.is_some());
            cells[at] = Some(Cell { attempts, per_mille, mastered });
        }
    }
    out
}

fn text(class: &[(String, Stats)]) -> String {
    let widest = class.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0).max(8);
    let mut out = format!("{:<widest$}  answers  right  points  mastered  sure and wrong\n", "Trainee");
    for (name, stats) in class {
        let mastered = stats.rules.iter().filter(|(_, _, mastery)| mastery.mastered.is_some()).count();
        out.push_str(&format!(
            "{name:<widest$}  {:>7}  {:>5}  {:>6}  {mastered:>8}  {:>14}\n",
            stats.all.attempts,
            stats.all.right,
            percent(stats.all.per_mille),
            stats.calibration.sure_wrong
        ));
    }
    lay::heading(&mut out, "Points of 100 by rule; m: mastered, -: not answered");
    let columns: Vec<usize> = class.iter().map(|(name, _)| name.chars().count().max(5)).collect();
    out.push_str(&format!("{:<14}", "Rule"));
    for ((name, _), width) in class.iter().zip(&columns) {
        out.push_str(&format!("  {name:>width$}"));
    }
    out.push('\n');
    for (rule, cells) in by_rule(class) {
        out.push_str(&format!("{:<14}", plain::line(rule)));
        for (cell, width) in cells.iter().zip(&columns) {
            let text = cell.map_or_else(
                || "-".to_owned(),
                |Cell { per_mille, mastered, .. }| {
                    format!("{}{}", percent(per_mille), if mastered { " m" } else { "" })
                },
            );
            out.push_str(&format!("  {text:>width$}"));
        }
        out.push('\n');
    }
    out
}

fn csv(class: &[(String, Stats)]) -> String {
    let mut out = "trainee,rule,attempts,per_mille,mastered\n".to_owned();
    for (rule, cells) in by_rule(class) {
        for ((name, _), cell) in class.iter().zip(cells) {
            if let Some(Cell { attempts, per_mille, mastered }) = cell {
                out.push_str(&format!(
                    "{},{},{attempts},{per_mille},{mastered}\n",
                    quoted(name),
                    quoted(rule)
                ));
            }
        }
    }
    out
}
