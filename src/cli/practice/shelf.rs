//! The scenarios at hand: those built in, those of the user's folder, and those of files that were named.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::{input, say};
use crate::config::Folders;
use crate::engine::book::Fault;
use crate::practice::scenario::{Library, built_in};

/// The built-in scenarios and the user's own. What cannot be read is told on standard error and left out.
pub fn all(folders: &Folders) -> Library {
    let mut library = built_in().clone();
    let known = library.faults.len();
    let texts: Vec<(String, String)> = own_files(&folders.scenarios())
        .iter()
        .filter_map(|path| match input::text(path.as_os_str()) {
            Ok(read) => Some(read),
            Err(error) => {
                say::trouble(&error.to_string());
                None
            }
        })
        .collect();
    for (name, text) in &texts {
        library.add_text(name, text);
    }
    for fault in &library.faults[known..] {
        say::trouble(&fault.to_string());
    }
    library
}

/// The scenario files of the user's folder and of the folders in it, which name the families; in the order of their names.
fn own_files(folder: &Path) -> Vec<PathBuf> {
    let folders = fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let mut out: Vec<PathBuf> = folders
        .filter(|path| path.is_dir())
        .chain([folder.to_path_buf()])
        .flat_map(|folder| input::files(&folder).unwrap_or_default())
        .filter(|path| path.extension() == Some(OsStr::new("toml")) && path.is_file())
        .collect();
    out.sort();
    out
}

/// Faults as they are printed, one a line.
pub fn told(faults: &[Fault]) -> String {
    let rows: Vec<String> = faults.iter().map(ToString::to_string).collect();
    rows.join("\n")
}
