//! The files of the settings, and what is wrong with them.

use std::fs;
use std::io::ErrorKind;

use super::report::Report;
use crate::config::Folders;

/// The files that there may be.
const FILES: &[&str] = &["config.toml", "theme.toml", "keymap.toml", "abbreviations.toml"];

/// Tells which files there are and each of their mistakes.
pub fn look(folders: &Folders, report: &mut Report) {
    report.section("Settings");
    for file in FILES {
        let path = folders.config.join(file);
        match fs::read_to_string(&path) {
            Ok(text) => {
                let faults = faults(file, &text);
                report.row(file, if faults.is_empty() { "can be used" } else { "has mistakes" });
                for fault in faults {
                    report.attend(format!("{}: {fault}", path.display()));
                }
            }
            Err(error) if error.kind() == ErrorKind::NotFound => report.row(file, "none, as built in"),
            Err(error) => {
                report.row(file, "cannot be read");
                report.attend(format!("'{}' cannot be read: {error}", path.display()));
            }
        }
    }
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

#[cfg(feature = "tui")]
fn faults(file: &str, text: &str) -> Vec<String> {
    crate::tui::examine::settings(file, text)
}

#[cfg(not(feature = "tui"))]
fn faults(_file: &str, _text: &str) -> Vec<String> {
    Vec::new()
}
