//! The files of practice: results and disputes of this user.

use std::fs;
use std::io;
use std::path::Path;

use anyhow::anyhow;

use crate::cli::{input, say};
use crate::config::Folders;
use crate::practice::Disputed;
use crate::practice::results::{self, Attempt};
use crate::store::practice;

pub use crate::store::practice::{disputes_file, results_file};

/// Adds a result; it is on the disk when this returns.
pub fn add(folders: &Folders, attempt: &Attempt) -> anyhow::Result<()> {
    practice::add(folders, attempt).map_err(|error| anyhow!("{error}"))
}

/// Keeps a dispute; it is on the disk when this returns.
pub fn dispute(folders: &Folders, disputed: &Disputed) -> anyhow::Result<()> {
    practice::dispute(folders, disputed).map_err(|error| anyhow!("{error}"))
}

/// The results of this user; none where nothing was answered yet. What cannot be read is told and left out.
pub fn results(folders: &Folders) -> anyhow::Result<Vec<Attempt>> {
    let path = results_file(folders);
    if path.exists() { read(&path) } else { Ok(Vec::new()) }
}

/// The results of a file.
pub fn read(path: &Path) -> anyhow::Result<Vec<Attempt>> {
    let shown = input::shown(path);
    let text = text(path)?;
    let (attempts, faults) = results::read(&text);
    for fault in faults {
        say::trouble(&format!("{shown}: {fault}"));
    }
    Ok(attempts)
}

/// The text of a file of lines; what is no UTF-8 in it spoils its own line alone.
pub fn text(path: &Path) -> anyhow::Result<String> {
    let said = |error: &io::Error| anyhow!("{}: {}", input::shown(path), input::said(error));
    let bytes = fs::read(path).map_err(|error| said(&error))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
