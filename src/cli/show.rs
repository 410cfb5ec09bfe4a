//! `curette show ID`: a saved encounter as its file has it.

use std::ffi::OsString;

use super::status::Status;
use super::{input, note, say};
use crate::report::plain;

/// Arguments of `show`.
#[derive(Debug, clap::Args)]
pub struct Show {
    /// The id of a saved encounter or its beginning, or a file
    #[arg(value_name = "ID")]
    id: OsString,
}

/// Prints the file.
pub fn run(args: &Show) -> anyhow::Result<Status> {
    let (_, text) = input::text(&args.id)?;
    note::opened(&args.id);
    say::result(&plain::lines(&text))?;
    Ok(Status::Done)
}
