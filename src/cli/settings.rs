//! The settings of the user in the commands that follow them: faults are told, and the rest is in force.

use super::{input, say};
use crate::choices::Choices;
use crate::config::Folders;

/// What the user has chosen; faults go to standard error.
pub fn read(folders: &Folders) -> Choices {
    let choices = Choices::read(folders);
    for fault in &choices.faults {
        say::trouble(&format!("{}: {}", input::shown(&fault.file), fault.said()));
    }
    choices
}
