//! `curette export FILE --to json|proof|csv`: an encounter that leaves the machine, and only where that was meant.

use std::ffi::{OsStr, OsString};
use std::io::{self, BufRead, IsTerminal, Write};

use anyhow::{Context, bail};
use clap::ValueEnum;

use super::history::Past;
use super::over::Over;
use super::status::Status;
use super::{books, input, later, note, say};
use crate::bundle;
use crate::config::Folders;
use crate::engine::assess;
use crate::engine::encounter::Encounter;
use crate::engine::outcome::CodeLine;
use crate::report::card::Asked;
use crate::report::export::{self, Marks, deidentify};
use crate::report::text;
use crate::store::{Event, Store};

/// Arguments of `export`.
#[derive(Debug, clap::Args)]
pub struct Export {
    /// An encounter file, the id of a saved encounter, or - for standard input
    #[arg(value_name = "FILE")]
    file: OsString,
    /// In which shape
    #[arg(long, value_enum)]
    to: To,
    /// Take out patient, clinician and free text, and move the dates by some weeks
    #[arg(long, conflicts_with_all = ["identified", "folder"])]
    deidentify: bool,
    /// Say beforehand that identifiers of the patient may leave: for scripts, which cannot be asked
    #[arg(long)]
    identified: bool,
    /// Export what is not final; the output is marked as a draft
    #[arg(long)]
    draft: bool,
    #[command(flatten)]
    over: Over,
    #[command(flatten)]
    past: Past,
}

/// In which shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum To {
    /// The encounter and its assessment
    Json,
    /// The proof cards of all lines, to read
    Proof,
    /// One row a claim line
    Csv,
    /// Comes later
    #[value(hide = true)]
    Fhir,
    /// Comes later
    #[value(hide = true)]
    X12,
}

/// Exports, or says why not.
pub fn run(args: &Export) -> anyhow::Result<Status> {
    match args.to {
        To::Fhir => return Ok(later::say("export --to fhir")),
        To::X12 => return Ok(later::say("export --to x12")),
        To::Json | To::Proof | To::Csv => {}
    }
    args.over.expect()?;
    let (history, status) = args.past.read()?;
    let mut encounter = input::encounter(&args.file)?;
    args.over.lay(&mut encounter);
    let encounter_id = encounter.id.clone();
    let book = books::choose(&encounter)?;
    let mut answer = assess(&encounter, &history, book);
    if !answer.is_final && !args.draft {
        bail!(
            "the encounter is not exported as it is not final ({}); 'curette check' says what is missing, and --draft \
             exports it marked as a draft",
            text::in_short(&answer)
        );
    }
    if args.deidentify {
        let without = deidentify::deidentify(&encounter, book, &chance()?);
        let again = assess(&without, &history, book);
        // A promise that is kept by looking: whoever reads the export must find the same claim.
        if claim(&again.lines) != claim(&answer.lines) {
            bail!(
                "the claim rests on words of the free text that cannot be taken out; state them in fields of their own"
            );
        }
        (encounter, answer) = (without, again);
    } else if !args.identified {
        ask(args, &encounter)?;
    }
    let commentary = bundle::commentary(book.edition());
    let asked = Asked { answer: &answer, encounter: &encounter, history: &history, book, commentary };
    let marks = Marks { draft: args.draft, deidentified: args.deidentify };
    let text = match args.to {
        To::Json => export::as_json(&asked, marks)?,
        To::Proof => export::as_proof(&asked, marks),
        To::Csv => export::as_csv(&asked, marks),
        To::Fhir | To::X12 => String::new(),
    };
    say::result(&text)?;
    note(&args.file, encounter_id.as_deref());
    Ok(status)
}

/// Notes in the log that an encounter left, with its own id. Standard input has no place in the log.
fn note(file: &OsStr, id: Option<&str>) {
    if file == "-" {
        return;
    }
    if let Ok(folders) = Folders::find() {
        note::done(&Store::new(folders), Event::Exported, id);
    }
}

/// What a claim line says to a payer.
fn claim(lines: &[CodeLine]) -> Vec<impl PartialEq + '_> {
    lines.iter().map(|line| (line.code, line.units, &line.modifiers, &line.diagnoses)).collect()
}

/// Asks whether identifiers may leave; only a yes goes on.
fn ask(args: &Export, encounter: &Encounter) -> anyhow::Result<()> {
    const HOW: &str = "take identifiers out with --deidentify, or say with --identified that they may leave";
    if args.file == "-" || !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        bail!("an export carries identifiers of the patient, and nobody can be asked here; {HOW}");
    }
    let named = encounter.patient.name.is_some() || encounter.patient.birth_date.is_some();
    let who = if named { "name, identifier, dates and free text" } else { "identifier, dates and free text" };
    let mut out = io::stderr().lock();
    write!(out, "This export carries {who} of a patient. Export it? [y/N] ")?;
    out.flush()?;
    let mut answer = String::new();
    io::Read::take(io::stdin().lock(), 100).read_line(&mut answer)?;
    if matches!(answer.trim().to_ascii_lowercase().as_str(), "y" | "yes") {
        return Ok(());
    }
    bail!("nothing was exported; {HOW}")
}

/// Chance of the system, so that nobody can count back to the dates.
fn chance() -> anyhow::Result<deidentify::Chance> {
    let mut bytes = [0; 20];
    getrandom::fill(&mut bytes).context("the system gives no random numbers, so nothing was exported")?;
    let (id, weeks) = bytes.split_at(16);
    let id = id.iter().fold(0_u128, |number, byte| number << 8 | u128::from(*byte));
    let weeks = weeks.iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
    Ok(deidentify::Chance { id: ulid::Ulid(id).to_string(), weeks })
}
