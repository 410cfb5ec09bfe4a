//! What a program that was killed leaves behind: files that were not whole yet, journals in which nothing stands.

use std::fs::{self, File};
use std::path::Path;
use std::time::Duration;

use super::atomic::BEGUN;
use super::error::StoreError;
use super::{Journal, JournalKey, Store};

/// Younger files may be in use by a program on another machine, whose locks this one does not see.
const OLD: Duration = Duration::from_secs(10 * 60);

/// Keeps others away from an encounter while something is done with its file; dropping it lets them in again.
#[derive(Debug)]
pub struct Hold(Option<Journal>);

impl Drop for Hold {
    fn drop(&mut self) {
        if let Some(journal) = self.0.take().filter(Journal::is_empty) {
            // Nothing is lost where it stays: it is empty.
            let _ = journal.finish();
        }
    }
}

impl Store {
    /// Holds the encounter of a file, so that no other curette opens it meanwhile.
    ///
    /// # Errors
    /// Where another curette has it open. Where there can be no lock, nobody else can have one either.
    pub fn hold(&self, path: &Path) -> Result<Hold, StoreError> {
        let key = match self.load(path) {
            Ok(loaded) => JournalKey::of(&loaded.encounter, Some(&loaded.path), self),
            Err(_) => path.file_stem().and_then(|stem| stem.to_str()).map(|id| JournalKey::Id(id.to_owned())),
        };
        match key.map(|key| self.journal(&key)) {
            Some(Err(error @ StoreError::OpenElsewhere(_))) => Err(error),
            Some(Err(_)) | None => Ok(Hold(None)),
            Some(Ok(journal)) => Ok(Hold(Some(journal))),
        }
    }

    /// Removes what killed programs left in the folders of the store and in this one: files that were never whole, old
    /// and in use by nobody. Nothing else is touched, and what cannot be removed stays.
    pub fn sweep(&self, besides: Option<&Path>) {
        let folders = self.folders();
        let own = [folders.encounters(), folders.journals(), folders.state.clone(), folders.config.clone()];
        for folder in own.iter().map(|folder| folder.as_path()).chain(besides) {
            let Ok(entries) = fs::read_dir(folder) else { continue };
            for entry in entries.flatten() {
                let name = entry.file_name();
                if name.to_str().is_some_and(is_begun) {
                    remove_if_left(&entry.path());
                }
            }
        }
        self.sweep_journals();
    }

    /// Removes journals in which nothing stands and that nobody has open.
    fn sweep_journals(&self) {
        let Ok(entries) = fs::read_dir(self.folders().journals()) else { return };
        for entry in entries.flatten() {
            let path = entry.path();
            let is_empty = entry.metadata().is_ok_and(|found| found.is_file() && found.len() == 0);
            if is_empty && path.extension().is_some_and(|end| end == "journal") {
                Journal::sweep(self, path);
            }
        }
    }
}

/// Whether a file has a name that only unfinished ones have.
fn is_begun(name: &str) -> bool {
    let (prefix, suffix) = BEGUN;
    name.strip_prefix(prefix)
        .and_then(|rest| rest.strip_suffix(suffix))
        .is_some_and(|middle| !middle.is_empty() && middle.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

fn remove_if_left(path: &Path) {
    let is_old = fs::symlink_metadata(path).is_ok_and(|found| {
        // A time that is yet to come says nothing about the age.
        let age = found.modified().ok().and_then(|then| then.elapsed().ok());
        found.is_file() && age.is_some_and(|age| age >= OLD)
    });
    if is_old && File::open(path).is_ok_and(|file| file.try_lock().is_ok()) {
        let _ = fs::remove_file(path);
    }
}

#[cfg(test)]
mod tests {
    use super::is_begun;

    #[test]
    fn only_names_of_our_own_are_swept() {
        assert!(is_begun(".curette-aB3xYz.new"));
        for other in [".curette-.new", ".curette-a.b.new", "curette-abc.new", ".curette-abc.toml", ".new"] {
            assert!(!is_begun(other), "{other}");
        }
    }
}
