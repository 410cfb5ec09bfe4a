//! What a guess of the passphrase costs: Argon2id with numbers that the key file states.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::{Zeroize, Zeroizing};

use super::VaultError;
use super::key::{KEY, Secret};

/// Memory, passes and lanes of Argon2id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl Default for Cost {
    /// The second choice of RFC 9106, for machines that have not two gigabytes to give, with one lane, as this runs on
    /// one core: well under a second on a slow machine, and 64 MiB for each guess of whoever tries them.
    fn default() -> Self {
        Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 }
    }
}

impl Cost {
    /// The largest numbers that are taken from a key file, so that a damaged one does not stop the machine.
    const MOST: Self = Self { memory_kib: 1024 * 1024, passes: 64, lanes: 16 };

    /// The least that there is: for tests, which guess nothing.
    #[must_use]
    pub const fn least() -> Self {
        Self { memory_kib: 8, passes: 1, lanes: 1 }
    }

    /// The numbers of a key file.
    ///
    /// # Errors
    /// Where they are none that can be used.
    pub fn stated(memory_kib: i64, passes: i64, lanes: i64) -> Result<Self, VaultError> {
        let taken = |what, value: i64, least: i64, most: u32| match u32::try_from(value) {
            Ok(small) if value >= least && small <= most => Ok(small),
            Ok(_) | Err(_) => Err(VaultError::TooCostly { what, value, most: most.into() }),
        };
        let lanes = taken("lanes", lanes, 1, Self::MOST.lanes)?;
        let passes = taken("passes", passes, 1, Self::MOST.passes)?;
        let memory_kib = taken("memory_kib", memory_kib, i64::from(lanes) * 8, Self::MOST.memory_kib)?;
        Ok(Self { memory_kib, passes, lanes })
    }

    /// Memory in KiB, passes, lanes.
    #[must_use]
    pub const fn numbers(self) -> (u32, u32, u32) {
        (self.memory_kib, self.passes, self.lanes)
    }

    /// The key of a passphrase.
    pub(super) fn key(self, passphrase: &[u8], salt: &[u8]) -> Result<Secret, VaultError> {
        let unusable = |error: argon2::Error| VaultError::KeyFile(error.to_string());
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(KEY)).map_err(unusable)?;
        let mut memory = vec![Block::default(); params.block_count()];
        let mut key: Secret = Zeroizing::new([0; KEY]);
        let made = Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into_with_memory(
            passphrase,
            salt,
            key.as_mut_slice(),
            &mut memory,
        );
        // The key could be made again from what is left in this memory.
        memory.iter_mut().for_each(Zeroize::zeroize);
        made.map_err(unusable)?;
        Ok(key)
    }
}

#[cfg(test)]
mod tests {
    use argon2::{AssociatedData, ParamsBuilder};

    use super::super::hex::hex;
    use super::*;

    /// Section 5.3 of RFC 9106. It takes a secret and associated data, which the program does not, so that the library is
    /// asked directly.
    #[test]
    fn the_published_example_of_the_passphrase_key_comes_out() {
        let params = ParamsBuilder::new()
            .m_cost(32)
            .t_cost(3)
            .p_cost(4)
            .data(AssociatedData::new(&[4; 12]).expect("data"))
            .build()
            .expect("params");
        let secret = [3; 8];
        let argon =
            Argon2::new_with_secret(&secret, Algorithm::Argon2id, Version::V0x13, params).expect("argon");
        let mut tag = [0; 32];
        argon.hash_password_into(&[1; 32], &[2; 16], &mut tag).expect("key");
        assert_eq!(hex(&tag), "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    }

    /// A vector of the reference implementation (`argon2 somesalt -id -t 2 -k 65536 -p 1`, "password"), which takes
    /// passphrase and salt alone as the program does.
    #[test]
    fn the_example_of_the_reference_implementation_comes_out() {
        let cost = Cost::stated(65536, 2, 1).expect("cost");
        let key = cost.key(b"password", b"somesalt").expect("key");
        assert_eq!(hex(key.as_slice()), "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
    }

    #[test]
    fn numbers_beyond_reason_are_refused_by_name() {
        for (numbers, what) in [
            ((8_000_000, 3, 1), "memory_kib = 8000000"),
            ((7, 3, 1), "memory_kib = 7"),
            ((65536, 0, 1), "passes = 0"),
            ((65536, 3, -1), "lanes = -1"),
            ((16, 3, 4), "memory_kib = 16"),
        ] {
            let said = Cost::stated(numbers.0, numbers.1, numbers.2).expect_err(what).to_string();
            assert!(said.contains(what), "{said}");
        }
        assert_eq!(Cost::stated(65536, 3, 1), Ok(Cost::default()));
    }
}
