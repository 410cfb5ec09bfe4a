//! The folders of the user, and who else may look into them.

use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};

use super::report::Report;
use crate::config::Folders;

/// Tells the folders with their permissions. What holds encounters must be for its owner alone.
pub fn look(folders: &Folders, report: &mut Report) {
    report.section("Folders");
    for (name, folder, private) in [
        ("data", folders.data.clone(), true),
        ("encounters", folders.encounters(), true),
        ("trash", folders.trash(), true),
        ("state", folders.state.clone(), true),
        ("journals", folders.journals(), true),
        ("config", folders.config.clone(), false),
    ] {
        one(name, &folder, private, report);
    }
}

fn one(name: &str, folder: &Path, private: bool, report: &mut Report) {
    let shown = folder.display();
    let found = match fs::metadata(folder) {
        Ok(found) => found,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            report.row(name, &format!("{shown} (not there yet)"));
            return;
        }
        Err(error) => {
            report.row(name, &format!("{shown} (cannot be looked at)"));
            report.attend(format!("the folder '{shown}' cannot be looked at: {error}"));
            return;
        }
    };
    if !found.is_dir() {
        report.row(name, &format!("{shown} (no folder)"));
        report.attend(format!("'{shown}' is no folder; move it away, and curette makes one when it saves"));
        return;
    }
    report.row(
        name,
        &format!("{shown}{}", mode(&found).map_or_else(String::new, |mode| format!(" {mode:04o}"))),
    );
    if private {
        guard(folder, &found, 0o700, report);
        for file in files(folder, report) {
            match fs::symlink_metadata(&file) {
                Ok(found) if found.is_file() => guard(&file, &found, 0o600, report),
                Ok(_) => {}
                Err(error) => report.attend(format!("'{}' cannot be looked at: {error}", file.display())),
            }
        }
    }
}

/// Asks to close what others can open.
fn guard(path: &Path, found: &Metadata, wanted: u32, report: &mut Report) {
    let Some(mode) = mode(found) else { return };
    let path = path.display();
    if mode & 0o077 != 0 {
        report.attend(format!(
            "others on this machine may open '{path}' ({mode:04o}); close it with: chmod {wanted:04o} '{path}'"
        ));
    } else if mode & wanted != wanted {
        report.attend(format!(
            "curette may not read and write '{path}' ({mode:04o}); open it with: chmod {wanted:04o} '{path}'"
        ));
    }
}

/// Everything that lies in a folder, by name.
fn files(folder: &Path, report: &mut Report) -> Vec<PathBuf> {
    match fs::read_dir(folder) {
        Ok(entries) => {
            let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
            files.sort();
            files
        }
        Err(error) => {
            report.attend(format!("the folder '{}' cannot be read: {error}", folder.display()));
            Vec::new()
        }
    }
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere there is none")]
fn mode(found: &Metadata) -> Option<u32> {
    Some(std::os::unix::fs::PermissionsExt::mode(&found.permissions()) & 0o777)
}

#[cfg(not(unix))]
fn mode(_found: &Metadata) -> Option<u32> {
    None
}
