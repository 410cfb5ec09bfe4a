//! `curette check`: what is missing or wrong in the documentation.

use std::ffi::OsString;

use super::args::FailOn;
use super::code::with_name;
use super::history::Past;
use super::over::Over;
use super::status::Status;
use super::{books, input, say};
use crate::bundle;
use crate::engine::encounter::Encounter;
use crate::engine::history::History;
use crate::engine::{assess, other_readings};
use crate::report::{check, plain, switches, text};

/// Arguments of `check`.
#[derive(Debug, clap::Args)]
pub struct Check {
    /// Encounter files, ids of saved encounters, or - for standard input
    #[arg(value_name = "FILE", required_unless_present = "policies")]
    files: Vec<OsString>,
    /// List the policy switches: state, what authorities say, and which of them matter for these encounters
    #[arg(long)]
    policies: bool,
    #[command(flatten)]
    over: Over,
    #[command(flatten)]
    past: Past,
    /// From which level on findings give exit status 1
    #[arg(long, value_enum, default_value_t)]
    fail_on: FailOn,
}

/// Checks every encounter; one that cannot be read does not stop the others.
pub fn run(args: &Check) -> anyhow::Result<Status> {
    args.over.expect()?;
    if args.files.is_empty() {
        let mut nothing = Encounter::default();
        args.over.lay(&mut nothing);
        let book = books::choose(&nothing)?;
        say::result(&switches::list(&nothing.policy, book, bundle::commentary(book.edition()), None))?;
        return Ok(Status::Done);
    }
    let (history, mut status) = args.past.read()?;
    for (at, file) in args.files.iter().enumerate() {
        if at > 0 {
            say::result("\n")?;
        }
        match one(args, file, &history) {
            Ok(ended) => status = status.max(ended),
            Err(error) if say::nobody_listens(&error) => return Err(error),
            Err(error) => {
                say::trouble(&with_name(&error, file));
                status = Status::Failed;
            }
        }
    }
    Ok(status)
}

fn one(args: &Check, file: &OsString, history: &History) -> anyhow::Result<Status> {
    let mut encounter = input::asked(file)?;
    args.over.lay(&mut encounter);
    let book = books::choose(&encounter)?;
    let assessment = assess(&encounter, history, book);
    let mut out = String::new();
    if args.files.len() > 1 {
        out.push_str(&format!("== {} ==\n", plain::line(&file.to_string_lossy())));
    }
    out.push_str(&text::header(&assessment, &encounter, book));
    out.push_str(&check::list(&assessment));
    if args.policies {
        out.push_str("\nPolicy switches\n");
        let commentary = bundle::commentary(book.edition());
        let other = other_readings(&encounter, &assessment, |turned| assess(turned, history, book));
        out.push_str(&switches::list(&encounter.policy, book, commentary, Some(&other)));
    }
    out.push_str(&format!("\n{}\n", text::verdict(&assessment)));
    say::result(&out)?;
    Ok(Status::of(&assessment, args.fail_on))
}
