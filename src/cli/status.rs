//! How a command ended, as the exit status tells it.

use std::process::ExitCode;

use super::args::FailOn;
use crate::engine::outcome::{Assessment, Level};

/// The worst that happened; a worse status is greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Done.
    Done,
    /// Done, and something blocks.
    Blocked,
    /// Could not be done.
    Failed,
}

impl Status {
    /// What an assessment means for the exit status.
    pub fn of(assessment: &Assessment, fail_on: FailOn) -> Self {
        let counts = |level: Level| match level {
            Level::Blocker => true,
            Level::Warning => fail_on == FailOn::Warning,
            Level::Advice => false,
        };
        if assessment.findings.iter().any(|finding| finding.stands() && counts(finding.level)) {
            Self::Blocked
        } else {
            Self::Done
        }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Done => 0,
            Status::Blocked => 1,
            Status::Failed => 2,
        })
    }
}
