//! The key of the vault while it is unlocked. Every copy of a store shares it, so that locking one locks all of them.

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use super::vault::{State, VaultKey};

/// The key, and whether everything is sealed under it.
pub(super) struct Held {
    pub key: VaultKey,
    pub state: State,
}

/// Where the key hangs.
#[derive(Clone, Default)]
pub(super) struct Ring(Arc<RwLock<Option<Arc<Held>>>>);

impl Ring {
    /// The key, where it is unlocked.
    pub fn get(&self) -> Option<Arc<Held>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts the key there.
    pub fn put(&self, key: VaultKey, state: State) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(Held { key, state }));
    }

    /// Takes the key away; it is wiped with its last user, who never keeps it beyond one file.
    pub fn clear(&self) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

impl fmt::Debug for Ring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.get().is_some() { "Ring(unlocked)" } else { "Ring(empty)" })
    }
}
