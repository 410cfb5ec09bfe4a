//! The terminal interface, from the command line.

use std::ffi::OsStr;

use anyhow::bail;

use super::status::Status;

/// Opens the list, a first encounter, or this one.
pub fn open(_what: Option<&OsStr>) -> anyhow::Result<Status> {
    bail!("there is no terminal interface in this build; 'curette --help' lists the commands")
}

/// Opens a new encounter with these lines taken.
pub fn new(_lines: &[String]) -> anyhow::Result<Status> {
    bail!(
        "there is no terminal interface in this build; 'curette new --save' saves a new encounter without it"
    )
}
