//! Keys: 32 random bytes that are wiped from memory when they are dropped, and what they can do.

use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use ulid::Ulid;
use zeroize::Zeroizing;

use super::VaultError;

/// Bytes of a key.
pub(super) const KEY: usize = 32;
/// Bytes of a nonce: so many that random ones never meet.
pub(super) const NONCE: usize = 24;
/// Bytes that sealing adds to a content, the proof that nothing was changed.
pub(super) const TAG: usize = 16;

/// A secret of 32 bytes. It has no `Debug`, so that it gets into no message, and is wiped when it is dropped.
pub(super) type Secret = Zeroizing<[u8; KEY]>;

/// The key of a vault. It is not printed, and wiped when it is dropped.
#[derive(Clone)]
pub struct VaultKey {
    vault: Ulid,
    secret: Secret,
}

impl VaultKey {
    /// A new key of a new vault.
    ///
    /// # Errors
    /// Where the system gives no random bytes.
    pub fn new(vault: Ulid) -> Result<Self, VaultError> {
        Ok(Self { vault, secret: Zeroizing::new(random()?) })
    }

    /// The key of this vault that was unwrapped.
    pub(super) const fn of(vault: Ulid, secret: Secret) -> Self {
        Self { vault, secret }
    }

    /// The vault that it opens.
    #[must_use]
    pub const fn vault(&self) -> Ulid {
        self.vault
    }

    pub(super) const fn secret(&self) -> &Secret {
        &self.secret
    }
}

/// Random bytes of the system.
pub(super) fn random<const N: usize>() -> Result<[u8; N], VaultError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| VaultError::NoRandom)?;
    Ok(bytes)
}

/// Encrypts what stands in `buffer` from `from` on, and adds the tag. `header` is proved with it.
pub(super) fn encrypt(
    key: &Secret,
    nonce: &[u8; NONCE],
    header: &[u8],
    buffer: &mut Vec<u8>,
    from: usize,
) -> Result<(), VaultError> {
    let content = buffer.get_mut(from..).unwrap_or_default();
    // The cipher refuses contents of 256 GiB and more, which no file of the store has.
    let tag = cipher(key)
        .encrypt_inout_detached(&XNonce::from(*nonce), header, content.into())
        .map_err(|_| VaultError::NoRandom)?;
    buffer.extend_from_slice(&tag);
    Ok(())
}

/// The content of what `encrypt` made; nothing where the key, the header or any byte is another one.
pub(super) fn decrypt(key: &Secret, nonce: &[u8; NONCE], header: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let (content, tag) = sealed.split_last_chunk::<TAG>()?;
    let mut content = content.to_vec();
    cipher(key)
        .decrypt_inout_detached(&XNonce::from(*nonce), header, content.as_mut_slice().into(), &(*tag).into())
        .ok()?;
    Some(content)
}

fn cipher(key: &Secret) -> XChaCha20Poly1305 {
    // The cipher keeps a copy of its own, and wipes it when it is dropped.
    XChaCha20Poly1305::new(Key::cast_from_core(key))
}

#[cfg(test)]
mod tests {
    use super::super::hex::{bytes_of, hex};
    use super::*;

    fn array<const N: usize>(text: &str) -> [u8; N] {
        bytes_of(text).expect("hexadecimal").try_into().expect("so many bytes")
    }

    /// Appendix A.3.1 of draft-irtf-cfrg-xchacha-03.
    #[test]
    fn the_published_example_of_the_cipher_comes_out() {
        let key: Secret =
            Zeroizing::new(array("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f"));
        let nonce = array("404142434445464748494a4b4c4d4e4f5051525354555657");
        let header = bytes_of("50515253c0c1c2c3c4c5c6c7").expect("header");
        let plain =
            b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, \
sunscreen would be it.";
        let mut buffer = plain.to_vec();
        encrypt(&key, &nonce, &header, &mut buffer, 0).expect("sealed");
        assert_eq!(
            hex(&buffer),
            "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39\
ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812\
f615c68b13b52ec0875924c1c7987947deafd8780acf49"
        );
        assert_eq!(decrypt(&key, &nonce, &header, &buffer).as_deref(), Some(&plain[..]));
        assert_eq!(decrypt(&key, &nonce, b"", &buffer), None);
    }

    #[test]
    fn no_two_random_keys_are_the_same() {
        let two =
            [VaultKey::new(Ulid::new()), VaultKey::new(Ulid::new())].map(|key| key.expect("key").secret);
        assert_ne!(two[0], two[1]);
    }
}
