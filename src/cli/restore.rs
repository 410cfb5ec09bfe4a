//! `curette restore ID N`: what an encounter said before is saved anew; what it says now becomes a version.

use std::ffi::OsString;

use anyhow::{anyhow, bail};

use super::status::Status;
use super::{input, note, say, unlock, versions};
use crate::engine::amendment;
use crate::engine::encounter::Encounter;
use crate::report::plain;
use crate::store::{Event, JournalKey, Loaded, Store, StoreError, clock};

/// Arguments of `restore`.
#[derive(Debug, clap::Args)]
pub struct Restore {
    /// The id of a saved encounter or its beginning, or a file
    #[arg(value_name = "ID")]
    id: OsString,
    /// The number of the version, as 'curette show ID --history' lists it
    #[arg(value_name = "N")]
    number: u32,
    /// Why a signed encounter is changed
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

/// Saves the version anew and says what became of the present one.
pub fn run(args: &Restore) -> anyhow::Result<Status> {
    let store = unlock::store()?;
    let now = store.load(&input::resolve(&args.id)?).map_err(told)?;
    let version = versions::one(store, &now.path, args.number)?;
    let before = store.version(&version).map_err(told)?.encounter;
    let wanted = wanted(args, &now.encounter, &before)?;
    if wanted == now.encounter {
        say::result(&format!("version {} says what is said now; nothing was changed\n", args.number))?;
        return Ok(Status::Done);
    }
    save(store, &now, &wanted)?;
    if store.owns(&now.path) {
        note::done(store, Event::Restored, note::id(&now.path));
        if wanted.amended != now.encounter.amended {
            note::done(store, Event::Amended, note::id(&now.path));
        }
    }
    let kept = store.versions(&now.path).map_err(told)?.last().map_or(0, |last| last.number);
    let path = input::shown(&now.path);
    say::result(&format!("version {} is back in {path}; what stood there is version {kept}\n", args.number))?;
    let was_signed = now.encounter.clinician.signed.is_some() || before.clinician.signed.is_some();
    if was_signed && wanted.clinician.signed.is_none() {
        say::trouble("curette: it was amended and is not signed any more; sign it again");
    }
    Ok(Status::Done)
}

/// The version as it may stand in the place of the present state: a signed one is amended, and needs a reason.
fn wanted(args: &Restore, now: &Encounter, before: &Encounter) -> anyhow::Result<Encounter> {
    let settled = amendment::settled(now, before);
    if !amendment::needs_reason(now, &settled) {
        return Ok(settled);
    }
    let reason = args.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
    let Some(reason) = reason else {
        let signed = plain::line(now.clinician.signed.as_deref().unwrap_or_default()).into_owned();
        bail!("it was signed {signed}; say why it is amended with --reason \"…\"");
    };
    Ok(amendment::amended(now, before, clock::stamp(), reason.to_owned()))
}

/// Saves while no other program has the encounter open.
fn save(store: &Store, now: &Loaded, wanted: &Encounter) -> anyhow::Result<()> {
    let Some(key) = JournalKey::of(&now.encounter, Some(&now.path), store) else {
        bail!("'{}' has no id; give it one first", input::shown(&now.path));
    };
    if store.pending().map_err(told)?.iter().any(|left| left.key == key) {
        bail!("something was entered in it and not saved; open it, save or discard that, and try again");
    }
    let open = store.journal(&key).map_err(told)?;
    let saved = store.save(wanted, Some(&now.path)).map_err(told);
    open.finish().map_err(told)?;
    saved.map(drop)
}

fn told(error: StoreError) -> anyhow::Error {
    anyhow!("{error}")
}
