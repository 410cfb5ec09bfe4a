//! `curette practice next`: what the schedule gives.

use anyhow::bail;

use super::ask::{How, ask};
use super::{kept, shelf};
use crate::cli::{say, status::Status};
use crate::config::Folders;
use crate::practice::{Item, schedule};
use crate::store::clock;

/// Arguments of `practice next`.
#[derive(Debug, clap::Args)]
pub struct Next {
    /// Only say which one it is
    #[arg(long)]
    show: bool,
    /// The seed of the choice among equals; without it the day
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    #[command(flatten)]
    how: How,
}

/// Asks what comes next.
pub fn run(args: &Next) -> anyhow::Result<Status> {
    let folders = Folders::find()?;
    let items: Vec<Item> = shelf::all(&folders).scenarios.into_iter().map(|scenario| scenario.item).collect();
    let results = kept::results(&folders)?;
    let now = clock::now().timestamp().as_second();
    let seed = args.seed.unwrap_or_else(|| u64::try_from(now / 86_400).unwrap_or(0));
    let Some(next) = schedule::next(&items, &results, now, seed) else {
        bail!("there is no scenario to practise with");
    };
    if args.show {
        say::result(&format!("{}  {}\nIt comes now: {}.\n", next.item.id, next.item.title, next.why))?;
        return Ok(Status::Done);
    }
    ask(next.item, &args.how, Some(next.why.word()), &folders)
}
