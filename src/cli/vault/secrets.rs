//! `vault passphrase`, `recovery`, `recover`: what opens the vault. No encounter is written for any of them.

use std::path::Path;

use anyhow::{Context, anyhow, bail};
use zeroize::Zeroizing;

use crate::cli::status::Status;
use crate::cli::{input, new, note, say, unlock};
use crate::config::Folders;
use crate::store::vault::{Cost, GROUPS, Passphrase, RecoveryCode, sheet};
use crate::store::{Event, Store};

/// The option that names a file with a new passphrase where another one is known.
const NEW: &str = "--new-passphrase-file";
/// How often a group of the code may be mistyped.
const TRIES: usize = 5;

/// Chooses another passphrase.
pub fn passphrase(known: Option<&Path>, new: Option<&Path>) -> anyhow::Result<Status> {
    let store = with_vault()?;
    unlock::unlock(&store, known)?;
    store.change_passphrase(&new_passphrase(new, NEW)?, Cost::default())?;
    say::result(
        "the passphrase is changed; the old one opens nothing any more, the recovery sheet stays valid\n",
    )?;
    Ok(Status::Done)
}

/// Prints another recovery sheet.
pub fn recovery(known: Option<&Path>) -> anyhow::Result<Status> {
    let store = with_vault()?;
    unlock::unlock(&store, known)?;
    let today = new::today().context("the date of this machine is not known; set its clock")?;
    let mut printed = false;
    let made = store.new_sheet(today, |file, code| {
        print(&sheet(file.vault, today, code), "the recovery sheet before stays valid")?;
        printed = true;
        Ok(())
    });
    made.map_err(|error: anyhow::Error| {
        let what = "the sheet that was printed just now opens nothing; the one before stays valid";
        if printed { error.context(what) } else { error }
    })?;
    note::done(&store, Event::RecoverySheet, None);
    say::trouble(
        "every earlier recovery sheet is void; destroy it. If this one did not come out whole, 'curette vault recovery' \
         prints another",
    );
    Ok(Status::Done)
}

/// Prints a sheet. Where it cannot be printed, that is an error even where nobody reads any more, and `then` is how
/// things stand.
pub fn print(sheet: &str, then: &str) -> anyhow::Result<()> {
    say::result(sheet)
        .map_err(|error| anyhow!("the recovery sheet could not be printed, {}; {then}", input::said(&error)))
}

/// Chooses another passphrase with the code of the sheet.
pub fn recover(code: Option<&Path>, new: Option<&Path>) -> anyhow::Result<Status> {
    let store = with_vault()?;
    let code = match code {
        Some(file) => RecoveryCode::read(&unlock::secret_text(file)?)?,
        None => asked_code()?,
    };
    store.recover(&code)?;
    note::done(&store, Event::Unlocked, None);
    store.change_passphrase(&new_passphrase(new, NEW)?, Cost::default())?;
    note::done(&store, Event::PassphraseChanged, None);
    say::result("the passphrase is changed; the recovery sheet stays valid\n")?;
    Ok(Status::Done)
}

/// A new passphrase, from a file or typed twice. `option` is what names such a file.
pub fn new_passphrase(file: Option<&Path>, option: &str) -> anyhow::Result<Passphrase> {
    if let Some(file) = file {
        let typed = unlock::from_file(file)?;
        typed.fit()?;
        return Ok(typed);
    }
    let elsewhere = format!(
        "there is no terminal to ask for the new passphrase; name a file that holds it, for you alone (0600), with {option}"
    );
    let ask = |words| Ok::<_, anyhow::Error>(Passphrase::read(unlock::hidden(words, &elsewhere)?)?);
    let typed = ask("New passphrase: ")?;
    typed.fit()?;
    if !ask("The same again: ")?.same(&typed) {
        bail!("the two are not the same; nothing is changed, begin again");
    }
    Ok(typed)
}

/// The code, group by group, each tried at once.
fn asked_code() -> anyhow::Result<RecoveryCode> {
    let mut typed = Zeroizing::new(String::with_capacity(GROUPS * 64));
    for number in 1..=GROUPS {
        for tries in 1.. {
            let elsewhere = "there is no terminal to ask for the code of the recovery sheet; name a file that holds it, \
                             for you alone (0600), with --code-file";
            let group = unlock::hidden(&format!("Group {number} of {GROUPS} (not shown): "), elsewhere)?;
            // A whole code may be pasted at once.
            if number == 1
                && let Ok(code) = RecoveryCode::read(&group)
            {
                return Ok(code);
            }
            match RecoveryCode::check_group(number, &group) {
                Ok(()) => {
                    typed.push_str(&group);
                    break;
                }
                Err(error) if tries < TRIES => say::trouble(&format!("{error}; this group once more")),
                Err(error) => return Err(error.into()),
            }
        }
    }
    Ok(RecoveryCode::read(&typed)?)
}

/// The store, if it has a vault.
fn with_vault() -> anyhow::Result<Store> {
    let store = Store::new(Folders::find()?);
    anyhow::ensure!(store.has_vault(), "there is no vault; 'curette vault on' makes one");
    Ok(store)
}
