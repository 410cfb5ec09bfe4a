//! Sealed bytes: a head in clear that says what they are, then the content, of which no byte can be changed unnoticed.
//!
//! ```text
//! curette-sealed   14 letters
//! version          1 byte, 1
//! algorithm        1 byte, 1 = XChaCha20-Poly1305
//! vault            16 bytes, the ULID of the key file
//! kind             1 byte, see `Kind`
//! length of name   1 byte
//! name             of the record: the id of an encounter, the name of a journal
//! nonce            24 random bytes
//! content          encrypted, with 16 bytes at its end that prove head and content
//! ```

use std::fmt;

use ulid::Ulid;

use super::key::{NONCE, TAG, decrypt, encrypt, random};
use super::{Unsealed, VaultError, VaultKey};

const MAGIC: &[u8; 14] = b"curette-sealed";
const VERSION: u8 = 1;
const XCHACHA20_POLY1305: u8 = 1;
/// Bytes before the name.
const FIXED: usize = MAGIC.len() + 2 + 16 + 2;

/// The most bytes that sealing adds to a content.
pub const OVERHEAD: usize = FIXED + 255 + NONCE + TAG;

/// What kind of thing is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A saved encounter.
    Encounter,
    /// A line of a journal.
    Journal,
    /// An earlier version of an encounter.
    Version,
    /// Something that can be made anew from the rest.
    Cache,
    /// What was on the screen when it was locked; it never lies on a disk.
    Screen,
    /// Any other file of the store.
    Other,
}

impl Kind {
    const NUMBERS: &'static [(u8, Self, &'static str)] = &[
        (1, Self::Encounter, "encounter"),
        (2, Self::Journal, "journal"),
        (3, Self::Version, "version"),
        (4, Self::Cache, "cache"),
        (5, Self::Screen, "screen"),
        (6, Self::Other, "file"),
    ];

    fn row(self) -> (u8, &'static str) {
        let own = Self::NUMBERS.iter().find(|(_, kind, _)| *kind == self);
        own.map_or((0, ""), |(number, _, word)| (*number, *word))
    }
}

/// What sealed bytes are: a kind and a name. They open only as that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The kind.
    pub kind: Kind,
    /// The name; of a longer one than 255 bytes only the beginning counts.
    name: String,
}

impl Subject {
    /// A thing of this kind with this name.
    #[must_use]
    pub fn new(kind: Kind, name: &str) -> Self {
        let end = (0..=name.len().min(255)).rev().find(|end| name.is_char_boundary(*end)).unwrap_or(0);
        Self { kind, name: name[..end].to_owned() }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} '{}'", self.kind.row().1, crate::format::shown(&self.name))
    }
}

/// Whether bytes begin as sealed ones do.
#[must_use]
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// Seals a content.
///
/// # Errors
/// Where the system gives no random bytes.
pub fn seal(key: &VaultKey, subject: &Subject, content: &[u8]) -> Result<Vec<u8>, VaultError> {
    let nonce: [u8; NONCE] = random()?;
    let mut bytes = Vec::with_capacity(FIXED + subject.name.len() + NONCE + content.len() + TAG);
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&[VERSION, XCHACHA20_POLY1305]);
    bytes.extend_from_slice(&key.vault().to_bytes());
    bytes.extend_from_slice(&[subject.kind.row().0, u8::try_from(subject.name.len()).unwrap_or(u8::MAX)]);
    bytes.extend_from_slice(subject.name.as_bytes());
    let head = bytes.clone();
    bytes.extend_from_slice(&nonce);
    let from = bytes.len();
    bytes.extend_from_slice(content);
    encrypt(key.secret(), &nonce, &head, &mut bytes, from)?;
    Ok(bytes)
}

/// The content of sealed bytes, and what they are. Where `wanted` is given they must be that.
///
/// # Errors
/// Why they do not open: unknown, of another vault, another record, changed, cut short.
pub fn open(key: &VaultKey, bytes: &[u8], wanted: Option<&Subject>) -> Result<(Subject, Vec<u8>), Unsealed> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(Unsealed::NotSealed)?;
    let (version, rest) = rest.split_first().ok_or(Unsealed::Short)?;
    if *version != VERSION {
        return Err(Unsealed::Version(*version));
    }
    let (algorithm, rest) = rest.split_first().ok_or(Unsealed::Short)?;
    if *algorithm != XCHACHA20_POLY1305 {
        return Err(Unsealed::Algorithm(*algorithm));
    }
    let (vault, rest) = rest.split_first_chunk::<16>().ok_or(Unsealed::Short)?;
    let ([kind, length], rest) = rest.split_first_chunk::<2>().ok_or(Unsealed::Short)?;
    let (name, rest) = rest.split_at_checked(usize::from(*length)).ok_or(Unsealed::Short)?;
    let head = bytes.get(..FIXED + name.len()).ok_or(Unsealed::Short)?;
    let (nonce, sealed) = rest.split_first_chunk::<NONCE>().ok_or(Unsealed::Short)?;
    if sealed.len() < TAG {
        return Err(Unsealed::Short);
    }
    let vault = Ulid::from_bytes(*vault);
    if vault != key.vault() {
        return Err(Unsealed::OtherVault(vault.to_string()));
    }
    // First the proof: what the head says counts only once it is shown to be as it was sealed.
    let content = decrypt(key.secret(), nonce, head, sealed).ok_or(Unsealed::Changed)?;
    let known = Kind::NUMBERS.iter().find(|(number, ..)| number == kind).ok_or(Unsealed::Changed)?;
    let name = std::str::from_utf8(name).map_err(|_| Unsealed::Changed)?;
    let is = Subject::new(known.1, name);
    match wanted {
        Some(wanted) if *wanted != is => {
            Err(Unsealed::OtherRecord { is: is.to_string(), wanted: wanted.to_string() })
        }
        Some(_) | None => Ok((is, content)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key() -> VaultKey {
        VaultKey::new(Ulid::new()).expect("key")
    }

    proptest! {
        #[test]
        fn what_was_sealed_opens_as_it_was(content: Vec<u8>, name in ".{0,300}") {
            let (key, subject) = (key(), Subject::new(Kind::Encounter, &name));
            let sealed = seal(&key, &subject, &content).expect("sealed");
            prop_assert!(is_sealed(&sealed));
            prop_assert_eq!(open(&key, &sealed, Some(&subject)), Ok((subject, content)));
        }

        #[test]
        fn bytes_from_anywhere_never_open(bytes: Vec<u8>, behind_a_head: bool) {
            let key = key();
            let bytes = if behind_a_head {
                let head = seal(&key, &Subject::new(Kind::Other, "x"), b"").expect("sealed");
                [&head[..FIXED + 1], &bytes].concat()
            } else {
                bytes
            };
            prop_assert!(open(&key, &bytes, None).is_err());
        }
    }

    #[test]
    fn every_changed_byte_and_every_cut_is_noticed() {
        let key = key();
        let subject = Subject::new(Kind::Encounter, "01K5D3QK8T0V6M2H9XW4Z7R1AB");
        let sealed = seal(&key, &subject, b"a pearly papule").expect("sealed");
        for at in 0..sealed.len() {
            for bit in 0..8 {
                let mut changed = sealed.clone();
                changed[at] ^= 1 << bit;
                assert!(open(&key, &changed, None).is_err(), "byte {at}, bit {bit}");
            }
            assert!(open(&key, &sealed[..at], None).is_err(), "cut at {at}");
        }
        let longer = [&sealed[..], b"\n"].concat();
        assert_eq!(open(&key, &longer, None), Err(Unsealed::Changed));
    }

    #[test]
    fn each_reason_is_told_apart() {
        let key = key();
        let (a, b) = (Subject::new(Kind::Encounter, "A"), Subject::new(Kind::Encounter, "B"));
        let sealed = seal(&key, &a, b"text").expect("sealed");
        let changed = |at: usize, to: u8| {
            let mut bytes = sealed.clone();
            bytes[at] = to;
            open(&key, &bytes, Some(&a)).expect_err("refused")
        };
        assert_eq!(changed(0, b'K'), Unsealed::NotSealed);
        assert_eq!(changed(14, 2), Unsealed::Version(2));
        assert_eq!(changed(15, 9), Unsealed::Algorithm(9));
        assert_eq!(
            changed(16, 0xff ^ sealed[16]).to_string().split(',').next(),
            Some("it belongs to another vault")
        );
        assert_eq!(changed(FIXED, b'B'), Unsealed::Changed, "a forged name is no swap");
        assert_eq!(open(&key, &sealed[..60], None), Err(Unsealed::Short));
        let swapped = open(&key, &sealed, Some(&b)).expect_err("swapped").to_string();
        assert!(swapped.starts_with("it is encounter 'A', not encounter 'B'"), "{swapped}");
        let version = Subject::new(Kind::Version, "A");
        assert!(matches!(open(&key, &sealed, Some(&version)), Err(Unsealed::OtherRecord { .. })));
        let other = VaultKey::new(key.vault()).expect("key");
        assert_eq!(open(&other, &sealed, Some(&a)), Err(Unsealed::Changed), "another key");
    }

    #[test]
    fn the_same_content_never_looks_the_same() {
        let (key, subject) = (key(), Subject::new(Kind::Journal, "j"));
        let two = [(); 2].map(|()| seal(&key, &subject, b"text").expect("sealed"));
        assert_ne!(two[0], two[1]);
    }
}
