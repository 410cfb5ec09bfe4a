//! What the system says of many files: asked for by several threads, as the asking is nearly all that an opened list takes.

use std::fs::{self, DirEntry, Metadata};
use std::io;
use std::num::NonZeroUsize;
use std::path::Path;
use std::thread;

use crate::store::private::{self, Mended};

/// Fewer files than this for each thread are not worth one.
const ENOUGH: usize = 500;
/// More threads only wait for each other.
const MOST: usize = 8;

/// What the system says of these files, in their order; of symbolic links it is said of themselves.
pub(super) fn all(files: &[(String, DirEntry)]) -> Vec<io::Result<Metadata>> {
    let ask = |files: &[(String, DirEntry)]| -> Vec<io::Result<Metadata>> {
        files.iter().map(|(_, entry)| entry.metadata()).collect()
    };
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let threads = (files.len() / ENOUGH).min(cores).min(MOST);
    if threads < 2 {
        return ask(files);
    }
    thread::scope(|scope| {
        let parts = files.chunks(files.len().div_ceil(threads));
        let asked: Vec<_> = parts.map(|part| (part, scope.spawn(move || ask(part)))).collect();
        // A thread that could not do it leaves it to this one.
        asked.into_iter().flat_map(|(part, thread)| thread.join().unwrap_or_else(|_| ask(part))).collect()
    })
}

/// The same of one file, once it is closed to others where they could open it.
pub(super) fn closed(path: &Path, found: io::Result<Metadata>, mended: &mut Mended) -> Option<Metadata> {
    let found = found.ok()?;
    if found.is_symlink() {
        return fs::metadata(path).ok();
    }
    if private::is_open(&found) {
        mended.file(path, &found);
        // Closing it has changed it.
        return fs::symlink_metadata(path).ok();
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_files_are_asked_for_in_their_order() {
        let folder = tempfile::tempdir().expect("folder");
        for size in 0..2_001_usize {
            fs::write(folder.path().join(size.to_string()), vec![b'x'; size % 100]).expect("file");
        }
        let entries = fs::read_dir(folder.path()).expect("folder").map(|entry| entry.expect("entry"));
        let named = |entry: DirEntry| (entry.file_name().into_string().expect("a number"), entry);
        let files: Vec<(String, DirEntry)> = entries.map(named).collect();
        fs::remove_file(folder.path().join("1234")).expect("removed");
        let found = all(&files);
        assert_eq!(found.len(), files.len());
        for ((name, _), found) in files.iter().zip(&found) {
            let size: u64 = name.parse().expect("a number");
            let expected = (size != 1_234).then_some(size % 100);
            assert_eq!(found.as_ref().ok().map(Metadata::len), expected, "file {size}");
        }
    }
}
