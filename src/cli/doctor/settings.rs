//! The files of the settings, and what is wrong with them.

use std::path::{Path, PathBuf};

use super::report::Report;
use crate::choices::{self, Choices, Fault};
use crate::config::Folders;

/// Tells which files there are and each of their faults; gives what is chosen.
pub fn look(folders: &Folders, report: &mut Report) -> Choices {
    report.section("Settings");
    let chosen = Choices::read(folders);
    let faults = faults(folders, &chosen);
    for name in [choices::CONFIG, "theme.toml", "keymap.toml"] {
        row(name, &folders.config.join(name), &faults, report);
    }
    row(choices::ABBREVIATIONS, &chosen.words_file, &faults, report);
    report.row("theme", chosen.theme.as_deref().unwrap_or("default"));
    report.row("keymap", chosen.keymap.as_deref().unwrap_or("default"));
    if !chosen.privacy.journal {
        report.row("journal", "off, by [privacy]: what is not saved is lost in a crash");
    }
    for fault in faults {
        report.attend(fault.to_string());
    }
    chosen
}

/// One file in a row: its state, and its place where it is not the usual one.
fn row(name: &str, path: &Path, faults: &[Fault], report: &mut Report) {
    let own: Vec<&Fault> = faults.iter().filter(|fault| fault.file == path).collect();
    let usual = path.file_name().is_some_and(|file| file == name);
    let place = if usual { String::new() } else { format!("; {}", path.display()) };
    let state = match choices::text(path) {
        Err(_) => "cannot be read",
        Ok(_) if !own.is_empty() => "has mistakes",
        Ok(None) if !usual => "is not there",
        Ok(None) => "none, as built in",
        Ok(Some(text)) if text.trim().is_empty() => "is empty and chooses nothing",
        Ok(Some(_)) => "can be used",
    };
    report.row(name, &format!("{state}{place}"));
}

/// Every fault, by file.
fn faults(folders: &Folders, chosen: &Choices) -> Vec<Fault> {
    let mut faults = all(folders, chosen);
    let order = |file: &PathBuf| (file.file_name() != Some(choices::CONFIG.as_ref()), file.clone());
    faults.sort_by_key(|fault| order(&fault.file));
    faults
}

#[cfg(feature = "tui")]
fn all(folders: &Folders, _chosen: &Choices) -> Vec<Fault> {
    crate::tui::examine::settings(folders)
}

/// Keys and themes belong to the terminal interface, which this build does not have.
#[cfg(not(feature = "tui"))]
fn all(_folders: &Folders, chosen: &Choices) -> Vec<Fault> {
    chosen.faults.clone()
}

/// Reads the built-in keys, words and themes again.
#[cfg(feature = "tui")]
pub fn verify(report: &mut Report) {
    let faults = crate::tui::examine::built_in();
    if faults.is_empty() {
        report.row("the rest", "keys, words and themes were read again and have no fault");
    }
    for fault in faults {
        report.attend(fault);
    }
}

/// Nothing to read: this build has no terminal interface.
#[cfg(not(feature = "tui"))]
pub fn verify(_report: &mut Report) {}
