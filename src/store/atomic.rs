//! Writing a file so that it is either the old one or the new one, whole, and only its owner can read it.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Creates a folder and those above it, for the owner only. Folders that are there stay as they are.
///
/// # Errors
/// What the system says.
pub fn create_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Writes the whole file beside the old one, makes it durable, and puts it in its place in one step.
/// A new file is for the owner only; a file that is there keeps its permissions, unless `private`.
/// Gives back the new file, still open.
///
/// # Errors
/// What the system says; the old file is untouched then.
pub fn write(path: &Path, bytes: &[u8], private: bool) -> io::Result<File> {
    let folder = folder_of(path);
    let mut new = begin(folder)?;
    new.write_all(bytes)?;
    if !private && let Ok(old) = fs::symlink_metadata(path) {
        new.as_file().set_permissions(old.permissions())?;
    }
    new.as_file().sync_all()?;
    let file = new.persist(path).map_err(|error| error.error)?;
    sync_folder(folder)?;
    Ok(file)
}

/// Writes a new file where there is none, whole and for its owner only: what has the name already, a link too, stays.
///
/// # Errors
/// What the system says, [`io::ErrorKind::AlreadyExists`] where something has the name.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = folder_of(path);
    let mut new = begin(folder)?;
    new.write_all(bytes)?;
    new.as_file().sync_all()?;
    new.persist_noclobber(path).map_err(|error| error.error)?;
    sync_folder(folder)
}

/// How the names of files begin that are not whole yet.
pub(super) const BEGUN: (&str, &str) = (".curette-", ".new");

/// A file beside the one that it will replace, locked while it is written: what a crash leaves behind is locked no more.
pub(super) fn begin(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let (prefix, suffix) = BEGUN;
    let new = tempfile::Builder::new().prefix(prefix).suffix(suffix).append(true).tempfile_in(folder)?;
    // Where the system knows no locks, the age of a file says whether it is in use.
    let _ = new.as_file().try_lock();
    Ok(new)
}

/// Moves a file, in one step where both folders lie on one disk; else it is copied whole before the old one goes.
///
/// # Errors
/// What the system says; the file is at its old place then.
pub fn move_file(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            if !fs::symlink_metadata(from)?.is_file() {
                return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is a link or no plain file"));
            }
            write(to, &fs::read(from)?, true)?;
            fs::remove_file(from)?;
        }
        other => other?,
    }
    sync_folder(folder_of(from))?;
    sync_folder(folder_of(to))
}

/// The folder of a file.
#[must_use]
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) | None => Path::new("."),
    }
}

/// Makes new and removed names of a folder durable, where the system can.
///
/// # Errors
/// What the system says.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
