//! What an encounter said before: every save keeps the text that it replaces, as one file a version.
//!
//! The versions of a saved encounter lie in a folder of their own beside the encounters. They stay there while it is in
//! the trash, so that they are there when it comes back: a sealed one opens at its own place only. Those of a file
//! elsewhere lie in the state folder, like its journal. A name tells the number, the second of the save, and whether it
//! was signed: nothing of what stands in it.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::error::StoreError;
use super::records::file_name;
use super::{Loaded, Store, atomic, clock, journal_line};
use crate::format;

/// So many of the newest versions are kept, whatever they are.
const NEWEST: usize = 50;
const DAY: u64 = 24 * 60 * 60;

/// A version that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its number, from 1. Later versions have greater numbers, whatever the clock said.
    pub number: u32,
    /// When it was saved, in seconds since 1970.
    pub saved: u64,
    /// It was signed, and is kept for ever.
    pub signed: bool,
    path: PathBuf,
}

impl Version {
    /// When it was saved, as people of this place read it.
    #[must_use]
    pub fn read_by_people(&self) -> String {
        clock::read_by_people(self.saved)
    }
}

impl Store {
    /// The versions of an encounter before the present one, the oldest first.
    ///
    /// # Errors
    /// Where their folder cannot be read. Without a folder there are none.
    pub fn versions(&self, path: &Path) -> Result<Vec<Version>, StoreError> {
        let folder = self.versions_folder(path);
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(StoreError::io("reading", &folder)(error)),
        };
        let mut versions = Vec::new();
        for entry in entries {
            versions.extend(named(entry.map_err(StoreError::io("reading", &folder))?.path()));
        }
        versions.sort_by_key(|version| (version.number, version.saved));
        Ok(versions)
    }

    /// What a version says.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn version(&self, version: &Version) -> Result<Loaded, StoreError> {
        self.load(&version.path)
    }

    /// Keeps what stands in a file, durably, before something else is put there. What is the newest version already is
    /// not kept twice, as after a save that was cut short.
    pub(super) fn keep_version(&self, path: &Path) -> Result<(), StoreError> {
        let found = match fs::metadata(path) {
            Ok(found) if found.len() > 0 => found,
            Ok(_) => return Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(StoreError::io("keeping the version before", path)(error)),
        };
        let text = self.read_text(path)?;
        if text.trim().is_empty() {
            return Ok(());
        }
        let folder = self.versions_folder(path);
        atomic::create_folder(&folder).map_err(StoreError::io("making the folder", &folder))?;
        let _held = hold(&folder);
        let mut versions = self.versions(path)?;
        if let Some(last) = versions.last()
            && self.read_text(&last.path).is_ok_and(|kept| kept == text)
        {
            return Ok(());
        }
        let saved = found.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let saved = saved.map_or(0, |since| since.as_secs());
        let number = versions.last().map_or(0, |last| last.number).saturating_add(1);
        let signed = format::read(&text).is_ok_and(|encounter| encounter.clinician.signed.is_some());
        let mark = if signed { "-signed" } else { "" };
        let path = folder.join(format!("{number:06}-{saved}{mark}.toml"));
        self.write_text(&path, &text, true)?;
        versions.push(Version { number, saved, signed, path });
        for version in superfluous(&versions) {
            // One too many harms nobody; the next save tries again.
            let _ = fs::remove_file(&version.path);
        }
        Ok(())
    }

    /// Where the versions of a file lie.
    fn versions_folder(&self, path: &Path) -> PathBuf {
        let stem = path.file_stem().and_then(OsStr::to_str).and_then(|stem| file_name(stem).ok());
        match stem.filter(|_| self.owns(path)) {
            Some(id) => self.folders().versions().join(id),
            None => {
                let folder = fs::canonicalize(atomic::folder_of(path));
                let whole = folder.map_or_else(
                    |_| path.to_path_buf(),
                    |folder| folder.join(path.file_name().unwrap_or_default()),
                );
                let sum = journal_line::checksum(whole.as_os_str().as_encoded_bytes());
                self.folders().versions_elsewhere().join(format!("file-{sum:016x}"))
            }
        }
    }
}

/// Keeps other programs from numbering versions at the same time. Not every system locks folders; then the locks of the
/// encounters themselves have to do.
fn hold(folder: &Path) -> Option<File> {
    let folder = File::open(folder).ok()?;
    folder.lock().ok()?;
    Some(folder)
}

/// The version that a file is by its name.
fn named(path: PathBuf) -> Option<Version> {
    let name = path.file_name()?.to_str()?.strip_suffix(".toml")?;
    let mut parts = name.split('-');
    let number = parts.next()?.parse().ok()?;
    let saved = parts.next()?.parse().ok()?;
    let signed = match parts.next() {
        Some("signed") => true,
        Some(_) => return None,
        None => false,
    };
    Some(Version { number, saved, signed, path })
}

/// Of versions in their order those that need not be kept: neither among the newest, nor the last of its day, nor signed.
fn superfluous(versions: &[Version]) -> Vec<&Version> {
    let mut days = BTreeSet::new();
    let mut drop = Vec::new();
    for (at, version) in versions.iter().rev().enumerate() {
        let last_of_day = days.insert(version.saved / DAY);
        if at >= NEWEST && !last_of_day && !version.signed {
            drop.push(version);
        }
    }
    drop
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(number: u32, saved: u64) -> Version {
        Version { number, saved, signed: false, path: PathBuf::new() }
    }

    #[test]
    fn the_newest_the_last_of_a_day_and_the_signed_ones_stay() {
        // Three a day, every eight hours, for forty days.
        let mut versions: Vec<Version> =
            (0..120).map(|at| version(at + 1, u64::from(at) * DAY / 3)).collect();
        versions[30].signed = true;
        let gone: Vec<u32> = superfluous(&versions).iter().map(|version| version.number).collect();
        let stays = |number: u32| !gone.contains(&number);
        assert!((71..=120).all(stays), "the newest fifty");
        assert!((1..=70).filter(|number| number % 3 == 0).all(stays), "the last of every day");
        assert!(stays(31), "what was signed");
        assert_eq!(gone.len(), 70 - 23 - 1);
    }

    #[test]
    fn a_name_is_a_version_or_is_none() {
        let read = |name: &str| named(PathBuf::from(name)).map(|one| (one.number, one.saved, one.signed));
        assert_eq!(read("000007-1763720100.toml"), Some((7, 1_763_720_100, false)));
        assert_eq!(read("000008-1763720100-signed.toml"), Some((8, 1_763_720_100, true)));
        for other in ["notes.toml", "7.toml", "000007-1-copy.toml", ".curette-x.new", "000007-1.toml~"] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
