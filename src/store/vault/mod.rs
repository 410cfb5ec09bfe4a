//! Encryption at rest, without any file: the key of a vault, what lies sealed, how a passphrase or a recovery code gives
//! the key back.
//!
//! Every file is sealed under one random *vault key*. That key lies in the *key file*, wrapped twice: under a key made of
//! the passphrase, and under the code of the recovery sheet. So a new passphrase or a new sheet is a new wrap, and no
//! record is written again.

mod code;
mod cost;
mod error;
mod hex;
mod key;
mod key_file;
mod passphrase;
mod proof;
mod sealed;
mod sheet;
mod wrap;

pub use code::{CodeError, GROUPS, RecoveryCode};
pub use cost::Cost;
pub use error::{Unsealed, VaultError};
pub use hex::{bytes_of, hex};
pub use key::VaultKey;
pub use key_file::{KeyFile, State};
pub use passphrase::{Passphrase, SHORTEST};
pub use sealed::{Kind, OVERHEAD, Subject, is_sealed, open, seal};
pub use sheet::sheet;
