//! `curette practice dispute`: somebody holds the answer of a scenario for wrong, and says why.

use anyhow::bail;

use super::{kept, run::find, shelf};
use crate::cli::{books, say, status::Status};
use crate::config::Folders;
use crate::practice::Disputed;
use crate::store::clock;

/// Arguments of `practice dispute`.
#[derive(Debug, clap::Args)]
pub struct Dispute {
    /// The scenario
    #[arg(value_name = "ID")]
    id: String,
    /// Why its answer is wrong, with a source if there is one
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

/// Keeps it.
pub fn run(args: &Dispute) -> anyhow::Result<Status> {
    if args.reason.trim().is_empty() {
        bail!("a dispute needs its reasoning; write it behind --reason");
    }
    let folders = Folders::find()?;
    let library = shelf::all(&folders);
    let item = find(&library, &args.id)?;
    let book = books::choose(&item.encounter)?;
    let disputed = Disputed { when: clock::stamp(), ..Disputed::new(item, book, &args.reason) };
    kept::dispute(&folders, &disputed)?;
    say::result(&format!("kept with the sources of {}; 'curette practice disputes' shows it\n", item.id))?;
    Ok(Status::Done)
}
