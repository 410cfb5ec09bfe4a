//! What lies sealed on the disk and what in clear: every file of the store goes through here, on its way in and out.

use std::borrow::Cow;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::lies::Lies;
use super::vault::{self, Kind, State, Subject, Unsealed, VaultError};
use super::{Store, StoreError};

/// How a sealed line of a journal begins; what follows are its bytes in hexadecimal digits, so that it stays one line.
const SEALED_LINE: &str = "sealed\t";

impl Store {
    /// The bytes as they may lie in the file with this path: sealed, if it is one of the store and the vault is on,
    /// else as they are. Whoever writes a file in which something of a patient stands asks this first.
    ///
    /// # Errors
    /// Where the vault is on and locked: nothing may be written then.
    pub fn seal<'c>(&self, path: &Path, content: &'c [u8]) -> Result<Cow<'c, [u8]>, StoreError> {
        let Some(held) = self.ring.get() else {
            let clear = Lies::of(self.folders(), path) == Lies::Outside || !self.has_vault();
            return if clear { Ok(Cow::Borrowed(content)) } else { Err(StoreError::Locked) };
        };
        let subject = match Lies::of(self.folders(), path) {
            _ if held.state == State::TurningOff => return Ok(Cow::Borrowed(content)),
            Lies::As(subject) | Lies::InTrash(subject) => subject,
            // A sealed file that the user copied elsewhere stays sealed.
            Lies::Outside => match sealed_outside(path) {
                Some(before) => vault::open(&held.key, &before, None).map_err(not_opened(path))?.0,
                None => return Ok(Cow::Borrowed(content)),
            },
        };
        Ok(Cow::Owned(vault::seal(&held.key, &subject, content)?))
    }

    /// What was given to [`Store::seal`], from the bytes of the file with this path. Bytes that are not sealed come back
    /// as they are, but for a file of the store while everything in it is sealed.
    ///
    /// # Errors
    /// Where the vault is locked, or the bytes do not open: changed, cut short, those of another file.
    pub fn open_sealed(&self, path: &Path, bytes: Vec<u8>) -> Result<Vec<u8>, StoreError> {
        let held = self.ring.get();
        if !vault::is_sealed(&bytes) {
            if !self.all_is_sealed() || Lies::of(self.folders(), path) == Lies::Outside {
                return Ok(bytes);
            }
            return Err(match held {
                Some(_) => not_opened(path)(Unsealed::NotSealed),
                None => StoreError::Locked,
            });
        }
        let Some(held) = held else {
            return Err(if self.has_vault() {
                StoreError::Locked
            } else {
                StoreError::NoKeyFile(path.to_path_buf())
            });
        };
        let wanted = match Lies::of(self.folders(), path) {
            Lies::As(subject) => Some(subject),
            // Its name there may be another; what it is stands in its head, and is proved.
            Lies::InTrash(_) | Lies::Outside => None,
        };
        let (_, content) = vault::open(&held.key, &bytes, wanted.as_ref()).map_err(not_opened(path))?;
        Ok(content)
    }

    /// A line of the journal with this path as it may lie there.
    pub(super) fn seal_line(&self, path: &Path, said: String) -> Result<String, StoreError> {
        match self.seal(path, said.as_bytes())? {
            Cow::Borrowed(_) => Ok(said),
            Cow::Owned(sealed) => Ok(format!("{SEALED_LINE}{}", vault::hex(&sealed))),
        }
    }

    /// What a line of the journal with this path says; `None` where it does not open. One in clear among sealed ones is
    /// not taken for one of them.
    pub(super) fn open_line<'s>(&self, path: &Path, said: &'s str) -> Option<Cow<'s, str>> {
        let Some(sealed) = said.strip_prefix(SEALED_LINE) else {
            return (!self.all_is_sealed()).then_some(Cow::Borrowed(said));
        };
        let content = self.open_sealed(path, vault::bytes_of(sealed)?).ok()?;
        String::from_utf8(content).ok().map(Cow::Owned)
    }

    /// Whether nothing in clear is taken for a file of the store.
    fn all_is_sealed(&self) -> bool {
        match self.ring.get() {
            Some(held) => held.state == State::On,
            None => self.has_vault(),
        }
    }

    /// Whether a line of a journal is sealed.
    pub(super) fn is_sealed_line(said: &str) -> bool {
        said.starts_with(SEALED_LINE)
    }

    /// What is kept in memory while the screen is locked: sealed, so that nothing of it can be read without the
    /// passphrase. `None` without a vault.
    ///
    /// # Errors
    /// Where the vault is locked already, or the system gives no random bytes.
    pub fn seal_in_memory(&self, content: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        match self.ring.get() {
            Some(held) => Ok(Some(vault::seal(&held.key, &screen(), content)?)),
            None if self.has_vault() => Err(StoreError::Locked),
            None => Ok(None),
        }
    }

    /// What was given to [`Store::seal_in_memory`].
    ///
    /// # Errors
    /// Where the vault is locked.
    pub fn open_in_memory(&self, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        let held = self.ring.get().ok_or(StoreError::Locked)?;
        let opened = vault::open(&held.key, sealed, Some(&screen())).map_err(VaultError::Record)?;
        Ok(opened.1)
    }

    /// Whether encounters are kept sealed.
    #[must_use]
    pub fn has_vault(&self) -> bool {
        // Where it cannot be told, nothing is written in clear. In a file there is none.
        fs::symlink_metadata(self.folders().vault()).map_or_else(
            |error| !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory),
            |_| true,
        )
    }

    /// Nothing, or that the vault is locked.
    pub(super) fn must_be_unlocked(&self) -> Result<(), StoreError> {
        if self.ring.get().is_none() && self.has_vault() { Err(StoreError::Locked) } else { Ok(()) }
    }
}

fn screen() -> Subject {
    Subject::new(Kind::Screen, "")
}

fn not_opened(path: &Path) -> impl FnOnce(Unsealed) -> StoreError {
    move |source| StoreError::Sealed { path: path.to_path_buf(), source }
}

/// The bytes of a sealed file outside of the store.
fn sealed_outside(path: &Path) -> Option<Vec<u8>> {
    super::content::read(path).ok().filter(|bytes| vault::is_sealed(bytes))
}
