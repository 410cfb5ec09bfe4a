//! `curette practice mine`: the user's own corrected mistakes at work, as rules to practise, if they agree.

use anyhow::bail;

use crate::cli::{books, say, settings, status::Status, unlock};
use crate::config::Folders;
use crate::practice::own;
use crate::practice::schedule::OwnMistakes;
use crate::report::{lay, plain};
use crate::store::{Store, practice};

/// So many of the newest encounters are looked at before something is chosen.
const NEWEST: usize = 500;

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
    say::result(&told(&found(unlock::store()?, usize::MAX)?))?;
    Ok(Status::Done)
}

/// What the choice of the next item takes account of: nothing where the user did not agree. For a choice alone nobody is
/// asked for a passphrase.
pub fn for_choice(folders: &Folders) -> anyhow::Result<OwnMistakes> {
    if !settings::read(folders).practice.own_mistakes {
        return Ok(OwnMistakes::new());
    }
    if Store::new(folders.clone()).has_vault() && !unlock::is_named() {
        say::trouble(
            "your own mistakes lie in the vault and are left out; 'curette practice mine' lists them",
        );
        return Ok(OwnMistakes::new());
    }
    found(unlock::store()?, NEWEST)
}

fn found(store: &Store, newest: usize) -> anyhow::Result<OwnMistakes> {
    let encounters = practice::corrected(store, newest)?;
    Ok(own::of_all(&encounters, |encounter| books::choose(encounter).ok()))
}

fn told(found: &OwnMistakes) -> String {
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
