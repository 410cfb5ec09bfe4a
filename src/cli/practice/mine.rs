//! `curette practice mine`: the user's own corrected mistakes at work, as rules to practise, if they agree.

use std::collections::BTreeMap;

use anyhow::{anyhow, bail};

use crate::cli::{books, say, settings, status::Status, unlock};
use crate::config::Folders;
use crate::engine::assess;
use crate::engine::date::Date;
use crate::engine::encounter::Encounter;
use crate::engine::history::History;
use crate::engine::ids::RuleId;
use crate::engine::outcome::Assessment;
use crate::practice::own;
use crate::report::{lay, plain};

/// Arguments of `practice mine`.
#[derive(Debug, clap::Args)]
pub struct Mine {}

/// Lists each rule with the last date of service of an encounter that it was wrong in. Nothing is kept of it.
pub fn run(_args: &Mine) -> anyhow::Result<Status> {
    let folders = Folders::find()?;
    if !settings::read(&folders).practice.own_mistakes {
        bail!(
            "your own mistakes are not looked at; write own_mistakes = true under [practice] in config.toml if you agree"
        );
    }
    let store = unlock::store()?;
    let listing = store.look_over().map_err(|error| anyhow!("{error}"))?;
    let mut found: BTreeMap<RuleId, Option<Date>> = BTreeMap::new();
    for entry in listing.entries.iter().filter(|entry| entry.brief.is_ok()) {
        // What cannot be read is told by 'curette list'; here it is left out.
        let Ok(loaded) = store.load(&entry.path) else { continue };
        let versions = store.versions(&entry.path).unwrap_or_default();
        let earlier: Vec<Assessment> = versions
            .iter()
            .filter_map(|version| store.version(version).ok())
            .filter_map(|version| assessed(&version.encounter))
            .collect();
        let Some(now) = assessed(&loaded.encounter) else { continue };
        for rule in own::mistakes(&earlier, &now) {
            let date = found.entry(rule).or_default();
            *date = (*date).max(loaded.encounter.date_of_service);
        }
    }
    say::result(&told(&found))?;
    Ok(Status::Done)
}

fn assessed(encounter: &Encounter) -> Option<Assessment> {
    let book = books::choose(encounter).ok()?;
    Some(assess(encounter, History::none(), book))
}

fn told(found: &BTreeMap<RuleId, Option<Date>>) -> String {
    let book = crate::bundle::books().ok().and_then(<[_]>::last);
    let mut out = String::new();
    for (rule, date) in found {
        let title = book.and_then(|book| book.rule(*rule)).map_or("", |page| page.title.as_str());
        let date = date.map_or_else(|| "no date   ".to_owned(), |date| date.to_string());
        out.push_str(&format!("{rule:<12} {date}  {}\n", plain::line(title)));
    }
    let number = lay::counted(found.len(), "rule", "rules");
    out.push_str(&format!("\n{number} of your own. Practise one with: curette practice run RULE\n"));
    out
}
