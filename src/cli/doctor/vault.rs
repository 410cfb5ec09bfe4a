//! Encryption at rest: whether it is on, and whether everything is sealed. No passphrase is asked for; where a file with
//! it is named, the encounters are looked into.

use crate::cli::unlock;
use crate::report::lay;
use crate::store::Store;
use crate::store::vault::State;

use super::report::Report;

/// Tells how it stands; `false`: the encounters cannot be looked into.
pub fn look(store: &Store, report: &mut Report) -> bool {
    let file = match store.vault() {
        Ok(Some(file)) => file,
        Ok(None) => {
            report.row("vault", "off");
            return true;
        }
        Err(error) => {
            report.row("vault", "cannot be used");
            report.attend(error.to_string());
            return false;
        }
    };
    report.row(
        "vault",
        match file.state {
            State::On => "on",
            State::TurningOn => "being turned on",
            State::TurningOff => "being turned off",
        },
    );
    match (file.state, store.in_clear().map(|clear| clear.len())) {
        (State::On, Ok(0)) => {}
        (State::On | State::TurningOn, Ok(clear)) => report.attend(format!(
            "{} in clear though the vault is on; 'curette vault on' encrypts them",
            lay::counted(clear, "file lies", "files lie")
        )),
        (State::TurningOff, Ok(_)) => report.attend(
            "the vault was being turned off; 'curette vault off' goes on, 'curette vault on' goes back"
                .to_owned(),
        ),
        (_, Err(error)) => report.attend(error.to_string()),
    }
    if unlock::named().is_none() {
        report.row("saved", &format!("not looked into: encrypted ({} names no file)", unlock::VARIABLE));
        return false;
    }
    match unlock::unlock(store, None) {
        Ok(()) => true,
        Err(error) => {
            report.attend(format!("{error:#}"));
            false
        }
    }
}
