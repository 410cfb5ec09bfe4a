//! `curette practice dispute`: somebody holds the answer of a scenario for wrong, and says why.

use anyhow::{Context, bail};

use super::{kept, run::find, shelf};
use crate::cli::{books, say, status::Status};
use crate::config::Folders;
use crate::practice::{Disputed, Item, generate};
use crate::store::clock;

/// Arguments of `practice dispute`.
#[derive(Debug, clap::Args)]
pub struct Dispute {
    /// The scenario, or rule and seed of a variant, such as R-COUNT-01@7
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
    let item = item(&args.id, &folders)?;
    let book = books::choose(&item.encounter)?;
    let disputed = Disputed { when: clock::stamp(), ..Disputed::new(&item, book, &args.reason) };
    kept::dispute(&folders, &disputed)?;
    say::result(&format!("kept with the sources of {}; 'curette practice disputes' shows it\n", item.id))?;
    Ok(Status::Done)
}

/// The item of a name: a variant is made again from its rule and seed.
fn item(name: &str, folders: &Folders) -> anyhow::Result<Item> {
    match generate::named(name) {
        Some((rule, Some(seed))) => {
            generate::generate(rule, seed).with_context(|| format!("{rule} has no variants"))
        }
        Some((rule, None)) => bail!("'{rule}' is a rule; name the variant with its seed, such as {rule}@7"),
        None => Ok(find(&shelf::all(folders), name)?.clone()),
    }
}
