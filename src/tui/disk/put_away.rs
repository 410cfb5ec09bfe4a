//! The host while the screen is locked: it holds what was on the table sealed, and no key.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::Disk;
use crate::engine::encounter::Encounter;
use crate::format;
use crate::store::vault::{Passphrase, VaultError};
use crate::store::{Event, Session, StoreError};
use crate::tui::model::Shelf;

/// Everything of the table, with what its file said when it was read or saved last.
#[derive(Serialize, Deserialize)]
struct Kept {
    shelf: Shelf,
    file: Option<String>,
}

impl Disk {
    /// Says that the store is used, for as long as the answer is kept.
    pub(in crate::tui) fn session(&self) -> Result<Session, StoreError> {
        self.store.session()
    }

    /// The time without a key after which the screen is locked.
    pub(in crate::tui) fn lock_after(&self) -> Option<Duration> {
        self.choices.privacy.lock_after.time(self.store.has_vault())
    }

    /// Whether the vault is locked.
    pub(in crate::tui) fn is_locked(&self) -> bool {
        self.store.is_locked()
    }

    /// Whether what is entered is journaled.
    pub(in crate::tui) const fn journals(&self) -> bool {
        self.choices.privacy.journal
    }

    /// Seals what is on the table and wipes the key. `false`: there is no vault, and nothing was done.
    ///
    /// # Errors
    /// Why it could not; nothing was done then.
    pub(in crate::tui) fn put_away(&mut self, shelf: Shelf) -> Result<bool, String> {
        let kept = Kept { shelf, file: self.loaded.as_ref().map(|loaded| loaded.text.clone()) };
        let said = |error: &dyn std::fmt::Display| error.to_string();
        let bytes = Zeroizing::new(serde_json::to_vec(&kept).map_err(|error| said(&error))?);
        let Some(sealed) = self.store.seal_in_memory(&bytes).map_err(|error| said(&error))? else {
            return Ok(false);
        };
        self.kept = Some(sealed);
        if let Some(loaded) = &mut self.loaded {
            loaded.encounter = Encounter::default();
            loaded.text = String::new();
        }
        self.store.lock();
        self.note(Event::Locked, None);
        Ok(true)
    }

    /// Tries a passphrase.
    ///
    /// # Errors
    /// It is another one, or the key file cannot be read.
    pub(in crate::tui) fn unlock(&mut self, passphrase: &Passphrase) -> Result<(), StoreError> {
        let unlocked = self.store.unlock(passphrase);
        match &unlocked {
            Ok(()) => self.note(Event::Unlocked, None),
            Err(StoreError::Vault(VaultError::WrongPassphrase)) => self.note(Event::Refused, None),
            Err(_) => {}
        }
        unlocked
    }

    /// What was put away, once it is unlocked.
    ///
    /// # Errors
    /// Why it cannot be opened; it is kept then.
    pub(in crate::tui) fn take_back(&mut self) -> Result<Shelf, String> {
        let sealed = self.kept.as_ref().ok_or("nothing was put away")?;
        let bytes = Zeroizing::new(self.store.open_in_memory(sealed).map_err(|error| error.to_string())?);
        let kept: Kept = serde_json::from_slice(&bytes).map_err(|error| error.to_string())?;
        if let (Some(loaded), Some(text)) = (&mut self.loaded, kept.file) {
            loaded.encounter = format::read(&text).map_err(|errors| errors.to_string())?;
            loaded.text = text;
        }
        self.kept = None;
        Ok(kept.shelf)
    }

    /// Wipes the key again.
    pub(in crate::tui) fn wipe(&self) {
        self.store.lock();
    }
}
