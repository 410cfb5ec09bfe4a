//! `curette practice next`: what the schedule gives.

use anyhow::bail;

use super::ask::{How, ask};
use super::{kept, shelf};
use crate::cli::{say, status::Status};
use crate::config::Folders;
use crate::practice::{Item, generate, schedule};
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
    // A note that was answered before is remembered; a fresh variant of its rule shows whether the rule is.
    let seen = results.iter().any(|result| result.item == next.item.id);
    let turn = seed.wrapping_add(u64::try_from(results.len()).unwrap_or(0));
    let fresh = next.item.rules.iter().filter(|_| seen).find_map(|rule| generate::generate(*rule, turn));
    let item = fresh.as_ref().unwrap_or(next.item);
    if args.show {
        say::result(&format!("{}  {}\nIt comes now: {}.\n", item.id, item.title, next.why))?;
        return Ok(Status::Done);
    }
    ask(item, &args.how, Some(next.why.word()), &folders)
}
