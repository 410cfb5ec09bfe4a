//! The store of the user as commands read it. Where there is a vault the passphrase is asked for once, on the terminal,
//! or taken from the file that `CURETTE_PASSPHRASE_FILE` names.

use std::fs::{self, File};
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::{Context, anyhow, bail};
use zeroize::Zeroizing;

use super::{input, note, own};
use crate::config::Folders;
use crate::store::vault::{Passphrase, VaultError, is_sealed};
use crate::store::{Event, Session, Store, StoreError};

/// The variable that names a file with the passphrase, for scripts.
pub const VARIABLE: &str = "CURETTE_PASSPHRASE_FILE";
/// How often a passphrase may be mistyped.
const TRIES: usize = 3;

/// The store of this run, unlocked.
pub fn store() -> anyhow::Result<&'static Store> {
    static OPEN: OnceLock<(Store, Session)> = OnceLock::new();
    if OPEN.get().is_none() {
        let store = Store::new(Folders::find()?);
        own::close(&store);
        let session = store.session()?;
        unlock(&store, None)?;
        // Nobody else is here to have been first: commands read one file after the other.
        let _ = OPEN.set((store, session));
    }
    OPEN.get().map(|(store, _)| store).context("the store is not open")
}

/// The bytes of a file in clear: those of a sealed one are opened, any other's are as they are.
pub fn opened(path: &Path, bytes: Vec<u8>) -> anyhow::Result<Vec<u8>> {
    let needs_key = is_sealed(&bytes) || {
        let folders = Folders::find()?;
        let store = Store::new(folders);
        store.has_vault() && store.owns(path)
    };
    if needs_key { Ok(store()?.open_sealed(path, bytes)?) } else { Ok(bytes) }
}

/// Unlocks a store, if it has a vault, with the passphrase of a file or of the one who sits there.
pub fn unlock(store: &Store, file: Option<&Path>) -> anyhow::Result<()> {
    if !store.is_locked() {
        return Ok(());
    }
    if let Some(file) = file.map(Path::to_path_buf).or_else(named) {
        return tried(store, &from_file(&file)?).map_err(|error| match error {
            StoreError::Vault(VaultError::WrongPassphrase) => {
                anyhow!("what '{}' holds is not the passphrase of the vault", input::shown(&file))
            }
            other => other.into(),
        });
    }
    for tries in 1.. {
        match tried(store, &ask("Passphrase: ")?) {
            Err(StoreError::Vault(error @ VaultError::WrongPassphrase)) if tries < TRIES => {
                super::say::trouble(&format!("{error}; once more"));
            }
            other => return Ok(other?),
        }
    }
    Ok(())
}

/// Whether the passphrase can be had without asking for it.
pub fn is_named() -> bool {
    named().is_some()
}

/// Tries a passphrase, and notes that it was.
fn tried(store: &Store, passphrase: &Passphrase) -> Result<(), StoreError> {
    let unlocked = store.unlock(passphrase);
    match &unlocked {
        Ok(()) => note::done(store, Event::Unlocked, None),
        Err(StoreError::Vault(_)) => note::done(store, Event::Refused, None),
        Err(_) => {}
    }
    unlocked
}

/// The file that the environment names.
pub fn named() -> Option<PathBuf> {
    std::env::var_os(VARIABLE).filter(|name| !name.is_empty()).map(PathBuf::from)
}

/// Asks for a passphrase on the terminal, without showing it.
fn ask(words: &str) -> anyhow::Result<Passphrase> {
    let elsewhere = format!(
        "the encounters are encrypted, and there is no terminal to ask for the passphrase; \
         name a file that holds it, for you alone (0600), in {VARIABLE}"
    );
    Ok(Passphrase::read(hidden(words, &elsewhere)?)?)
}

/// A line typed on the terminal that is not shown. `elsewhere` says what to do where there is no terminal.
pub fn hidden(words: &str, elsewhere: &str) -> anyhow::Result<Zeroizing<String>> {
    // A run that talks to no terminal must not wait for somebody at the one that it happens to hang on.
    let somebody = io::stderr().is_terminal() || io::stdin().is_terminal();
    let asked = somebody.then(|| rpassword::prompt_password(words)).and_then(Result::ok);
    let Some(typed) = asked else {
        bail!("{elsewhere}");
    };
    Ok(Zeroizing::new(typed))
}

/// The passphrase in a file, or on standard input for `-`.
pub fn from_file(file: &Path) -> anyhow::Result<Passphrase> {
    Ok(Passphrase::read(secret_text(file)?)?)
}

/// What stands in a file that only its owner may read, or on standard input for `-`.
pub fn secret_text(file: &Path) -> anyhow::Result<Zeroizing<String>> {
    /// More than any secret has.
    const MOST: u64 = 4096;
    let mut bytes = Zeroizing::new(Vec::with_capacity(4096));
    if file.as_os_str() == "-" {
        io::stdin().lock().take(MOST).read_to_end(&mut bytes)?;
    } else {
        let shown = input::shown(file);
        let failed = || format!("'{shown}' cannot be read");
        let found = fs::metadata(file).with_context(failed)?;
        anyhow::ensure!(found.is_file(), "'{shown}' is no regular file; name one that holds the secret");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = found.permissions().mode() & 0o777;
            anyhow::ensure!(
                mode & 0o077 == 0,
                "others on this machine may read '{shown}' ({mode:04o}); close it with: chmod 0600 '{shown}'"
            );
        }
        File::open(file).with_context(failed)?.take(MOST).read_to_end(&mut bytes).with_context(failed)?;
    }
    let text = std::str::from_utf8(&bytes).context("the secret is no text in UTF-8")?;
    Ok(Zeroizing::new(text.to_owned()))
}
