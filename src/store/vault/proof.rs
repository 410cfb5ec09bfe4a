//! The proof of the head of a key file: who has not the key of the vault can neither make it up nor keep it with another
//! head. It is the tag of an empty content, sealed under that key with the head beside it.

use super::VaultKey;
use super::key::{NONCE, TAG, decrypt, encrypt, random};
use super::{Unsealed, VaultError};

/// Bytes of a proof.
pub(super) const PROOF: usize = NONCE + TAG;

/// A proof as it stands in the file: nonce and tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Proof(pub [u8; PROOF]);

impl Proof {
    /// Proves a head.
    pub fn new(key: &VaultKey, head: &str) -> Result<Self, VaultError> {
        let nonce: [u8; NONCE] = random()?;
        let mut tag = Vec::with_capacity(TAG);
        encrypt(key.secret(), &nonce, head.as_bytes(), &mut tag, 0)?;
        let bytes = [nonce.as_slice(), tag.as_slice()].concat();
        Ok(Self(bytes.try_into().map_err(|_| VaultError::NoRandom)?))
    }

    /// Whether it is that of this head.
    pub fn holds(&self, key: &VaultKey, head: &str) -> Result<(), Unsealed> {
        let (nonce, tag) = self.0.split_first_chunk::<NONCE>().ok_or(Unsealed::Changed)?;
        decrypt(key.secret(), nonce, head.as_bytes(), tag).map(drop).ok_or(Unsealed::Changed)
    }
}

#[cfg(test)]
mod tests {
    use ulid::Ulid;

    use super::*;

    #[test]
    fn a_proof_holds_for_one_head_and_one_key() {
        let [key, other] = [(); 2].map(|()| VaultKey::new(Ulid::new()).expect("key"));
        let proof = Proof::new(&key, "head").expect("proof");
        assert_eq!(proof.holds(&key, "head"), Ok(()));
        assert!(proof.holds(&key, "hea").is_err() && proof.holds(&other, "head").is_err());
        for at in 0..PROOF {
            let mut changed = proof;
            changed.0[at] ^= 1;
            assert!(changed.holds(&key, "head").is_err(), "changed at {at}");
        }
    }
}
