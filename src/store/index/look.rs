//! What the system says of many files: asked for by several threads, as the asking is nearly all that an opened list takes.

use std::fs::{self, Metadata};
use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread;

use crate::store::private::{self, Mended};

/// Fewer files than this for each thread are not worth one.
const ENOUGH: usize = 500;
/// More threads only wait for each other.
const MOST: usize = 8;

/// What the system says of these files, in their order; of symbolic links it is said of themselves.
pub(super) fn all(files: &[(String, PathBuf)]) -> Vec<io::Result<Metadata>> {
    let ask = |files: &[(String, PathBuf)]| -> Vec<io::Result<Metadata>> {
        files.iter().map(|(_, path)| fs::symlink_metadata(path)).collect()
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
        let files: Vec<(String, PathBuf)> = (0..2_001_u64)
            .map(|number| (number.to_string(), folder.path().join(number.to_string())))
            .collect();
        for (size, (_, path)) in files.iter().enumerate().filter(|(size, _)| *size != 1_234) {
            fs::write(path, vec![b'x'; size % 100]).expect("file");
        }
        let found = all(&files);
        assert_eq!(found.len(), files.len());
        for (size, found) in found.iter().enumerate() {
            let expected = (size != 1_234).then_some(size as u64 % 100);
            assert_eq!(found.as_ref().ok().map(Metadata::len), expected, "file {size}");
        }
    }
}
