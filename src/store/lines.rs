//! Files that only grow, a line at a time: every line is on the disk before the program goes on.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::StoreError;
use super::atomic;

/// Adds a line to a file, which is made for its owner alone. When this returns, the line survives a crash. A line that an
/// earlier crash cut short is ended first, so that this one stands by itself.
///
/// # Errors
/// Where the disk refuses.
pub fn append(path: &Path, line: &str) -> Result<(), StoreError> {
    let folder = atomic::folder_of(path);
    atomic::create_folder(folder).map_err(StoreError::io("making the folder", folder))?;
    add(path, line).map_err(StoreError::io("writing", path))
}

fn add(path: &Path, line: &str) -> io::Result<()> {
    let is_new = !path.exists();
    let mut options = OpenOptions::new();
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    // Two programs that add at once must not mix their lines; the lock goes with the file.
    file.lock()?;
    let start = if is_cut_short(&mut file)? { "\n" } else { "" };
    let before = file.metadata()?.len();
    let written = file.write_all(format!("{start}{}\n", line.replace('\n', " ")).as_bytes());
    if let Err(error) = written.and_then(|()| file.sync_data()) {
        // Half a line, as a full disk leaves one, is no line; this may be written again.
        drop(file.set_len(before));
        return Err(error);
    }
    if is_new { atomic::sync_folder(atomic::folder_of(path)) } else { Ok(()) }
}

fn is_cut_short(file: &mut File) -> io::Result<bool> {
    if file.metadata()?.len() == 0 {
        return Ok(false);
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_was_cut_short_does_not_spoil_the_next() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("new/results.ndjson");
        append(&path, "{\"a\":1}").expect("written");
        std::fs::write(&path, "{\"a\":1}\n{\"b\":").expect("torn");
        append(&path, "{\"c\":3}").expect("written");
        assert_eq!(std::fs::read_to_string(&path).expect("text"), "{\"a\":1}\n{\"b\":\n{\"c\":3}\n");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let fresh = folder.path().join("fresh.ndjson");
            append(&fresh, "x").expect("written");
            assert_eq!(std::fs::metadata(&fresh).expect("file").permissions().mode() & 0o777, 0o600);
        }
    }
}
