//! What can go wrong with the files of the user. Nothing is lost by any of it: the old file stays whole.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::holder::Holder;
use super::vault::{Unsealed, VaultError};
use crate::format::{FormatErrors, shown};

/// Why a file was not read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No saved encounter begins so.
    #[error("no saved encounter has an id beginning with '{0}'; see the ids with 'curette list'")]
    NotFound(String),
    /// Several do.
    #[error("'{prefix}' is the beginning of several ids ({}); give more of it", .ids.join(", "))]
    Ambiguous {
        /// What was given.
        prefix: String,
        /// The first of the ids that fit.
        ids: Vec<String>,
    },
    /// The encounter has no id and no path.
    #[error("the encounter has no id to name its file; give it one, or a path to save to")]
    NoId,
    /// An id that would lead elsewhere.
    #[error("'{0}' cannot name a file; an id has 1 to 64 letters, digits and '-'")]
    BadId(String),
    /// The system refused.
    #[error("{what} '{}' did not work, {}; {}", path_shown(.path), reason(.source), remedy(.source))]
    Io {
        /// What was tried: `reading`, `saving`.
        what: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A folder, a device or a pipe.
    #[error("'{}' is no regular file; give the path of an encounter file", path_shown(.0))]
    NotAFile(PathBuf),
    /// Too large to be an encounter.
    #[error("'{}' has {size} bytes, more than an encounter can have; check that it is one", path_shown(.path))]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size in bytes.
        size: u64,
    },
    /// The text has mistakes, one a line.
    #[error("{}", with_path(.path, .errors))]
    Format {
        /// The file.
        path: PathBuf,
        /// Its mistakes.
        errors: FormatErrors,
    },
    /// The encounter to be saved could not be read again.
    #[error("the encounter cannot be saved as it is, {0}; mend that first")]
    Unwritable(FormatErrors),
    /// The file on disk is no longer an encounter, so that it is not overwritten.
    #[error("'{}' was not overwritten, as what stands there now cannot be read ({errors}); mend it or save elsewhere", path_shown(.path))]
    Unmergeable {
        /// The file.
        path: PathBuf,
        /// Its mistakes.
        errors: FormatErrors,
    },
    /// A newer version wrote the file.
    #[error("'{}' has schema {schema} of a newer version of curette and was not overwritten; save elsewhere or use that version", path_shown(.path))]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema.
        schema: i64,
    },
    /// What stands there is signed and would be changed without a word.
    #[error("'{}' was signed {signed} and was not changed without a reason; say why it is amended", path_shown(.path))]
    Signed {
        /// The file.
        path: PathBuf,
        /// The time of the signature.
        signed: String,
    },
    /// A link is not written through.
    #[error("'{}' is a link and was not overwritten; save to the file that it leads to, '{}'", path_shown(.path), path_shown(.target))]
    Link {
        /// The link.
        path: PathBuf,
        /// Where it leads.
        target: PathBuf,
    },
    /// Another curette has the encounter open.
    #[error("this encounter is open in another curette ({0}); close it there first")]
    OpenElsewhere(OpenElsewhere),
    /// The vault is locked.
    #[error("the encounters are encrypted and locked; unlock them with the passphrase first")]
    Locked,
    /// A sealed file without a vault.
    #[error("'{}' is sealed, and the key file that belongs to it, vault.toml of the data folder, is not there; take that from a backup", path_shown(.0))]
    NoKeyFile(PathBuf),
    /// A sealed file that does not open.
    #[error("'{}' cannot be opened: {source}", path_shown(.path))]
    Sealed {
        /// The file.
        path: PathBuf,
        /// Why.
        source: Unsealed,
    },
    /// The key file of the vault.
    #[error("the key file '{}' cannot be used: {source}", path_shown(.path))]
    KeyFile {
        /// The file.
        path: PathBuf,
        /// Why.
        source: VaultError,
    },
    /// A passphrase, a code, a key.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// Everything is being sealed or opened.
    #[error("another curette is turning the vault on or off just now; try again when it is done")]
    Converting,
    /// Sealing and opening everything needs the folders alone.
    #[error(
        "curette is open elsewhere; close it first, so that nothing is written while everything is sealed or opened"
    )]
    InUse,
    /// Something has the name that a copy shall have.
    #[error("'{}' is there already and was not overwritten; give another name", path_shown(.0))]
    Taken(PathBuf),
    /// A copy among the saved encounters would be a second one with the same id.
    #[error("'{}' lies among the saved encounters, where each has one file; give another folder", path_shown(.0))]
    AmongSaved(PathBuf),
}

/// An encounter that another curette has open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenElsewhere {
    /// The journal that the other one holds.
    pub journal: PathBuf,
    /// Who it is, where that is known.
    pub holder: Option<Holder>,
}

impl fmt::Display for OpenElsewhere {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.holder {
            Some(holder) => holder.fmt(out),
            None => write!(out, "journal '{}'", path_shown(&self.journal)),
        }
    }
}

impl StoreError {
    /// An error of the system about a path.
    pub(super) fn io(what: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_path_buf();
        move |source| Self::Io { what, path, source }
    }
}

/// A path as it may be printed.
pub(super) fn path_shown(path: &Path) -> String {
    path.to_string_lossy().split('/').map(shown).collect::<Vec<_>>().join("/")
}

/// What the system says, without its number.
pub(super) fn reason(error: &io::Error) -> String {
    let said = error.to_string();
    said.split(" (os error").next().unwrap_or_default().to_lowercase()
}

fn remedy(error: &io::Error) -> &'static str {
    let kind = error.kind();
    if kind == io::ErrorKind::NotFound {
        "check the path"
    } else if kind == io::ErrorKind::FileTooLarge {
        "this system lets you write no larger file: ask who keeps it"
    } else if kind == io::ErrorKind::PermissionDenied || kind == io::ErrorKind::ReadOnlyFilesystem {
        "check who may read and write there, or choose another place"
    } else if kind == io::ErrorKind::StorageFull || kind == io::ErrorKind::QuotaExceeded {
        "make room and try again"
    } else {
        "try again, or choose another place"
    }
}

/// `file:line:column: message`, one a line.
fn with_path(path: &Path, errors: &FormatErrors) -> String {
    let path = path_shown(path);
    errors.0.iter().map(|error| format!("{path}:{error}")).collect::<Vec<_>>().join("\n")
}
