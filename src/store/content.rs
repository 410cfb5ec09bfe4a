//! What stands in the files of the store: every text of an encounter is read and written here and nowhere else.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use super::error::StoreError;
use super::{Store, atomic, vault};
use crate::format;

impl Store {
    /// The text of a file of the store.
    pub(crate) fn read_text(&self, path: &Path) -> Result<String, StoreError> {
        let bytes = self.open_sealed(path, read(path)?)?;
        let text = format::text_of(&bytes)
            .map_err(|errors| StoreError::Format { path: path.to_path_buf(), errors })?;
        Ok(text.to_owned())
    }

    /// Puts a text in the place of a file, whole or not at all.
    pub(crate) fn write_text(&self, path: &Path, text: &str, private: bool) -> Result<(), StoreError> {
        let bytes = self.seal(path, text.as_bytes())?;
        atomic::write(path, &bytes, private).map(drop).map_err(StoreError::io("saving", path))
    }

    /// Makes a new file with a text; what has the name already stays.
    pub(super) fn create_text(&self, path: &Path, text: &str) -> Result<(), StoreError> {
        let bytes = self.seal(path, text.as_bytes())?;
        atomic::write_new(path, &bytes).map_err(StoreError::io("saving", path))
    }
}

/// What a regular file that is not too large holds.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, StoreError> {
    // Looked at before it is opened: opening a pipe would wait for ever.
    let found = fs::metadata(path).map_err(StoreError::io("reading", path))?;
    if !found.is_file() {
        return Err(StoreError::NotAFile(path.to_path_buf()));
    }
    let most = (format::LARGEST + vault::OVERHEAD) as u64;
    if found.len() > most {
        return Err(StoreError::TooLarge { path: path.to_path_buf(), size: found.len() });
    }
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(most + 1).read_to_end(&mut bytes))
        .map_err(StoreError::io("reading", path))?;
    Ok(bytes)
}
