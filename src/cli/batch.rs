//! `curette batch`: encounters as NDJSON in, assessments as NDJSON out, in order.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;

use anyhow::{Context, bail};

use super::args::FailOn;
use super::history::Past;
use super::ordered;
use super::over::Over;
use super::status::Status;
use super::{books, input};
use crate::engine::assess;
use crate::engine::history::History;
use crate::format;
use crate::report::json;

/// The most lines that are worked on in one go: enough to make handing over cheap.
const GO: usize = 64;

/// The most bytes of a line.
const MOST: u64 = format::LARGEST as u64;

/// Arguments of `batch`.
#[derive(Debug, clap::Args)]
pub struct Batch {
    /// NDJSON file, one encounter a line; without it or with - standard input
    #[arg(value_name = "IN")]
    from: Option<OsString>,
    /// NDJSON file to write; without it or with - standard output
    #[arg(value_name = "OUT")]
    to: Option<OsString>,
    #[command(flatten)]
    over: Over,
    #[command(flatten)]
    past: Past,
    /// From which level on findings give exit status 1
    #[arg(long, value_enum, default_value_t)]
    fail_on: FailOn,
}

/// A line of the input with its number, from 1.
struct Numbered {
    number: u64,
    text: Result<Vec<u8>, String>,
}

/// What became of some lines.
struct Coded {
    text: String,
    status: Status,
}

/// Codes every line.
pub fn run(args: &Batch) -> anyhow::Result<Status> {
    // A fault of the tables is told once and not by every worker.
    books::all()?;
    args.over.expect()?;
    let (over, fail_on) = (args.over.clone(), args.fail_on);
    let (history, mut status) = args.past.read()?;
    let reader = reader(args)?;
    let mut writer = writer(args)?;
    let mut lines = Lines { reader, number: 0, failed: None };
    let mut trouble = None;
    let next = move || lines.next_go();
    ordered::map(
        next,
        move |go: Go| match go {
            Go::Lines(lines) => Ok(code_all(&lines, &over, &history, fail_on)),
            Go::Broken(error) => Err(error),
        },
        |coded, more_is_ready| {
            match coded {
                Some(Ok(Coded { text, status: ended })) => {
                    status = status.max(ended);
                    writer.write_all(text.as_bytes())?;
                }
                Some(Err(error)) => trouble = Some(error),
                None => {
                    return Err(io::Error::other("lines could not be coded; this is a fault of the program"));
                }
            }
            if more_is_ready { Ok(()) } else { writer.flush() }
        },
    )?;
    writer.flush()?;
    match trouble {
        Some(error) => Err(error).context("the input cannot be read to its end"),
        None => Ok(status),
    }
}

fn code_all(lines: &[Numbered], over: &Over, history: &History, fail_on: FailOn) -> Coded {
    let (mut text, mut status) = (String::new(), Status::Done);
    for line in lines {
        let coded =
            line.text.as_ref().map_err(Clone::clone).and_then(|bytes| one(bytes, over, history, fail_on));
        match coded {
            Ok(None) => {}
            Ok(Some((answer, ended))) => {
                text.push_str(&answer);
                status = status.max(ended);
            }
            Err(error) => {
                text.push_str(&json::bad_line(line.number, &error).unwrap_or_default());
                status = status.max(Status::Blocked);
            }
        }
    }
    Coded { text, status }
}

/// One line: nothing for a blank one, an assessment, or what is wrong with it.
fn one(
    bytes: &[u8],
    over: &Over,
    history: &History,
    fail_on: FailOn,
) -> Result<Option<(String, Status)>, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "is not UTF-8 text".to_owned())?;
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Ok(None);
    }
    let mut encounter = format::read_json(text).map_err(|errors| {
        let errors: Vec<String> = errors.0.iter().map(ToString::to_string).collect();
        errors.join("; ")
    })?;
    over.lay(&mut encounter);
    let book = books::choose(&encounter).map_err(|error| error.to_string())?;
    let assessment = assess(&encounter, history, book);
    let answer = json::one_line(&assessment, book).map_err(|error| error.to_string())?;
    Ok(Some((answer, Status::of(&assessment, fail_on))))
}

/// Work for one go.
enum Go {
    Lines(Vec<Numbered>),
    Broken(io::Error),
}

/// The lines of the input.
struct Lines {
    reader: BufReader<Box<dyn Read + Send>>,
    number: u64,
    failed: Option<io::Error>,
}

impl Lines {
    /// The next lines: waits for one, and takes more only as far as they are there already, so that an answer never
    /// waits for a line that has not been written yet.
    fn next_go(&mut self) -> Option<Go> {
        if let Some(error) = self.failed.take() {
            return Some(Go::Broken(error));
        }
        let mut go = Vec::new();
        while go.len() < GO && (go.is_empty() || self.reader.buffer().contains(&b'\n')) {
            match self.next_line() {
                Ok(Some(line)) => go.push(line),
                Ok(None) => break,
                Err(error) => {
                    self.failed = Some(error);
                    break;
                }
            }
        }
        if go.is_empty() { self.failed.take().map(Go::Broken) } else { Some(Go::Lines(go)) }
    }

    fn next_line(&mut self) -> io::Result<Option<Numbered>> {
        let mut bytes = Vec::new();
        if self.reader.by_ref().take(MOST + 1).read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        self.number += 1;
        let number = self.number;
        if bytes.len() as u64 > MOST && bytes.last() != Some(&b'\n') {
            self.reader.skip_until(b'\n')?;
            return Ok(Some(Numbered { number, text: Err(format!("is longer than {MOST} bytes")) }));
        }
        Ok(Some(Numbered { number, text: Ok(bytes) }))
    }
}

fn reader(args: &Batch) -> anyhow::Result<BufReader<Box<dyn Read + Send>>> {
    let Some(path) = args.from.as_ref().filter(|path| *path != "-").map(Path::new) else {
        return Ok(BufReader::new(Box::new(io::stdin())));
    };
    if path.is_dir() {
        bail!("{}: is a folder; name an NDJSON file", input::shown(path));
    }
    let file = File::open(path)
        .map_err(|error| anyhow::anyhow!("{}: {}", input::shown(path), input::said(&error)))?;
    Ok(BufReader::with_capacity(256 * 1024, Box::new(file)))
}

fn writer(args: &Batch) -> anyhow::Result<Box<dyn Write>> {
    let Some(path) = args.to.as_ref().filter(|path| *path != "-").map(Path::new) else {
        return Ok(Box::new(BufWriter::new(io::stdout())));
    };
    if let (Some(from), Ok(to)) = (&args.from, fs::canonicalize(path))
        && fs::canonicalize(from).is_ok_and(|from| from == to)
    {
        bail!("{}: is read and would be overwritten; name another file to write", input::shown(path));
    }
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    // Health data: what we create is for its owner alone.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options
        .open(path)
        .map_err(|error| anyhow::anyhow!("{}: {}", input::shown(path), input::said(&error)))?;
    Ok(Box::new(BufWriter::new(file)))
}
