//! `curette practice dispute`: somebody holds the answer of a scenario for wrong, and says why.

use anyhow::{anyhow, bail};
use serde::{Deserialize, Serialize};

use super::{kept, run::find, shelf};
use crate::cli::{books, say, status::Status};
use crate::config::Folders;
use crate::store::{clock, lines};

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

/// A dispute as it is kept.
#[derive(Debug, Serialize, Deserialize)]
pub struct Disputed {
    /// When it was written.
    pub when: String,
    /// The scenario.
    pub item: String,
    /// The rules that it trains, each with its sources.
    pub rules: Vec<(String, Vec<String>)>,
    /// The answer that is disputed.
    pub answer: Vec<String>,
    /// The reasoning.
    pub reason: String,
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
    let sources = |rule: &crate::engine::ids::RuleId| {
        let keys = book.rule(*rule).map(|page| page.source.clone()).unwrap_or_default();
        let title =
            |key: &String| book.source(key).map_or_else(|| key.clone(), |source| source.title.clone());
        (rule.to_string(), keys.iter().map(title).collect())
    };
    let key = crate::practice::Key::of(item, book);
    let disputed = Disputed {
        when: clock::stamp(),
        item: item.id.clone(),
        rules: item.rules.iter().map(sources).collect(),
        answer: key.assessment.lines.iter().map(crate::practice::scenario::written).collect(),
        reason: args.reason.trim().to_owned(),
    };
    let path = kept::disputes_file(&folders);
    lines::append(&path, &serde_json::to_string(&disputed)?).map_err(|error| anyhow!("{error}"))?;
    say::result(&format!("kept with the sources of {}; 'curette practice disputes' shows it\n", item.id))?;
    Ok(Status::Done)
}
