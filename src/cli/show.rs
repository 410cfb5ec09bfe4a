//! `curette show ID`: a saved encounter as its file has it, one of its versions, or what was changed when.

use std::ffi::OsString;

use anyhow::anyhow;

use super::args::Format;
use super::status::Status;
use super::{input, note, say, unlock, versions};
use crate::report::{json, plain};

/// Arguments of `show`.
#[derive(Debug, clap::Args)]
pub struct Show {
    /// The id of a saved encounter or its beginning, or a file
    #[arg(value_name = "ID")]
    id: OsString,
    /// List the versions that were kept: when each was saved, who signed it, what was changed field by field
    #[arg(long, conflicts_with = "version")]
    history: bool,
    /// Print this version instead of the present one
    #[arg(long, value_name = "N")]
    version: Option<u32>,
    /// In which shape the versions are listed
    #[arg(long, value_enum, default_value_t, requires = "history")]
    format: Format,
}

/// Prints the file, a version or the list of versions.
pub fn run(args: &Show) -> anyhow::Result<Status> {
    if !args.history && args.version.is_none() {
        let (_, text) = input::text(&args.id)?;
        note::opened(&args.id);
        say::result(&plain::lines(&text))?;
        return Ok(Status::Done);
    }
    let store = unlock::store()?;
    // The encounter itself has to be there and readable: its versions belong to it.
    let path = store.load(&input::resolve(&args.id)?).map_err(|error| anyhow!("{error}"))?.path;
    note::opened(&args.id);
    if let Some(number) = args.version {
        let version = versions::one(store, &path, number)?;
        let text = store.version(&version).map_err(|error| anyhow!("{error}"))?.text;
        say::result(&plain::lines(&text))?;
        return Ok(Status::Done);
    }
    let rows = versions::all(store, &path)?;
    match args.format {
        Format::Text => say::result(&versions::text(&rows))?,
        Format::Json => say::result(&json::value(&versions::object(&rows))?)?,
    }
    Ok(Status::Done)
}
