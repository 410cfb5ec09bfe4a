//! `curette practice`: notes to code, answers graded, progress measured. One file a subcommand.

mod ask;
mod bundle;
mod check;
mod class;
mod dispute;
mod disputes;
mod drill;
mod generate;
mod kept;
mod list;
mod mine;
mod next;
mod record;
mod run;
mod say_feedback;
mod shelf;
mod stats;

use clap::Subcommand;

use super::status::Status;

/// Arguments of `practice`.
#[derive(Debug, clap::Args)]
pub struct Practice {
    /// What to do; without it practice opens in the terminal, and where there is none the scenarios are listed
    #[command(subcommand)]
    what: Option<What>,
}

/// The subcommands of `practice`.
#[derive(Debug, Subcommand)]
enum What {
    /// List the scenarios: those built in, and your own in data/scenarios
    List(list::List),
    /// Answer a scenario: its note is printed, lines are read until 'done', then it is graded
    Run(run::Run),
    /// Answer what the schedule gives: confident errors first, then what is due, then what is new
    Next(next::Next),
    /// Say how practice goes: by rule and component, with speed, calibration, mastery and retention
    Stats(stats::StatsArgs),
    /// Print a competency record that can be shown: what was measured, when, and what is mastered
    Record(record::Record),
    /// List the rules of your own corrected mistakes at work, where config.toml agrees; no encounter is asked or kept
    Mine(mine::Mine),
    /// Two minutes of short questions around the thresholds
    Drill(drill::Drill),
    /// Print fresh variants of a rule as scenario files
    Generate(generate::Generate),
    /// Check scenario files or courses: that they can be read, name rules that exist, and are answered as they say
    Check(check::Check),
    /// Put scenario files into one file, a course, which check and run read
    Bundle(bundle::Bundle),
    /// Read results files of several trainees: a table by trainee and rule
    Class(class::Class),
    /// Say that an answer is wrong, and why; it is kept beside the sources of its rules
    Dispute(dispute::Dispute),
    /// List what was disputed
    Disputes(disputes::Disputes),
}

/// Carries it out.
pub fn run(args: &Practice) -> anyhow::Result<Status> {
    match &args.what {
        None => alone(),
        Some(What::List(list)) => list::run(list),
        Some(What::Run(run)) => run::run(run),
        Some(What::Next(next)) => next::run(next),
        Some(What::Stats(stats)) => stats::run(stats),
        Some(What::Record(record)) => record::run(record),
        Some(What::Mine(mine)) => mine::run(mine),
        Some(What::Drill(drill)) => drill::run(drill),
        Some(What::Generate(generate)) => generate::run(generate),
        Some(What::Check(check)) => check::run(check),
        Some(What::Bundle(bundle)) => bundle::run(bundle),
        Some(What::Class(class)) => class::run(class),
        Some(What::Dispute(dispute)) => dispute::run(dispute),
        Some(What::Disputes(disputes)) => disputes::run(disputes),
    }
}

/// The pages of practice; where there is no terminal, the list of scenarios.
#[cfg(feature = "tui")]
fn alone() -> anyhow::Result<Status> {
    use std::io::{IsTerminal, stdin, stdout};
    if !(stdin().is_terminal() && stdout().is_terminal()) {
        return list::run(&list::List::default());
    }
    super::terminal::practice()
}

/// The list of scenarios.
#[cfg(not(feature = "tui"))]
fn alone() -> anyhow::Result<Status> {
    list::run(&list::List::default())
}
