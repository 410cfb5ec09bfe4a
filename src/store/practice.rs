//! The files of practice: results and disputes, which only grow, and the scenarios of the user; no patient data. And the
//! encounters in which the user's own mistakes are looked for.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::{Store, StoreError, lines};
use crate::config::Folders;
use crate::engine::encounter::Encounter;
use crate::format::LARGEST;
use crate::practice::Disputed;
use crate::practice::results::{self, Attempt};
use crate::practice::scenario::{Library, built_in};

/// The results of this user.
#[must_use]
pub fn results_file(folders: &Folders) -> PathBuf {
    folders.practice().join("results.ndjson")
}

/// The disputes of this user.
#[must_use]
pub fn disputes_file(folders: &Folders) -> PathBuf {
    folders.practice().join("disputes.ndjson")
}

/// Adds a result; it is on the disk when this returns.
///
/// # Errors
/// Where the disk refuses.
pub fn add(folders: &Folders, attempt: &Attempt) -> Result<(), StoreError> {
    lines::append(&results_file(folders), &attempt.to_line())
}

/// Adds a dispute; it is on the disk when this returns.
///
/// # Errors
/// Where the disk refuses.
pub fn dispute(folders: &Folders, disputed: &Disputed) -> Result<(), StoreError> {
    lines::append(&disputes_file(folders), &disputed.to_line())
}

/// The results of this user, none where nothing was answered yet, and what could not be read of them.
///
/// # Errors
/// Where the disk refuses.
pub fn results(folders: &Folders) -> Result<(Vec<Attempt>, Vec<String>), StoreError> {
    let path = results_file(folders);
    match fs::read(&path) {
        Ok(bytes) => Ok(results::read(&String::from_utf8_lossy(&bytes))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok((Vec::new(), Vec::new())),
        Err(error) => Err(StoreError::io("reading", &path)(error)),
    }
}

/// The built-in scenarios and those of the user's folder, with what is wrong with files that were left out.
#[must_use]
pub fn library(folders: &Folders) -> (Library, Vec<String>) {
    let mut library = built_in().clone();
    let (known, mut told) = (library.faults.len(), Vec::new());
    for path in own_files(&folders.scenarios()) {
        let name = path.to_string_lossy().into_owned();
        match text(&path) {
            Ok(text) => library.add_text(&name, &text),
            Err(error) => told.push(format!("{name}: {error}")),
        }
    }
    told.extend(library.faults[known..].iter().map(ToString::to_string));
    (library, told)
}

/// An encounter as it is now, and what it said before, the oldest first.
pub type Corrected = (Encounter, Vec<Encounter>);

/// The newest saved encounters in which a mistake may stand: those with billed lines or with earlier versions. What cannot
/// be read is told by the list; here it is left out.
///
/// # Errors
/// Where the folder cannot be read, or the vault is locked.
pub fn corrected(store: &Store, newest: usize) -> Result<Vec<Corrected>, StoreError> {
    let listing = store.look_over()?;
    let readable = listing.entries.iter().filter(|entry| entry.brief.is_ok()).take(newest);
    let read = readable.filter_map(|entry| {
        let versions = store.versions(&entry.path).unwrap_or_default();
        let now = store.load(&entry.path).ok()?.encounter;
        let earlier = versions.iter().filter_map(|version| Some(store.version(version).ok()?.encounter));
        let earlier: Vec<Encounter> = earlier.collect();
        (!earlier.is_empty() || !now.billed.is_empty()).then_some((now, earlier))
    });
    Ok(read.collect())
}

/// The text of a file, which is no longer than an encounter may be.
fn text(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    File::open(path)?.take(LARGEST as u64 + 1).read_to_string(&mut text)?;
    if text.len() > LARGEST { Err(io::Error::other("is too long for a scenario")) } else { Ok(text) }
}

/// The scenario files of a folder and of the folders in it, which name the families; in the order of their names.
fn own_files(folder: &Path) -> Vec<PathBuf> {
    let within = |folder: &Path| -> Vec<PathBuf> {
        fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect()
    };
    let here = within(folder);
    let below = here.iter().filter(|path| path.is_dir()).flat_map(|path| within(path));
    let mut out: Vec<PathBuf> = below.chain(here.iter().cloned()).filter(|path| is_scenario(path)).collect();
    out.sort();
    out
}

fn is_scenario(path: &Path) -> bool {
    let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    !hidden && path.extension() == Some(OsStr::new("toml")) && path.is_file()
}
