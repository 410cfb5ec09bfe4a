//! Unfinished encounters thrown away: their journals move to the trash, from where they can come back.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::{Journal, Store, Unfinished, atomic};

impl Store {
    /// Moves the journal of an unfinished encounter to the trash and gives back where it lies there. A file that the
    /// encounter was saved to before stays as it is.
    ///
    /// # Errors
    /// Where another program has it open or it is gone, or it cannot be moved.
    pub fn trash_unfinished(&self, unfinished: &Unfinished) -> Result<PathBuf, StoreError> {
        let from = &unfinished.path;
        fs::symlink_metadata(from).map_err(StoreError::io("moving to the trash", from))?;
        // Held while it is moved, so that no other program goes on with it.
        let held = Journal::start(self, &unfinished.key)?;
        let trash = self.folders().trash();
        atomic::create_folder(&trash).map_err(StoreError::io("making the folder", &trash))?;
        let place = free_place(&trash, from);
        atomic::move_file(held.path(), &place).map_err(StoreError::io("moving to the trash", from))?;
        Ok(place)
    }
}

/// A name in the trash that nothing has yet, like that of the file.
pub(super) fn free_place(trash: &Path, file: &Path) -> PathBuf {
    let part = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let (stem, ending) = (part(file.file_stem()), part(file.extension()));
    let mut place = trash.join(format!("{stem}.{ending}"));
    let mut number = 2;
    while fs::symlink_metadata(&place).is_ok() {
        place = trash.join(format!("{stem}-{number}.{ending}"));
        number += 1;
    }
    place
}
