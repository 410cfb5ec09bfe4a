//! The vault of a store: is there one, unlock and lock it, change what opens it. Its key file is written whole.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::PathBuf;

use super::vault::{Cost, KeyFile, Passphrase, RecoveryCode, State, VaultError};
use super::{Store, StoreError, atomic};
use crate::engine::date::Date;

/// Kept while the store is used: nobody turns the vault on or off meanwhile.
#[derive(Debug)]
pub struct Session(#[expect(dead_code, reason = "it is locked as long as it is held")] Option<File>);

/// Kept while everything is sealed or opened: nobody else uses the store meanwhile.
#[derive(Debug)]
pub struct Alone(#[expect(dead_code, reason = "it is locked as long as it is held")] File);

impl Store {
    /// The key file, if there is a vault.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn vault(&self) -> Result<Option<KeyFile>, StoreError> {
        if !self.has_vault() {
            return Ok(None);
        }
        let path = self.folders().vault();
        let text = fs::read_to_string(&path).map_err(StoreError::io("reading", &path))?;
        KeyFile::read(&text).map(Some).map_err(|source| StoreError::KeyFile { path, source })
    }

    /// Makes a vault, unlocked. Nothing is sealed by it yet. `show` gives the user the code for the recovery sheet
    /// before the key file is written: a vault whose sheet nobody has seen is never there.
    ///
    /// # Errors
    /// A passphrase that is too short, a vault that is there already, a sheet that was not shown, a disk that refuses.
    pub fn make_vault<E: From<StoreError>>(
        &self,
        _alone: &Alone,
        passphrase: &Passphrase,
        (cost, today): (Cost, Date),
        show: impl FnOnce(&KeyFile, &RecoveryCode) -> Result<(), E>,
    ) -> Result<(), E> {
        let path = self.folders().vault();
        if self.has_vault() {
            let there = io::ErrorKind::AlreadyExists.into();
            return Err(StoreError::io("making the key file", &path)(there).into());
        }
        let (file, key, code) = KeyFile::new(passphrase, cost, today).map_err(StoreError::from)?;
        show(&file, &code)?;
        self.keep(&file)?;
        self.ring.put(key, file.state);
        Ok(())
    }

    /// Unlocks the vault; without one there is nothing to do.
    ///
    /// # Errors
    /// Another passphrase, or a key file that cannot be read.
    pub fn unlock(&self, passphrase: &Passphrase) -> Result<(), StoreError> {
        if let Some(file) = self.vault()? {
            self.ring.put(file.unlock(passphrase).map_err(|why| self.of_key_file(why))?, file.state);
        }
        Ok(())
    }

    /// Unlocks the vault with the code of the recovery sheet.
    ///
    /// # Errors
    /// The code of another sheet, or a key file that cannot be read.
    pub fn recover(&self, code: &RecoveryCode) -> Result<(), StoreError> {
        if let Some(file) = self.vault()? {
            self.ring.put(file.recover(code).map_err(|why| self.of_key_file(why))?, file.state);
        }
        Ok(())
    }

    /// Names the key file where it is at fault, and not what was typed.
    fn of_key_file(&self, why: VaultError) -> StoreError {
        match why {
            source @ VaultError::Head => StoreError::KeyFile { path: self.folders().vault(), source },
            other => StoreError::Vault(other),
        }
    }

    /// Wipes the key. Every copy of this store is locked then.
    pub fn lock(&self) {
        self.ring.clear();
    }

    /// Whether there is a vault and it is locked.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.must_be_unlocked().is_err()
    }

    /// Chooses another passphrase; the old one opens nothing any more. No encounter is written for it.
    ///
    /// # Errors
    /// Where the vault is locked, the passphrase is too short, or the disk refuses.
    pub fn change_passphrase(&self, passphrase: &Passphrase, cost: Cost) -> Result<(), StoreError> {
        let (file, held) = self.vault()?.zip(self.ring.get()).ok_or(StoreError::Locked)?;
        self.keep(&file.with_passphrase(&held.key, passphrase, cost)?)
    }

    /// Makes another recovery sheet; the old one opens nothing any more. `show` gives it to the user before that.
    ///
    /// # Errors
    /// Where the vault is locked, the sheet was not shown, or the disk refuses.
    pub fn new_sheet<E: From<StoreError>>(
        &self,
        today: Date,
        show: impl FnOnce(&KeyFile, &RecoveryCode) -> Result<(), E>,
    ) -> Result<(), E> {
        let (file, held) = self.vault()?.zip(self.ring.get()).ok_or(StoreError::Locked)?;
        let (file, code) = file.with_new_sheet(&held.key, today).map_err(StoreError::from)?;
        show(&file, &code)?;
        Ok(self.keep(&file)?)
    }

    /// Notes in the key file how far the sealing is.
    pub(super) fn set_state(&self, state: State) -> Result<(), StoreError> {
        let (file, held) = self.vault()?.zip(self.ring.get()).ok_or(StoreError::Locked)?;
        self.keep(&file.with_state(&held.key, state)?)?;
        self.ring.put(held.key.clone(), state);
        Ok(())
    }

    /// Writes the key file.
    fn keep(&self, file: &KeyFile) -> Result<(), StoreError> {
        let path = self.folders().vault();
        let data = &self.folders().data;
        atomic::create_folder(data).map_err(StoreError::io("making the folder", data))?;
        let written = atomic::write(&path, file.write().as_bytes(), true);
        written.map(drop).map_err(StoreError::io("saving", &path))
    }

    /// Says that the store is used, for as long as the answer is kept.
    ///
    /// # Errors
    /// Where the vault is being turned on or off just now.
    pub fn session(&self) -> Result<Session, StoreError> {
        // Where nothing was ever written there is nothing to guard, and where nothing can be written neither.
        let Ok(file) = self.lock_file(self.folders().state.exists()) else { return Ok(Session(None)) };
        match file.try_lock_shared() {
            Ok(()) | Err(TryLockError::Error(_)) => Ok(Session(Some(file))),
            Err(TryLockError::WouldBlock) => Err(StoreError::Converting),
        }
    }

    /// Keeps everybody else from using the store.
    ///
    /// # Errors
    /// Where it is in use.
    pub fn alone(&self) -> Result<Alone, StoreError> {
        let state = &self.folders().state;
        atomic::create_folder(state).map_err(StoreError::io("making the folder", state))?;
        let file = self.lock_file(true).map_err(StoreError::io("locking", state))?;
        match file.try_lock() {
            Ok(()) => Ok(Alone(file)),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse),
            Err(TryLockError::Error(error)) => Err(StoreError::io("locking", state)(error)),
        }
    }

    fn lock_file(&self, make: bool) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(make);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(self.lock_path())
    }

    pub(super) fn lock_path(&self) -> PathBuf {
        self.folders().state.join("vault.lock")
    }
}
