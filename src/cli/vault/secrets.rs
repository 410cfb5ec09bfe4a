//! `vault passphrase`, `recovery`, `recover`: what opens the vault. No encounter is written for any of them.

use std::path::Path;

use anyhow::{Context, bail};
use zeroize::Zeroizing;

use crate::cli::status::Status;
use crate::cli::{new, note, say, unlock};
use crate::config::Folders;
use crate::store::vault::{Cost, GROUPS, Passphrase, RecoveryCode, sheet};
use crate::store::{Event, Store};

/// How often a group of the code may be mistyped.
const TRIES: usize = 5;

/// Chooses another passphrase.
pub fn passphrase(known: Option<&Path>, new: Option<&Path>) -> anyhow::Result<Status> {
    let store = with_vault()?;
    unlock::unlock(&store, known)?;
    store.change_passphrase(&new_passphrase(new, "New passphrase: ")?, Cost::default())?;
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
    let (file, code) = store.new_sheet(today)?;
    say::result(&sheet(file.vault, today, &code))?;
    note::done(&store, Event::RecoverySheet, None);
    say::trouble("every earlier recovery sheet is void; destroy it");
    Ok(Status::Done)
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
    store.change_passphrase(&new_passphrase(new, "New passphrase: ")?, Cost::default())?;
    note::done(&store, Event::PassphraseChanged, None);
    say::result("the passphrase is changed; the recovery sheet stays valid\n")?;
    Ok(Status::Done)
}

/// A new passphrase, from a file or typed twice.
pub fn new_passphrase(file: Option<&Path>, words: &str) -> anyhow::Result<Passphrase> {
    if let Some(file) = file {
        let typed = unlock::from_file(file)?;
        typed.fit()?;
        return Ok(typed);
    }
    let typed = unlock::ask(words)?;
    typed.fit()?;
    if !unlock::ask("The same again: ")?.same(&typed) {
        bail!("the two are not the same; nothing is changed, begin again");
    }
    Ok(typed)
}

/// The code, group by group, each tried at once.
fn asked_code() -> anyhow::Result<RecoveryCode> {
    let mut typed = Zeroizing::new(String::with_capacity(GROUPS * 64));
    for number in 1..=GROUPS {
        for tries in 1.. {
            let group = unlock::hidden(&format!("Group {number} of {GROUPS} (not shown): "))?;
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
