//! `curette practice`: notes to code, answers graded, progress measured. One file a subcommand.

mod check;
mod list;
mod shelf;

use clap::Subcommand;

use super::status::Status;

/// Arguments of `practice`.
#[derive(Debug, clap::Args)]
pub struct Practice {
    /// What to do; without it the scenarios are listed
    #[command(subcommand)]
    what: Option<What>,
}

/// The subcommands of `practice`.
#[derive(Debug, Subcommand)]
enum What {
    /// List the scenarios: those built in, and your own in data/scenarios
    List(list::List),
    /// Check scenario files or courses: that they can be read, name rules that exist, and are answered as they say
    Check(check::Check),
}

/// Carries it out.
pub fn run(args: &Practice) -> anyhow::Result<Status> {
    match &args.what {
        None => list::run(&list::List::default()),
        Some(What::List(list)) => list::run(list),
        Some(What::Check(check)) => check::run(check),
    }
}
