//! `curette show ID`: a saved encounter as its file has it.

use std::ffi::OsString;

use super::status::Status;
use super::{input, say};
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
    match input::text(&args.id) {
        Ok((_, text)) => {
            say::result(&plain::lines(&text))?;
            Ok(Status::Done)
        }
        Err(error) => {
            say::trouble(&error.to_string());
            Ok(Status::Failed)
        }
    }
}
