//! Earlier encounters from a folder: global periods are looked up only where `--history` names one.

use std::ffi::OsString;
use std::path::Path;

use super::status::Status;
use super::{books, input, say};
use crate::engine::history::History;

/// The option of the commands that assess encounters.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Past {
    /// A folder with earlier encounters: their global periods are looked up
    #[arg(long = "history", value_name = "DIR")]
    folder: Option<OsString>,
}

impl Past {
    /// What the folder says. A file in it that cannot be read is told, and the others are used; the status says so.
    pub fn read(&self) -> anyhow::Result<(History, Status)> {
        let mut history = History::default();
        let mut status = Status::Done;
        let Some(folder) = &self.folder else { return Ok((history, status)) };
        let books = books::all()?;
        for file in input::files(Path::new(folder))? {
            match input::plain_file(&file).and_then(|()| input::encounter(file.as_os_str())) {
                Ok(encounter) => history.add(&encounter, books),
                Err(error) => {
                    say::trouble(&error.to_string());
                    status = Status::Failed;
                }
            }
        }
        Ok((history, status))
    }
}
