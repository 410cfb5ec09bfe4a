//! The vault key under another key.

use ulid::Ulid;
use zeroize::Zeroizing;

use super::key::{KEY, NONCE, Secret, TAG, decrypt, encrypt, random};
use super::{VaultError, VaultKey};

/// The one cipher that there is for wraps, by its name in the key file.
pub(super) const CIPHER: &str = "xchacha20-poly1305";

/// A wrapped vault key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wrap {
    pub nonce: [u8; NONCE],
    pub wrapped: [u8; KEY + TAG],
    /// It was made by a version that proves the head of the key file, and opens with no head that is not proved.
    pub proves: bool,
}

impl Wrap {
    /// Wraps the key of a vault. `about` says what the wrap is; it opens only with the same words, to which it belongs that
    /// the head is proved.
    pub fn new(key: &VaultKey, under: &Secret, about: &str) -> Result<Self, VaultError> {
        let nonce = random()?;
        // All of the room at once, so that nothing of the key is copied; encryption happens in its place.
        let mut wrapped = Vec::with_capacity(KEY + TAG);
        wrapped.extend_from_slice(key.secret().as_slice());
        encrypt(under, &nonce, words(about, true).as_bytes(), &mut wrapped, 0)?;
        let wrapped = wrapped.try_into().map_err(|_| VaultError::NoRandom)?;
        Ok(Self { nonce, wrapped, proves: true })
    }

    /// The key, if it was wrapped under this one with these words.
    pub fn open(&self, vault: Ulid, under: &Secret, about: &str) -> Option<VaultKey> {
        let key =
            Zeroizing::new(decrypt(under, &self.nonce, words(about, self.proves).as_bytes(), &self.wrapped)?);
        let mut secret: Secret = Zeroizing::new([0; KEY]);
        secret.copy_from_slice(key.get(..KEY)?);
        Some(VaultKey::of(vault, secret))
    }
}

/// What a wrap is, and whether it asks for a proved head: who strikes that word out of the file has a wrap that does not
/// open.
fn words(about: &str, proves: bool) -> String {
    if proves { format!("{about} head-proved") } else { about.to_owned() }
}
