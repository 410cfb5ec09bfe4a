//! A first look at the saved encounters that asks the system about none of them: the names in the folder, with what the
//! index says. Asking about each of ten thousand files is most of what [`Store::look_over`] takes.

use std::thread;
use std::time::SystemTime;

use super::Entry;
use crate::store::{Store, StoreError};

/// With more files than this that the index does not know, looking at all of them takes little longer.
const MOST_UNKNOWN: usize = 100;

impl Store {
    /// The saved encounters that are there now as the index remembers them, in the order of [`Store::list`]; those that it
    /// does not know are read. A file that was edited in place is not told apart: [`Store::look_over`] tells it. `None`
    /// where the index knows too little to save time.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    pub fn remembered(&self) -> Result<Option<Vec<Entry>>, StoreError> {
        self.must_be_unlocked()?;
        let (kept, files) = thread::scope(|scope| {
            let kept = scope.spawn(|| self.kept_rows());
            let files = self.found()?;
            Ok::<_, StoreError>((kept.join().unwrap_or_default(), files))
        })?;
        if files.len().saturating_sub(kept.rows.len()) > MOST_UNKNOWN {
            return Ok(None);
        }
        let now = SystemTime::now();
        let mut known = kept.by_id();
        let (mut entries, mut unknown) = (Vec::with_capacity(files.len()), 0);
        for (id, file) in files {
            let path = file.path();
            if let Some(row) = known.take(&id) {
                let brief = Ok(row.brief());
                entries.push(Entry { id, path, brief, state: None, stamp: None, is_kept: false });
                continue;
            }
            unknown += 1;
            if unknown > MOST_UNKNOWN {
                return Ok(None);
            }
            entries.push(self.entry(id, path, None, false, file.metadata().ok().map(|found| (found, now))));
        }
        entries.sort_unstable_by(Entry::order);
        Ok(Some(entries))
    }
}
