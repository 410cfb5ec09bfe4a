//! Why something of the vault does not open. None of it says anything of what is sealed.

use super::code::CodeError;

/// Why sealed bytes do not open.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsealed {
    /// They do not begin as sealed bytes do.
    #[error(
        "it is not sealed, though everything is while the vault is on: it was damaged or put there by another program; if it is yours, 'curette vault on' seals it"
    )]
    NotSealed,
    /// They end before their content can begin.
    #[error("it is cut short; take the file from a backup")]
    Short,
    /// A newer version of the program made them.
    #[error("it has version {0} of sealed files, of a newer curette; open it with that")]
    Version(u8),
    /// They are sealed in a way that this version does not know.
    #[error(
        "it is sealed with the algorithm of number {0}, which this version does not know; open it with a newer curette"
    )]
    Algorithm(u8),
    /// They belong to another vault.
    #[error("it belongs to another vault, {0}; open it with the key file of that one")]
    OtherVault(String),
    /// They are a whole file in the place of another.
    #[error("it is {is}, not {wanted}: files were put in the places of others; move it back")]
    OtherRecord {
        /// What they are.
        is: String,
        /// What lies there by its name.
        wanted: String,
    },
    /// At least one byte is not as it was sealed.
    #[error("it was changed after it was sealed, or is damaged; take the file from a backup")]
    Changed,
}

/// Why a vault cannot be made or unlocked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// The system gives no random bytes.
    #[error("the system gives no random numbers, without which nothing can be sealed; try again")]
    NoRandom,
    /// Another passphrase.
    #[error("that is not the passphrase")]
    WrongPassphrase,
    /// A code that is well typed, of another sheet.
    #[error("that code does not open this vault: it is of an older recovery sheet, or of another vault")]
    WrongCode,
    /// A code that is not well typed.
    #[error(transparent)]
    Code(#[from] CodeError),
    /// Too short to be safe.
    #[error("a passphrase has at least {least} characters; take several words", least = super::SHORTEST)]
    ShortPassphrase,
    /// Longer than anybody types.
    #[error("the passphrase is longer than {0} bytes; take a shorter one")]
    LongPassphrase(usize),
    /// The key file is no TOML, or lacks something.
    #[error("it cannot be read ({0}); take it from a backup")]
    KeyFile(String),
    /// What stands in clear in the key file is not what the program wrote.
    #[error(
        "its state or its dates are not what curette wrote: put them back as they were, or take the file from a backup"
    )]
    Head,
    /// A newer version of the program made the key file.
    #[error("it has version {0} of key files, of a newer curette; unlock it with that")]
    Version(i64),
    /// A way of locking that this version does not know.
    #[error("it names the algorithm '{0}', which this version does not know; unlock it with a newer curette")]
    Algorithm(String),
    /// Numbers that no computer should be asked for.
    #[error(
        "it asks for {what} = {value}, which curette does not take (at most {most}); it was damaged: take it from a backup"
    )]
    TooCostly {
        /// The key.
        what: &'static str,
        /// Its value.
        value: i64,
        /// The largest that is taken.
        most: i64,
    },
    /// A record was not sealed or opened.
    #[error(transparent)]
    Record(#[from] Unsealed),
}
