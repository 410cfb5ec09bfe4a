//! The commands: one file a subcommand. Results go to standard output, everything else to standard error.

mod args;
mod batch;
mod books;
mod check;
mod code;
mod doctor;
mod export;
mod frame;
mod history;
mod input;
mod later;
mod lines;
mod list;
mod new;
mod note;
mod ordered;
mod over;
mod own;
mod practice;
mod restore;
mod rm;
mod say;
mod settings;
mod show;
mod status;
mod terminal;
mod unlock;
mod vault;
mod versions;
mod why;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use self::args::{Arguments, Command};
use self::status::Status;

/// Runs the program with these arguments, the first of which is its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    // The name under which it was started is not repeated in messages: a link can have any name.
    let arguments = std::iter::once(OsString::from("curette")).chain(arguments.into_iter().skip(1));
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() => {
            // It repeats what was typed, which may have come from a file name.
            say::trouble(error.render().to_string().trim_end());
            return Status::Failed.into();
        }
        Err(help) => {
            // Help and version are results; that nobody reads them any more is no failure.
            let _ = help.print();
            return Status::Done.into();
        }
    };
    match carry_out(arguments) {
        Ok(status) => status.into(),
        Err(error) if say::nobody_listens(&error) => Status::Done.into(),
        // Mistakes of a file begin with its name.
        Err(error) if error.is::<input::Unreadable>() => {
            say::trouble(&error.to_string());
            Status::Failed.into()
        }
        Err(error) => {
            say::trouble(&format!("curette: {}", say::in_words(&error)));
            Status::Failed.into()
        }
    }
}

fn carry_out(arguments: Arguments) -> anyhow::Result<Status> {
    let Some(command) = arguments.command else { return terminal::open(arguments.what.as_deref()) };
    match command {
        Command::New(new) => new::run(&new),
        Command::Code(code) => code::run(&code),
        Command::Check(check) => check::run(&check),
        Command::Why(why) => why::run(&why),
        Command::Batch(batch) => batch::run(&batch),
        Command::List(list) => list::run(&list),
        Command::Show(show) => show::run(&show),
        Command::Restore(restore) => restore::run(&restore),
        Command::Rm(rm) => rm::run(&rm),
        Command::Frame(frame) => frame::run(&frame),
        Command::Vault(vault) => vault::run(&vault),
        Command::Doctor(doctor) => doctor::run(&doctor),
        Command::Lookup(_) => Ok(later::say("lookup")),
        Command::Ask(_) => Ok(later::say("ask")),
        Command::Note(_) => Ok(later::say("note")),
        Command::Query(_) => Ok(later::say("query")),
        Command::Export(export) => export::run(&export),
        Command::Import(_) => Ok(later::say("import")),
        Command::Practice(practice) => practice::run(&practice),
        Command::Audit(_) => Ok(later::say("audit")),
        Command::Recode(_) => Ok(later::say("recode")),
        Command::Completions(_) => Ok(later::say("completions")),
        Command::Man(_) => Ok(later::say("man")),
    }
}
