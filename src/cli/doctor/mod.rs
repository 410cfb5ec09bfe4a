//! `curette doctor`: whether everything stands as it should. Prints nothing of any patient, only ids of files.

mod encounters;
mod folders;
mod log;
mod report;
mod settings;
mod tables;
mod terminal;
mod vault;

use self::report::Report;
use super::say;
use super::status::Status;
use crate::choices::Choices;
use crate::config::Folders;

/// Arguments of `doctor`.
#[derive(Debug, clap::Args)]
pub struct Doctor {
    /// Prove the log, and read the built-in tables, keys, words and themes again and say whether they have a fault
    #[arg(long)]
    verify: bool,
}

/// Prints what was found; what needs attention stands at the end.
pub fn run(args: &Doctor) -> anyhow::Result<Status> {
    let mut report = Report::new();
    terminal::look(&mut report);
    let mut chosen = Choices::default();
    let mut proof = None;
    match Folders::find() {
        Ok(folders) => {
            folders::look(&folders, &mut report);
            encounters::look(&folders, &mut report);
            proof = log::look(&folders, &mut report);
            chosen = settings::look(&folders, &mut report);
        }
        Err(error) => report.attend(error.to_string()),
    }
    tables::look(&chosen, &mut report);
    if args.verify {
        tables::verify(&mut report);
        settings::verify(&mut report);
        log::verify(proof.as_ref(), &mut report);
    }
    let status = if report.is_well() { Status::Done } else { Status::Blocked };
    say::result(&report.finish())?;
    Ok(status)
}
