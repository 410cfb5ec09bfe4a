//! A scenario in lines, for every terminal and for screen readers: the note is printed, the answer is read, then graded.

use std::ffi::OsString;
use std::io::{self, BufRead, IsTerminal};
use std::time::Instant;

use anyhow::{anyhow, bail};

use super::{kept, say_feedback};
use crate::bundle;
use crate::cli::{books, input, say, status::Status};
use crate::config::Folders;
use crate::practice::Item;
use crate::practice::answer::{self, Answer};
use crate::practice::results::sit;
use crate::report::{lay, plain};
use crate::store::clock;

/// How an answer is given.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct How {
    /// Read the answer from this file instead of asking; - is standard input
    #[arg(long, value_name = "FILE")]
    answer: Option<OsString>,
    /// Say beforehand that you are sure, instead of being asked
    #[arg(long, conflicts_with = "unsure")]
    sure: bool,
    /// Say beforehand that you are not sure
    #[arg(long)]
    unsure: bool,
    /// Do not keep the result
    #[arg(long)]
    forget: bool,
}

/// Asks, grades, keeps the result, says what was right and what was not. `why` says why it comes now.
pub fn ask(item: &Item, how: &How, why: Option<&str>, folders: &Folders) -> anyhow::Result<Status> {
    let book = books::choose(&item.encounter)?;
    let begun = Instant::now();
    let (answer, sure) = match &how.answer {
        // It may be standard input, which nobody else may hold meanwhile.
        Some(file) => (from_file(file, item)?, said(how)),
        None => {
            let mut stdin = io::stdin().lock();
            say::result(&note(item, why))?;
            let answer = by_lines(&mut stdin, item)?;
            let sure = match said(how) {
                Some(sure) => Some(sure),
                None => sure(&mut stdin)?,
            };
            (answer, sure)
        }
    };
    let mut sitting = sit(item, &answer, None, (book, bundle::commentary(book.edition())));
    sitting.attempt.when = clock::stamp();
    sitting.attempt.sure = sure;
    sitting.attempt.seconds = u32::try_from(begun.elapsed().as_secs()).unwrap_or(u32::MAX);
    // Kept before it is told: what was answered is not lost when the reader goes away.
    if !how.forget {
        kept::add(folders, &sitting.attempt)?;
    }
    say::result(&say_feedback::text(&sitting.feedback, sure, &item.title))?;
    Ok(Status::Done)
}

fn said(how: &How) -> Option<bool> {
    if how.sure { Some(true) } else { how.unsure.then_some(false) }
}

/// The note and what to write.
fn note(item: &Item, why: Option<&str>) -> String {
    let family = item.family.replace('_', " ");
    let mut out = format!("{} ({}, level {})\n", plain::line(&family), item.id, item.level);
    if let Some(why) = why {
        out.push_str(&format!("It comes now: {why}.\n"));
    }
    out.push('\n');
    let encounter = &item.encounter;
    let payer = encounter.payer.map_or("not stated", |payer| payer.word());
    let date = encounter.date_of_service.map_or_else(|| "not stated".to_owned(), |date| date.to_string());
    let place = encounter.place_of_service.as_deref().unwrap_or("not stated");
    lay::paragraph(
        &mut out,
        "",
        2,
        &format!("Date of service {date}, place {}, payer {payer}.", plain::line(place)),
    );
    out.push('\n');
    for row in plain::lines(&item.note).lines() {
        lay::paragraph(&mut out, "  ", 2, row);
    }
    out.push_str(
        "\nWrite one claim line a line, such as: 17003 x6 59 dx L57.0\n\
         or: query size of B, hold, nothing, finish by hand. What is certain is coded beside a query or a hold.\n\
         End with: done\n",
    );
    out
}

/// Reads lines until `done` or the end; a line that cannot be read is said and may be written again.
fn by_lines(stdin: &mut impl BufRead, item: &Item) -> anyhow::Result<Answer> {
    let mut lines: Vec<String> = Vec::new();
    loop {
        let Some(line) = line(stdin)? else { break };
        if ["done", "."].contains(&line.trim().to_lowercase().as_str()) {
            break;
        }
        if line.trim() == "again" {
            lines.clear();
            say::result("Everything is taken back.\n")?;
            continue;
        }
        match answer::read_for(&line, item) {
            Ok(read) => {
                for row in read.echo() {
                    say::result(&format!("  {}\n", plain::line(&row)))?;
                }
                lines.push(line);
            }
            Err(faults) => {
                for fault in faults {
                    say::trouble(&format!("not taken: {}", fault.message));
                }
            }
        }
    }
    let answer = answer::read(&lines.join("\n")).map_err(|faults| anyhow!("{}", faults[0].message))?;
    if answer.decision().is_none() {
        bail!("nothing was answered, and nothing is kept; write 'nothing' where nothing is reportable");
    }
    Ok(answer)
}

fn from_file(file: &OsString, item: &Item) -> anyhow::Result<Answer> {
    let (shown, text) = input::text(file)?;
    let answer = answer::read_for(&text, item).map_err(|faults| {
        let told: Vec<String> =
            faults.iter().map(|fault| format!("{shown}:{}: {}", fault.line, fault.message)).collect();
        anyhow!("{}", told.join("\n"))
    })?;
    if answer.decision().is_none() {
        bail!("{shown}: there is no answer in it; write 'nothing' where nothing is reportable");
    }
    Ok(answer)
}

/// Asks whether the trainee is sure; at the end of the input nothing was said.
fn sure(stdin: &mut impl BufRead) -> anyhow::Result<Option<bool>> {
    for _ in 0..3 {
        say::result("Are you sure? (sure, unsure)\n")?;
        match line(stdin)?.map(|line| line.trim().to_lowercase()).as_deref() {
            Some("sure" | "s" | "yes" | "y") => return Ok(Some(true)),
            Some("unsure" | "u" | "no" | "n") => return Ok(Some(false)),
            Some(_) if io::stdin().is_terminal() => {}
            Some(_) | None => return Ok(None),
        }
    }
    Ok(None)
}

fn line(stdin: &mut impl BufRead) -> anyhow::Result<Option<String>> {
    let mut bytes = Vec::new();
    if stdin.read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    Ok(Some(String::from_utf8_lossy(&bytes).trim_end().to_owned()))
}
