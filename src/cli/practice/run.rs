//! `curette practice run`: one scenario, answered in lines.

use std::path::Path;

use anyhow::{Context, bail};

use super::ask::{How, ask};
use super::generate::roll;
use super::shelf;
use crate::cli::{input, status::Status};
use crate::config::Folders;
use crate::config::nearest::did_you_mean;
use crate::practice::scenario::Library;
use crate::practice::{Item, generate};

/// Arguments of `practice run`.
#[derive(Debug, clap::Args)]
pub struct Run {
    /// The scenario, as 'practice list' names it; a scenario file or course; or a rule, or rule and seed such as
    /// R-COUNT-01@7, for a fresh variant
    #[arg(value_name = "ID|FILE|RULE")]
    what: String,
    /// Which scenario of a course; without it the first
    #[arg(value_name = "ID")]
    of_course: Option<String>,
    #[command(flatten)]
    how: How,
}

/// Asks it.
pub fn run(args: &Run) -> anyhow::Result<Status> {
    let folders = Folders::find()?;
    let item = if args.what.ends_with(".toml") || Path::new(&args.what).is_file() {
        of_file(&args.what, args.of_course.as_deref())?
    } else if let Some((rule, seed)) = generate::named(&args.what) {
        let seed = seed.unwrap_or_else(roll);
        generate::generate(rule, seed).with_context(|| format!("{rule} has no variants"))?
    } else {
        let library = shelf::all(&folders);
        find(&library, &args.what)?.clone()
    };
    ask(&item, &args.how, None, &folders)
}

/// The scenario of an id.
pub fn find<'a>(library: &'a Library, id: &str) -> anyhow::Result<&'a Item> {
    if let Some(scenario) = library.find(&id.to_lowercase()) {
        return Ok(&scenario.item);
    }
    let ids = library.scenarios.iter().map(|scenario| scenario.item.id.as_str());
    let near = did_you_mean(id, ids).map_or_else(String::new, |question| format!("; {question}"));
    bail!("there is no scenario '{id}'{near}; 'curette practice list' lists them");
}

fn of_file(file: &str, id: Option<&str>) -> anyhow::Result<Item> {
    let (name, text) = input::text(file.as_ref())?;
    let mut library = Library::default();
    library.add_text(&name, &text);
    if !library.faults.is_empty() {
        bail!("{}", shelf::told(&library.faults));
    }
    match (id, library.scenarios.first()) {
        (Some(id), _) => Ok(find(&library, id)?.clone()),
        (None, Some(first)) => Ok(first.item.clone()),
        (None, None) => bail!("{name}: there is no scenario in it"),
    }
}
