//! `vault on` and `vault off`: everything sealed, everything in clear.

use std::path::Path;

use anyhow::Context;

use super::secrets;
use crate::cli::status::Status;
use crate::cli::{new, note, say, unlock};
use crate::config::Folders;
use crate::report::lay;
use crate::store::vault::{Cost, State, sheet};
use crate::store::{Converted, Event, Store};

/// Turns the vault on, or goes on with what was interrupted.
pub fn on(passphrase_file: Option<&Path>) -> anyhow::Result<Status> {
    let store = Store::new(Folders::find()?);
    let alone = store.alone()?;
    if store.has_vault() {
        unlock::unlock(&store, passphrase_file)?;
        if store.vault()?.is_some_and(|file| file.state == State::TurningOn) {
            say::trouble(
                "its recovery sheet was printed when this began; if you have none, 'curette vault recovery' prints another",
            );
        }
    } else {
        let today = new::today().context("the date of this machine is not known; set its clock")?;
        let file = passphrase_file.map(Path::to_path_buf).or_else(unlock::named);
        let passphrase = secrets::new_passphrase(file.as_deref(), "--passphrase-file")?;
        // Before there is a vault: whoever is interrupted now has the sheet already.
        store.make_vault(&alone, &passphrase, (Cost::default(), today), |file, code| {
            secrets::print(&sheet(file.vault, today, code), "nothing is encrypted and there is no vault")
        })?;
        note::done(&store, Event::RecoverySheet, None);
    }
    let done = store.seal_everything(&alone, &mut |_| Ok(()))?;
    let sealed = lay::counted(done.files, "file is", "files are");
    if done.failed.is_empty() {
        note::done(&store, Event::Encrypted, None);
    }
    finished(&done, &format!("the vault is on; {sealed} newly encrypted"))?;
    if done.files > 0 {
        say::trouble(
            "what lay in clear before may still be found in backups, in snapshots and in freed parts of the disk",
        );
    }
    Ok(status(&done))
}

/// Turns the vault off, or goes on with what was interrupted.
pub fn off(passphrase_file: Option<&Path>) -> anyhow::Result<Status> {
    let store = Store::new(Folders::find()?);
    let alone = store.alone()?;
    if !store.has_vault() {
        say::result("the vault is off; nothing is encrypted\n")?;
        return Ok(Status::Done);
    }
    unlock::unlock(&store, passphrase_file)?;
    let done = store.open_everything(&alone, &mut |_| Ok(()))?;
    let opened = lay::counted(done.files, "file is", "files are");
    if done.failed.is_empty() {
        note::done(&store, Event::Decrypted, None);
    }
    finished(&done, &format!("the vault is off; {opened} in clear again"))?;
    Ok(status(&done))
}

/// Says what was done; where something could not be, that nothing is finished.
fn finished(done: &Converted, words: &str) -> anyhow::Result<()> {
    for error in &done.failed {
        say::trouble(&error.to_string());
    }
    if done.failed.is_empty() {
        say::result(&format!("{words}\n"))?;
    } else {
        let number = lay::counted(done.failed.len(), "file", "files");
        say::trouble(&format!(
            "{number} could not be changed and stayed as they were; mend or move them, and say the same again"
        ));
    }
    Ok(())
}

const fn status(done: &Converted) -> Status {
    if done.failed.is_empty() { Status::Done } else { Status::Failed }
}
