//! `curette practice record`: what a trainee can show.

use super::kept;
use crate::cli::{books, say, status::Status};
use crate::config::Folders;
use crate::report::record;
use crate::store::clock;

/// Arguments of `practice record`.
#[derive(Debug, clap::Args)]
pub struct Record {
    /// The name to print on it
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
}

/// Prints it.
pub fn run(args: &Record) -> anyhow::Result<Status> {
    let results = kept::results(&Folders::find()?)?;
    say::result(&record::text(args.name.as_deref(), &results, books::all()?, &clock::stamp()))?;
    Ok(Status::Done)
}
