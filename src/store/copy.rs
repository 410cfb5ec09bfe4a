//! A copy of an encounter to a place of the user's choice, where its own file cannot be written.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::{Store, atomic};
use crate::engine::encounter::Encounter;
use crate::format;

impl Store {
    /// Writes a new file with the encounter and gives its path: JSON where the name ends so, TOML otherwise. Nothing is
    /// overwritten and no link is followed.
    ///
    /// # Errors
    /// Where something has the name already, or it cannot be written.
    pub fn save_copy(&self, encounter: &Encounter, path: &Path) -> Result<PathBuf, StoreError> {
        if self.owns(path) {
            return Err(StoreError::AmongSaved(path.to_path_buf()));
        }
        if fs::symlink_metadata(path).is_ok() {
            return Err(StoreError::Taken(path.to_path_buf()));
        }
        let json = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
        let text =
            if json { format::write_json_pretty(encounter) } else { format::write_toml(encounter, None) };
        match self.create_text(path, &text.map_err(StoreError::Unwritable)?) {
            Err(StoreError::Io { source, .. }) if source.kind() == ErrorKind::AlreadyExists => {
                Err(StoreError::Taken(path.to_path_buf()))
            }
            Err(error) => Err(error),
            // The folder in full, so that the file is found from everywhere.
            Ok(()) => Ok(fs::canonicalize(atomic::folder_of(path)).map_or_else(
                |_| path.to_path_buf(),
                |folder| folder.join(path.file_name().unwrap_or_default()),
            )),
        }
    }
}
