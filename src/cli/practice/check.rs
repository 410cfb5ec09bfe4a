//! `curette practice check`: whether scenario files and courses are as they should be.

use std::collections::BTreeSet;
use std::ffi::OsString;

use super::shelf;
use crate::cli::{books, input, say, status::Status};
use crate::engine::book::Fault;
use crate::practice::scenario::{self, ScenarioFile, course};
use crate::report::lay;

/// Arguments of `practice check`.
#[derive(Debug, clap::Args)]
pub struct Check {
    /// Scenario files or courses
    #[arg(value_name = "FILE", required = true)]
    files: Vec<OsString>,
}

/// Checks every file; one that cannot be read does not stop the others. What the engine answers otherwise than a file
/// says is told and gives exit status 1, a file that cannot be read 2.
pub fn run(args: &Check) -> anyhow::Result<Status> {
    let (mut status, mut out, mut good) = (Status::Done, String::new(), 0);
    for file in &args.files {
        let (name, text) = match input::text(file) {
            Ok(read) => read,
            Err(error) => {
                say::trouble(&error.to_string());
                status = Status::Failed;
                continue;
            }
        };
        let mut differs = Vec::new();
        match read(&name, &text, &mut differs) {
            Ok(number) => good += number,
            Err(faults) => {
                say::trouble(&shelf::told(&faults));
                status = Status::Failed;
            }
        }
        if !differs.is_empty() {
            status = status.max(Status::Blocked);
            out.push_str(&format!("{}\n", shelf::told(&differs)));
        }
    }
    out.push_str(&format!("{} as they should be\n", lay::counted(good, "scenario is", "scenarios are")));
    say::result(&out.replace("1 scenario is as they", "1 scenario is as it"))?;
    Ok(status)
}

/// How many scenarios of a file are good; in what the others differ goes to `differs`.
fn read(name: &str, text: &str, differs: &mut Vec<Fault>) -> Result<usize, Vec<Fault>> {
    if !course::is_course(text) {
        return one(ScenarioFile { name, text }, differs, |fault| fault);
    }
    let (mut good, mut faults, mut names) = (0, Vec::new(), BTreeSet::new());
    for part in course::parts(name, text)? {
        let id = part.name.rsplit('/').next().unwrap_or_default().to_owned();
        if !names.insert(id) {
            let line = part.before;
            let message = format!("'{}' is in the course twice; an id names one scenario", part.name);
            faults.push(Fault { file: name.to_owned(), line, message });
            continue;
        }
        match one(part.file(), differs, |fault| part.placed(name, &fault)) {
            Ok(number) => good += number,
            Err(wrong) => faults.extend(wrong),
        }
    }
    if faults.is_empty() { Ok(good) } else { Err(faults) }
}

fn one(
    file: ScenarioFile<'_>,
    differs: &mut Vec<Fault>,
    placed: impl Fn(Fault) -> Fault,
) -> Result<usize, Vec<Fault>> {
    let place_all = |faults: Vec<Fault>| faults.into_iter().map(&placed).collect::<Vec<_>>();
    let (scenario, faults) = scenario::as_far_as_it_goes(file);
    let Some(scenario) = scenario else { return Err(place_all(faults)) };
    let book = books::choose(&scenario.item.encounter).map_err(|error| {
        let unknown = Fault { file: file.name.to_owned(), line: 0, message: error.to_string() };
        place_all(faults.iter().cloned().chain([unknown]).collect())
    })?;
    // What the engine says otherwise is told beside what cannot be read, so that all is mended at once.
    let found = scenario::check(&scenario, file.name, book);
    let good = usize::from(found.is_empty());
    differs.extend(place_all(found));
    if faults.is_empty() { Ok(good) } else { Err(place_all(faults)) }
}
