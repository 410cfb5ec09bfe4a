//! `curette why`: the proof card of a code, or the page of a rule.

use std::ffi::OsString;

use anyhow::bail;

use super::args::{FailOn, Format};
use super::history::Past;
use super::over::Over;
use super::status::Status;
use super::{books, input, say};
use crate::bundle;
use crate::engine::assess;
use crate::engine::encounter::Encounter;
use crate::engine::ids::Code;
use crate::engine::why_not::why_not;
use crate::report::card::Asked;
use crate::report::{lay, page, proof, why_json};

/// Arguments of `why`.
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "curette why FILE CODE\n       curette why FILE --not CODE\n       curette why RULE"
)]
pub struct Why {
    /// An encounter file, the id of a saved encounter, - for standard input; or the id of a rule: R-…, P-…, N-…
    #[arg(value_name = "FILE|RULE")]
    what: OsString,
    /// The code to explain
    #[arg(value_name = "CODE")]
    code: Option<String>,
    /// Say why the encounter does not give this code
    #[arg(long = "not", value_name = "CODE", conflicts_with = "code")]
    absent: Option<String>,
    /// In which shape; JSON with --not
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    over: Over,
    #[command(flatten)]
    past: Past,
}

/// Explains.
pub fn run(args: &Why) -> anyhow::Result<Status> {
    args.over.expect()?;
    if args.format == Format::Json && args.absent.is_none() {
        bail!(
            "--format json is for 'curette why FILE --not CODE'; 'curette code FILE --format json' has the reasons of every line"
        );
    }
    match (&args.code, &args.absent) {
        (Some(code), _) => card(args, code, |asked, code| Ok(proof::card(asked, code))),
        (None, Some(code)) => card(
            args,
            code,
            match args.format {
                Format::Text => |asked, code| Ok(proof::absent(asked, code)),
                Format::Json => absent_as_json,
            },
        ),
        (None, None) => rule(args),
    }
}

fn absent_as_json(asked: &Asked<'_>, code: Code) -> anyhow::Result<String> {
    let why = why_not(asked.encounter, asked.history, asked.answer, asked.book, code);
    Ok(why_json::pretty(code, &why, asked.answer)?)
}

/// What is said about a code of an encounter.
type Say = fn(&Asked<'_>, Code) -> anyhow::Result<String>;

fn card(args: &Why, code: &str, say: Say) -> anyhow::Result<Status> {
    let typed = code.trim().to_ascii_uppercase();
    let Some(code) = Code::from_text(&typed).filter(|code| code.as_str().len() == Code::MAX) else {
        bail!("'{code}' is not a procedure code; a code has five characters, such as 17000");
    };
    let (history, status) = args.past.read()?;
    let mut encounter = input::asked(&args.what)?;
    args.over.lay(&mut encounter);
    let book = books::choose(&encounter)?;
    let assessment = assess(&encounter, &history, book);
    let commentary = bundle::commentary(book.edition());
    let asked = Asked { answer: &assessment, encounter: &encounter, history: &history, book, commentary };
    say::result(&say(&asked, code)?)?;
    Ok(status.max(Status::of(&assessment, FailOn::Blocker)))
}

fn rule(args: &Why) -> anyhow::Result<Status> {
    // A rule belongs to no encounter: it is that of the newest tables, unless an edition is named.
    let mut nothing = Encounter::default();
    args.over.lay(&mut nothing);
    let (book, id) = (books::choose(&nothing)?, args.what.to_string_lossy());
    if let Some((id, found)) = page::find(&id, book) {
        say::result(&page::rule(id, found, book, bundle::commentary(book.edition())))?;
        return Ok(Status::Done);
    }
    let near: Vec<String> = page::nearest(&id, book).iter().map(ToString::to_string).collect();
    let near =
        if near.is_empty() { String::new() } else { format!("; near it are {}", lay::joined(&near, "and")) };
    bail!("there is no rule '{id}'{near}. For a code of an encounter name both: curette why FILE CODE")
}
