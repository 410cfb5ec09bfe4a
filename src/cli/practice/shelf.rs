//! The scenarios at hand: those built in, and those of the user's folder.

use crate::cli::say;
use crate::config::Folders;
use crate::engine::book::Fault;
use crate::practice::scenario::Library;
use crate::store::practice;

/// The built-in scenarios and the user's own. What cannot be read is told on standard error and left out.
pub fn all(folders: &Folders) -> Library {
    let (library, told) = practice::library(folders);
    for fault in told {
        say::trouble(&fault);
    }
    library
}

/// Faults as they are printed, one a line.
pub fn told(faults: &[Fault]) -> String {
    let rows: Vec<String> = faults.iter().map(ToString::to_string).collect();
    rows.join("\n")
}
