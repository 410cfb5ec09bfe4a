//! `curette practice next`: what the schedule gives.

use anyhow::bail;

use super::ask::{How, ask};
use super::{kept, mine, shelf};
use crate::cli::{say, status::Status};
use crate::config::Folders;
use crate::practice::Item;
use crate::practice::schedule::{self, Offer};
use crate::report::plain;
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
    let own = mine::for_choice(&folders)?;
    let now = clock::now().timestamp().as_second();
    let seed = args.seed.unwrap_or_else(|| schedule::day(now));
    let Some(Offer { item, why }) = schedule::offer(&items, &results, &own, now, seed) else {
        bail!("there is no scenario to practise with");
    };
    if args.show {
        say::result(&format!("{}  {}\nIt comes now: {}.\n", item.id, plain::line(&item.begins()), why))?;
        return Ok(Status::Done);
    }
    ask(&item, &args.how, Some(why.word()), &folders)
}
