//! The terminal interface, from the command line.

use std::ffi::OsStr;

use super::status::Status;

/// Opens what was left unfinished, a new encounter, or this one.
#[cfg(feature = "tui")]
pub fn open(what: Option<&OsStr>) -> anyhow::Result<Status> {
    use crate::tui::{Start, run};
    let start = what.map_or(Start::Continue, |name| Start::Open(name.to_owned()));
    run(&start)?;
    Ok(Status::Done)
}

/// Opens a new encounter with these lines taken.
#[cfg(feature = "tui")]
pub fn new(lines: &[String]) -> anyhow::Result<Status> {
    use crate::tui::{Start, run};
    run(&Start::New { lines: lines.to_vec() })?;
    Ok(Status::Done)
}

/// Opens practice.
#[cfg(feature = "tui")]
pub fn practice() -> anyhow::Result<Status> {
    use crate::tui::{Start, run};
    run(&Start::Practice)?;
    Ok(Status::Done)
}

/// Opens nothing: this build has no terminal interface.
#[cfg(not(feature = "tui"))]
pub fn open(_what: Option<&OsStr>) -> anyhow::Result<Status> {
    anyhow::bail!("there is no terminal interface in this build; 'curette --help' lists the commands")
}

/// Opens nothing: this build has no terminal interface.
#[cfg(not(feature = "tui"))]
pub fn new(_lines: &[String]) -> anyhow::Result<Status> {
    anyhow::bail!(
        "there is no terminal interface in this build; 'curette new --save' saves a new encounter without it"
    )
}
