//! `curette practice bundle`: a course as one file.

use std::ffi::OsString;
use std::path::Path;

use anyhow::{anyhow, bail};

use super::shelf;
use crate::cli::{input, say, status::Status};
use crate::practice::scenario::{Library, ScenarioFile, course};
use crate::report::lay;
use crate::store::atomic;

/// Arguments of `practice bundle`.
#[derive(Debug, clap::Args)]
pub struct Bundle {
    /// The course file to write
    #[arg(value_name = "OUT")]
    to: OsString,
    /// Scenario files, in the order of the course
    #[arg(value_name = "FILE", required = true)]
    files: Vec<OsString>,
    /// The title of the course; without it the name of its file
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
}

/// Writes it, unless a scenario cannot be read or two have one id.
pub fn run(args: &Bundle) -> anyhow::Result<Status> {
    let path = Path::new(&args.to);
    if path.exists() {
        bail!("{}: is there already; name another file, or remove it first", input::shown(path));
    }
    let mut texts = Vec::new();
    for file in &args.files {
        let (name, text) = input::text(file)?;
        texts.push((within(&name), text));
    }
    let files: Vec<ScenarioFile<'_>> = texts.iter().map(|(name, text)| ScenarioFile { name, text }).collect();
    let mut library = Library::default();
    library.add(files.iter().copied());
    if !library.faults.is_empty() {
        bail!("{}", shelf::told(&library.faults));
    }
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let text = course::write(args.title.as_deref().unwrap_or(&stem), &files);
    atomic::write(path, text.as_bytes(), false)
        .map_err(|error| anyhow!("{}: {}", input::shown(path), input::said(&error)))?;
    let number = lay::counted(files.len(), "scenario", "scenarios");
    say::result(&format!("{}: a course of {number}\n", input::shown(path)))?;
    Ok(Status::Done)
}

/// Folder and name of a file: the family and the id, and nothing of where it lies.
fn within(name: &str) -> String {
    let parts: Vec<&str> = name.split(['/', '\\']).collect();
    parts[parts.len().saturating_sub(2)..].join("/")
}
