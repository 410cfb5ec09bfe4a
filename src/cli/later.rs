//! Commands that are planned and not there yet.

use super::say;
use super::status::Status;

/// Says that a command comes later.
pub fn say(command: &str) -> Status {
    say::trouble(&format!(
        "curette: '{command}' comes in a later version; 'curette --help' lists what is there"
    ));
    Status::Failed
}
