//! Reading encounters: from a file, from standard input, or saved under an id.

use std::ffi::OsStr;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::{note, unlock};
use crate::config::Folders;
use crate::engine::encounter::Encounter;
use crate::format::{self, FormatError, Place};
use crate::report::plain;
use crate::store::{Store, StoreError, vault};

/// The most bytes that are read of a file.
const MOST: u64 = (format::LARGEST + vault::OVERHEAD) as u64;

/// The most files that are read of a folder.
const MOST_FILES: usize = 100_000;

/// Everything that is wrong with an encounter that was to be read, each with its place.
#[derive(Debug)]
pub struct Unreadable(pub Vec<String>);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

impl std::error::Error for Unreadable {}

impl Unreadable {
    fn one(name: &str, message: impl fmt::Display) -> Self {
        Self(vec![format!("{name}: {message}")])
    }
}

/// The encounter of a path, of `-` for standard input, or of a saved id or its beginning. That a saved one was looked at
/// is noted.
pub fn asked(name: &OsStr) -> Result<Encounter, Unreadable> {
    let encounter = encounter(name)?;
    note::opened(name);
    Ok(encounter)
}

/// The same for many at once, which are read beside the one that was asked for and not noted.
pub fn encounter(name: &OsStr) -> Result<Encounter, Unreadable> {
    let (shown, text) = text(name)?;
    format::read(&text)
        .map_err(|errors| Unreadable(errors.0.iter().map(|error| placed(&shown, error)).collect()))
}

/// The text of a path, of `-`, or of a saved id, with the name to use in messages.
pub fn text(name: &OsStr) -> Result<(String, String), Unreadable> {
    if name == "-" {
        let shown = "standard input".to_owned();
        let text = whole(io::stdin().lock(), &shown)?;
        return Ok((shown, text));
    }
    let path = resolve(name)?;
    let shown = shown(&path);
    let unreadable = |error: &io::Error| Unreadable::one(&shown, said(error));
    if fs::metadata(&path).map_err(|error| unreadable(&error))?.is_dir() {
        return Err(Unreadable::one(&shown, "is a folder; name an encounter file in it"));
    }
    let file = File::open(&path).map_err(|error| unreadable(&error))?;
    let bytes = bytes(file, &shown)?;
    let bytes = unlock::opened(&path, bytes).map_err(|error| Unreadable(vec![format!("{error:#}")]))?;
    let text = text_of(&bytes, &shown)?;
    Ok((shown, text))
}

/// The encounter files of a folder, names and texts, in the order of their names.
#[cfg(feature = "tui")]
pub fn folder(path: &Path) -> Result<Vec<(String, String)>, Unreadable> {
    files(path)?.iter().map(|file| plain_file(file).and_then(|()| text(file.as_os_str()))).collect()
}

/// Refuses what is no plain file. One that is named may be a pipe, as shells make them; one that is found in a folder may
/// not, as a pipe would be waited for without end.
pub fn plain_file(path: &Path) -> Result<(), Unreadable> {
    match fs::metadata(path) {
        Ok(found) if found.is_file() => Ok(()),
        Ok(_) => Err(Unreadable::one(&shown(path), "is no plain file and was not read")),
        Err(error) => Err(Unreadable::one(&shown(path), said(&error))),
    }
}

/// The encounter files of a folder, in the order of their names.
pub fn files(path: &Path) -> Result<Vec<PathBuf>, Unreadable> {
    let unreadable = |error: &io::Error| Unreadable::one(&shown(path), said(error));
    if !path.is_dir() {
        return Err(Unreadable::one(&shown(path), "is no folder; name a folder of encounter files"));
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(|error| unreadable(&error))? {
        if files.len() >= MOST_FILES {
            let told = format_args!("has more than {MOST_FILES} encounter files; name a folder with fewer");
            return Err(Unreadable::one(&shown(path), told));
        }
        let file = entry.map_err(|error| unreadable(&error))?.path();
        let hidden = file.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let ending = file.extension();
        if !hidden && [Some(OsStr::new("toml")), Some(OsStr::new("json"))].contains(&ending) {
            files.push(file);
        }
    }
    files.sort();
    Ok(files)
}

/// A path that exists, or the file of a saved encounter.
pub fn resolve(name: &OsStr) -> Result<PathBuf, Unreadable> {
    let path = PathBuf::from(name);
    // An id has no dot and no folder; whatever has one can only be meant as a path.
    let id = name.to_str().filter(|text| !text.contains(['.', '/', '\\']));
    let Some(id) = id.filter(|_| !path.exists()) else { return Ok(path) };
    let folders = Folders::find().map_err(|error| Unreadable(vec![format!("curette: {error}")]))?;
    Store::new(folders).find(id).map_err(|error| match error {
        StoreError::NotFound(_) => {
            Unreadable::one(id, "there is no such file, and no saved encounter whose id begins so")
        }
        StoreError::Ambiguous { .. }
        | StoreError::NoId
        | StoreError::BadId(_)
        | StoreError::Io { .. }
        | StoreError::NotAFile(_)
        | StoreError::TooLarge { .. }
        | StoreError::Format { .. }
        | StoreError::Unwritable(_)
        | StoreError::Unmergeable { .. }
        | StoreError::Newer { .. }
        | StoreError::Signed { .. }
        | StoreError::Link { .. }
        | StoreError::Locked
        | StoreError::NoKeyFile(_)
        | StoreError::Sealed { .. }
        | StoreError::KeyFile { .. }
        | StoreError::Vault(_)
        | StoreError::Converting
        | StoreError::InUse
        | StoreError::Taken(_)
        | StoreError::AmongSaved(_)
        | StoreError::OpenElsewhere(_) => Unreadable(vec![error.to_string()]),
    })
}

/// A path as it is shown in messages.
pub fn shown(path: &Path) -> String {
    plain::line(&path.display().to_string()).into_owned()
}

/// What an error of the system says, in words.
pub fn said(error: &io::Error) -> String {
    let kind = error.kind();
    if kind == io::ErrorKind::NotFound {
        "there is no such file".to_owned()
    } else if kind == io::ErrorKind::PermissionDenied {
        "permission denied".to_owned()
    } else {
        error.to_string()
    }
}

fn whole(reader: impl Read, shown: &str) -> Result<String, Unreadable> {
    text_of(&bytes(reader, shown)?, shown)
}

fn bytes(reader: impl Read, shown: &str) -> Result<Vec<u8>, Unreadable> {
    let mut bytes = Vec::new();
    reader.take(MOST + 1).read_to_end(&mut bytes).map_err(|error| Unreadable::one(shown, said(&error)))?;
    if bytes.len() as u64 > MOST {
        let most = MOST / 1024 / 1024;
        return Err(Unreadable::one(
            shown,
            format_args!("is larger than {most} MB; an encounter file has one encounter"),
        ));
    }
    Ok(bytes)
}

fn text_of(bytes: &[u8], shown: &str) -> Result<String, Unreadable> {
    match format::text_of(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(errors) => Err(Unreadable(errors.0.iter().map(|error| placed(shown, error)).collect())),
    }
}

fn placed(shown: &str, error: &FormatError) -> String {
    let message = plain::line(&error.message);
    match &error.place {
        Place::At { line, column } => format!("{shown}:{line}:{column}: {message}"),
        Place::Pointer(pointer) => format!("{shown}:{}: {message}", plain::line(pointer)),
        Place::Whole => format!("{shown}: {message}"),
    }
}
