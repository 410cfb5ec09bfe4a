//! What holds encounters belongs to its owner alone: folders and files that others could open are closed to them, and it
//! is said. Nothing outside the store is touched, and no link in it is followed.

use std::collections::BTreeSet;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::Store;
use super::error::{path_shown, reason};

/// What could not be closed and was said: the list looks at every file each time, and nobody wants to read it twice.
static SAID: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// What was closed, or could not be, to be said.
#[derive(Debug, Default)]
pub(super) struct Mended {
    words: Vec<String>,
    /// Files are said together: the first of them, its mode, and how many there are.
    files: Option<(PathBuf, u32, usize)>,
    /// What could not be closed is said together as well: the first of it, in words, and how many there are.
    failed: Option<(String, usize)>,
}

impl Store {
    /// Closes to others what lies in the store: its folders, the files of its state, and all files of a folder that stood
    /// open. The encounters themselves are looked at where they are listed. Gives what is to be said.
    #[must_use]
    pub fn close_to_others(&self) -> Vec<String> {
        let mut mended = Mended::default();
        let (data, state) = (self.folders().data.clone(), self.folders().state.clone());
        for (top, files_too) in [(data, false), (state, true)] {
            let stood_open = mended.folder(&top);
            if files_too || stood_open {
                mended.files_of(&top);
            }
            for folder in folders_in(&top) {
                let stood_open = mended.folder(&folder) || stood_open;
                if files_too || stood_open {
                    mended.files_of(&folder);
                }
            }
        }
        mended.words()
    }
}

/// Whether others than the owner could open it.
#[cfg(unix)]
pub(super) fn is_open(found: &Metadata) -> bool {
    mode(found) & 0o077 != 0
}

/// Whether others than the owner could open it: here that is not told by a mode.
#[cfg(not(unix))]
pub(super) const fn is_open(_found: &Metadata) -> bool {
    false
}

#[cfg(unix)]
fn mode(found: &Metadata) -> u32 {
    std::os::unix::fs::PermissionsExt::mode(&found.permissions()) & 0o777
}

#[cfg(not(unix))]
const fn mode(_found: &Metadata) -> u32 {
    0
}

impl Mended {
    /// Closes a file; what the owner may do with it stays.
    pub(super) fn file(&mut self, path: &Path, found: &Metadata) {
        if !found.is_file() || !is_open(found) {
            return;
        }
        let was = mode(found);
        match close(path, was & 0o600) {
            Ok(()) => {
                let (_, _, many) = self.files.get_or_insert_with(|| (path.to_path_buf(), was, 0));
                *many += 1;
            }
            Err(error) => self.failed(path, was, "0600", &error),
        }
    }

    /// Closes a folder; tells whether it stood open. The folder of a user may be a link: where it leads is the store.
    fn folder(&mut self, path: &Path) -> bool {
        let Ok(found) = fs::metadata(path) else { return false };
        if !found.is_dir() || !is_open(&found) {
            return false;
        }
        let was = mode(&found);
        match close(path, was & 0o700) {
            Ok(()) => self.words.push(format!("closed '{}' to others: was {was:04o}", path_shown(path))),
            Err(error) => self.failed(path, was, "0700", &error),
        }
        true
    }

    fn files_of(&mut self, folder: &Path) {
        for path in inside(folder) {
            if let Ok(found) = fs::symlink_metadata(&path) {
                self.file(&path, &found);
            }
        }
    }

    fn failed(&mut self, path: &Path, was: u32, wanted: &str, error: &std::io::Error) {
        if !SAID.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_path_buf()) {
            return;
        }
        let (path, why) = (path_shown(path), reason(error));
        let (_, many) = self.failed.get_or_insert_with(|| {
            let said = format!(
                "others may open '{path}' ({was:04o}) and it could not be closed ({why}); its owner can: chmod {wanted} '{path}'"
            );
            (said, 0)
        });
        *many += 1;
    }

    /// What is to be said, one thing an entry.
    pub(super) fn words(mut self) -> Vec<String> {
        if let Some((path, was, many)) = self.files.take() {
            let more = match many {
                1 => String::new(),
                _ => format!(", and {} more files", many - 1),
            };
            self.words.push(format!("closed '{}' to others: was {was:04o}{more}", path_shown(&path)));
        }
        if let Some((said, many)) = self.failed.take() {
            let more = match many {
                1 => String::new(),
                _ => format!("; 'curette doctor' names {} more", many - 1),
            };
            self.words.push(said + &more);
        }
        self.words
    }
}

#[cfg(unix)]
fn close(path: &Path, mode: u32) -> std::io::Result<()> {
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode))
}

#[cfg(not(unix))]
fn close(_path: &Path, _mode: u32) -> std::io::Result<()> {
    Ok(())
}

/// Everything in a folder, by name; nothing where it is not there.
fn inside(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    paths
}

fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let mut paths = inside(folder);
    paths.retain(|path| fs::symlink_metadata(path).is_ok_and(|found| found.is_dir()));
    paths
}
