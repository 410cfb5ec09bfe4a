//! `curette code`: how encounters are coded.

use std::ffi::OsString;

use anyhow::bail;

use super::args::{FailOn, Format};
use super::history::Past;
use super::over::Over;
use super::status::Status;
use super::{books, input, lines, say};
use crate::engine::assess;
use crate::engine::encounter::Encounter;
use crate::engine::history::History;
use crate::report::{json, plain, text};

/// Arguments of `code`.
#[derive(Debug, clap::Args)]
pub struct CodeArgs {
    /// Encounter files, ids of saved encounters, or - for standard input
    #[arg(value_name = "FILE|-")]
    files: Vec<OsString>,
    /// An entry such as "5 ak face ln2": added to the lesions of each FILE, or an encounter of its own
    #[arg(long = "line", value_name = "ENTRY", allow_hyphen_values = true)]
    lines: Vec<String>,
    /// In which shape
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    over: Over,
    #[command(flatten)]
    past: Past,
    /// From which level on findings give exit status 1
    #[arg(long, value_enum, default_value_t)]
    fail_on: FailOn,
}

/// Codes every encounter; one that cannot be read does not stop the others.
pub fn run(args: &CodeArgs) -> anyhow::Result<Status> {
    if args.files.is_empty() && args.lines.is_empty() {
        bail!("nothing to code; name a FILE, '-' for standard input, or --line \"5 ak face ln2\"");
    }
    if args.files.iter().filter(|file| *file == "-").count() > 1 {
        bail!("'-' stands twice; standard input can be read once");
    }
    args.over.expect()?;
    let (history, mut status) = args.past.read()?;
    if args.files.is_empty() {
        return Ok(status.max(one(args, Encounter::default(), &history, "")?));
    }
    for (at, file) in args.files.iter().enumerate() {
        let coded = match input::asked(file) {
            Ok(encounter) => one(args, encounter, &history, &title(args, at, file)),
            Err(error) => Err(error.into()),
        };
        match coded {
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

/// Codes one encounter and prints it below its title.
fn one(args: &CodeArgs, mut encounter: Encounter, history: &History, title: &str) -> anyhow::Result<Status> {
    args.over.lay(&mut encounter);
    let book = books::choose(&encounter)?;
    lines::add(&args.lines, &mut encounter, book)?;
    let assessment = assess(&encounter, history, book);
    match args.format {
        Format::Json => say::result(&json::pretty(&assessment, book)?)?,
        Format::Text => say::result(&format!("{title}{}", text::assessment(&assessment, &encounter, book)))?,
    }
    Ok(Status::of(&assessment, args.fail_on))
}

/// Which file it is, where there are several.
fn title(args: &CodeArgs, at: usize, file: &OsString) -> String {
    if args.files.len() < 2 {
        return String::new();
    }
    let gap = if at == 0 { "" } else { "\n" };
    format!("{gap}== {} ==\n", plain::line(&file.to_string_lossy()))
}

/// An error that does not name its file yet, with the file.
pub fn with_name(error: &anyhow::Error, file: &OsString) -> String {
    if error.is::<input::Unreadable>() {
        error.to_string()
    } else {
        format!("{}: {error:#}", file.to_string_lossy())
    }
}
