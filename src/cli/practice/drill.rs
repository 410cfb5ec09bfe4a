//! `curette practice drill`: two minutes of threshold questions, one line each.

use std::io::{self, BufRead};
use std::time::{Duration, Instant};

use anyhow::bail;

use super::generate::roll;
use super::kept;
use crate::bundle;
use crate::cli::{say, status::Status};
use crate::config::Folders;
use crate::config::nearest::did_you_mean;
use crate::practice::answer::Answer;
use crate::practice::drill::{SUCH_AS, judge, read, summary, verdict};
use crate::practice::generate::drill::{Question, Round, question};
use crate::report::plain;
use crate::store::clock;

/// Arguments of `practice drill`.
#[derive(Debug, clap::Args)]
pub struct Drill {
    /// lesion-counts, tags or sizes; without it all of them
    #[arg(value_name = "ROUND")]
    round: Option<String>,
    /// The seed: the same one gives the same questions
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// How long the round lasts
    #[arg(long, value_name = "M", default_value_t = 2, value_parser = clap::value_parser!(u64).range(1..=60))]
    minutes: u64,
    /// Do not keep the results
    #[arg(long)]
    forget: bool,
}

/// Asks until the time is over, the input ends, or 'done' is written.
pub fn run(args: &Drill) -> anyhow::Result<Status> {
    let round = args.round.as_deref().map(round).transpose()?;
    let folders = Folders::find()?;
    let seed = args.seed.unwrap_or_else(roll);
    say::result(&format!(
        "{} minutes, codes and units only, such as: {SUCH_AS}. End with: done. Seed {seed}.\n",
        args.minutes
    ))?;
    let (begun, whole) = (Instant::now(), Duration::from_secs(args.minutes * 60));
    let mut lines = io::stdin().lock().split(b'\n');
    let (mut right, mut asked, mut spent) = (0_usize, 0_usize, Duration::ZERO);
    // A question that was asked in time may be answered after it.
    for number in 1.. {
        if begun.elapsed() >= whole {
            say::result("The time is over.\n")?;
            break;
        }
        let question = question(round, seed, number);
        say::result(&format!("\n{number}. {}\n", plain::line(&question.item.note)))?;
        let since = Instant::now();
        let Some(answer) = answered(&mut lines)? else { break };
        asked += 1;
        spent += since.elapsed();
        right += usize::from(judged(&question, &answer, since.elapsed(), (args.forget, &folders))?);
    }
    say::result(&format!("\n{}\n", summary(right, asked, spent)))?;
    Ok(Status::Done)
}

fn round(word: &str) -> anyhow::Result<Round> {
    let Some(round) = Round::parse(&word.to_lowercase()) else {
        let near = did_you_mean(word, Round::ALL.iter().map(|round| round.word()))
            .map_or_else(String::new, |question| format!("; {question}"));
        bail!("there is no drill '{}'{near} write lesion-counts, tags or sizes", plain::line(word));
    };
    Ok(round)
}

/// The next answer that can be read; `None` at the end.
fn answered(lines: &mut impl Iterator<Item = io::Result<Vec<u8>>>) -> anyhow::Result<Option<Answer>> {
    for line in lines {
        let line = String::from_utf8_lossy(&line?).trim().to_owned();
        if ["done", "."].contains(&line.to_lowercase().as_str()) {
            return Ok(None);
        }
        match read(&line) {
            Ok(answer) => return Ok(Some(answer)),
            Err(faults) => faults.iter().for_each(|fault| say::trouble(&format!("not taken: {fault}"))),
        }
    }
    Ok(None)
}

/// Says at once whether it is right, and keeps it.
fn judged(
    question: &Question,
    answer: &Answer,
    took: Duration,
    (forget, folders): (bool, &Folders),
) -> anyhow::Result<bool> {
    let Some(book) = bundle::books().ok().and_then(<[_]>::last) else { bail!("the tables cannot be read") };
    let mut attempt = judge(question, answer, (book, bundle::commentary(book.edition())));
    attempt.when = clock::stamp();
    attempt.seconds = u32::try_from(took.as_secs()).unwrap_or(u32::MAX);
    let right = attempt.is_right();
    if !forget {
        kept::add(folders, &attempt)?;
    }
    say::result(&format!("{}\n", verdict(right, &question.rung)))?;
    Ok(right)
}
