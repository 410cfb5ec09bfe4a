//! `curette practice stats`: progress by rule and component.

use super::kept;
use super::say_feedback::percent;
use crate::cli::{say, status::Status};
use crate::config::Folders;
use crate::practice::mistake;
use crate::practice::stats::{Retention, Row, Stats, stats};
use crate::report::lay;

/// Arguments of `practice stats`.
#[derive(Debug, clap::Args)]
pub struct StatsArgs {
    /// In which shape
    #[arg(long, value_enum, default_value_t)]
    format: Shape,
}

/// In which shape progress is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum Shape {
    /// For reading
    #[default]
    Text,
    /// For other programs
    Json,
    /// For spreadsheets: one row a rule and a component
    Csv,
}

/// Prints it.
pub fn run(args: &StatsArgs) -> anyhow::Result<Status> {
    let results = kept::results(&Folders::find()?)?;
    let stats = stats(&results);
    say::result(&match args.format {
        Shape::Text => text(&stats),
        Shape::Json => format!("{}\n", serde_json::to_string_pretty(&json(&stats))?),
        Shape::Csv => csv(&stats),
    })?;
    Ok(Status::Done)
}

/// Progress for reading.
pub fn text(stats: &Stats) -> String {
    let Some((first, last)) = &stats.days else {
        return "nothing was answered yet; 'curette practice next' gives the first note\n".to_owned();
    };
    let mut out = format!("{}, {first} to {last}\n", lay::counted(stats.all.attempts, "answer", "answers"));
    out.push_str(&format!("\n{:<16}{HEAD}\n", "Component"));
    for (component, row) in &stats.components {
        out.push_str(&format!("{:<16}{}\n", component.word(), cells(row)));
    }
    out.push_str(&format!("\n{:<16}{HEAD}  mastered    kept\n", "Rule"));
    for (rule, row, mastery) in &stats.rules {
        let mastered = mastery.mastered.as_deref().unwrap_or("not yet");
        let row = format!("{rule:<16}{}  {mastered:<10}  {}", cells(row), kept_word(mastery.retention));
        out.push_str(row.trim_end());
        out.push('\n');
    }
    let of = &stats.calibration;
    lay::heading(&mut out, "Sure and unsure");
    out.push_str(&format!("  sure:   {} right, {} wrong\n", of.sure_right, of.sure_wrong));
    out.push_str(&format!("  unsure: {} right, {} wrong\n", of.unsure_right, of.unsure_wrong));
    if !stats.errors.is_empty() {
        lay::heading(&mut out, "Errors");
        for (id, number) in &stats.errors {
            let name =
                mistake::all().iter().find(|own| own.id == *id).map_or(id.as_str(), |own| own.name.as_str());
            out.push_str(&format!("  {number:>3}  {name}\n"));
        }
    }
    out.push_str(
        "\nMastered: 95 of 100 points and every threshold right on notes not seen before, on two days\n\
         at least 3 days apart. Kept: 90 of 100 points 28 days later.\n",
    );
    out
}

const HEAD: &str = "answers  right  points  seconds";

fn cells(row: &Row) -> String {
    format!("{:>7}  {:>5}  {:>6}  {:>7}", row.attempts, row.right, percent(row.per_mille), row.seconds)
}

fn kept_word(retention: Retention) -> String {
    match retention {
        Retention::NotMeasured => String::new(),
        Retention::Measured { per_mille, kept } => {
            format!("{} ({})", if kept { "yes" } else { "no" }, percent(per_mille))
        }
    }
}

fn json(stats: &Stats) -> serde_json::Value {
    let row = |row: &Row| {
        serde_json::json!({
            "attempts": row.attempts, "right": row.right, "per_mille": row.per_mille, "seconds": row.seconds
        })
    };
    let components: Vec<serde_json::Value> = stats
        .components
        .iter()
        .map(|(component, own)| serde_json::json!({ "component": component.word(), "measured": row(own) }))
        .collect();
    let rules: Vec<serde_json::Value> = stats
        .rules
        .iter()
        .map(|(rule, own, mastery)| {
            let retention = match mastery.retention {
                Retention::NotMeasured => serde_json::Value::Null,
                Retention::Measured { per_mille, kept } => {
                    serde_json::json!({ "per_mille": per_mille, "kept": kept })
                }
            };
            serde_json::json!({
                "rule": rule, "measured": row(own), "good_days": mastery.good_days,
                "mastered": mastery.mastered, "retention": retention
            })
        })
        .collect();
    let errors: Vec<serde_json::Value> = stats
        .errors
        .iter()
        .map(|(id, number)| serde_json::json!({ "error": id, "number": number }))
        .collect();
    let of = &stats.calibration;
    serde_json::json!({
        "schema": 1,
        "all": row(&stats.all),
        "first_day": stats.days.as_ref().map(|days| &days.0),
        "last_day": stats.days.as_ref().map(|days| &days.1),
        "components": components,
        "rules": rules,
        "errors": errors,
        "calibration": {
            "sure_right": of.sure_right, "sure_wrong": of.sure_wrong,
            "unsure_right": of.unsure_right, "unsure_wrong": of.unsure_wrong
        }
    })
}

fn csv(stats: &Stats) -> String {
    let mut out = "kind,name,attempts,right,per_mille,seconds,mastered,retention_per_mille\n".to_owned();
    let cells = |row: &Row| format!("{},{},{},{}", row.attempts, row.right, row.per_mille, row.seconds);
    out.push_str(&format!("all,all,{},,\n", cells(&stats.all)));
    for (component, row) in &stats.components {
        out.push_str(&format!("component,{component},{},,\n", cells(row)));
    }
    for (rule, row, mastery) in &stats.rules {
        let retention = match mastery.retention {
            Retention::NotMeasured => String::new(),
            Retention::Measured { per_mille, .. } => per_mille.to_string(),
        };
        let mastered = mastery.mastered.as_deref().unwrap_or_default();
        out.push_str(&format!("rule,{},{},{mastered},{retention}\n", quoted(rule), cells(row)));
    }
    out
}

/// A cell as spreadsheets read it; nothing in it becomes a formula.
pub fn quoted(text: &str) -> String {
    let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_. ".contains(&byte));
    if plain && !text.starts_with('-') {
        return text.to_owned();
    }
    let guard = if text.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}
