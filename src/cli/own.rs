//! The store of the user who runs a command is closed to others before anything is done with it.

use super::say;
use crate::store::Store;

/// Closes the store to others; what was closed is told on standard error.
pub fn close(store: &Store) {
    for words in store.close_to_others() {
        say::trouble(&format!("curette: {words}"));
    }
}
