//! `--line`: entries typed in the shell, read as the terminal interface reads them.

use anyhow::{anyhow, bail};

use super::{say, settings};
use crate::bundle;
use crate::config::Folders;
use crate::engine::book::CodeBook;
use crate::engine::encounter::Encounter;
use crate::entry::{self, Abbreviations, Context, EchoKind, Lexicon, Reading};

/// Adds the lesions and facts of lines to an encounter, and says on standard error what was not plainly understood.
pub fn add(lines: &[String], encounter: &mut Encounter, book: &CodeBook) -> anyhow::Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    // Without folders there are no words of the user's own: the line can still be read.
    let own = Folders::find().map(|folders| settings::read(&folders).words).unwrap_or_default();
    add_with(lines, encounter, book, own)
}

/// The same, with the user's own words at hand.
pub fn add_with(
    lines: &[String],
    encounter: &mut Encounter,
    book: &CodeBook,
    own: Abbreviations,
) -> anyhow::Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    let words = Lexicon::new(book, &built_in()?.with(own));
    for line in lines {
        let reading = entry::read(line, &Context { book, words: &words, encounter });
        let line = shown(line);
        for echo in reading.echo.iter().filter(|_| reading.understood) {
            match echo.kind {
                EchoKind::Understood => {}
                EchoKind::Assumed => say::trouble(&format!("--line '{line}': taken as {}", echo.text)),
                EchoKind::Question | EchoKind::Unknown => {
                    say::trouble(&format!("--line '{line}': {}", echo.text))
                }
            }
        }
        if !reading.understood {
            bail!(
                "--line '{line}' was not understood and not taken ({}); write it like '5 ak face ln2'",
                reasons(&line, &reading)
            );
        }
        entry::take(&reading, encounter);
    }
    Ok(())
}

/// The most characters of a line that a message repeats.
const SHOWN: usize = 200;

/// The line as a message repeats it: what is pasted by mistake does not fill the screen.
fn shown(line: &str) -> String {
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}\u{2026}", &line[..end]),
        None => line.to_owned(),
    }
}

/// Why a line was not taken.
fn reasons(line: &str, reading: &Reading) -> String {
    let unknown: Vec<&str> = (reading.echo.iter())
        .filter(|echo| matches!(echo.kind, EchoKind::Unknown | EchoKind::Question))
        .map(|echo| echo.text.as_str())
        .collect();
    if !unknown.is_empty() {
        return unknown.join("; ");
    }
    let reason = match (line.trim().is_empty(), line.contains('@')) {
        (true, _) => "it is empty",
        (false, true) => "it says nothing new about the lesion that it names",
        (false, false) => "it names no diagnosis, site, size or procedure",
    };
    reason.to_owned()
}

/// The words of the one-line entry that are built in.
fn built_in() -> anyhow::Result<Abbreviations> {
    Abbreviations::parse(bundle::ABBREVIATIONS).map_err(|faults| {
        anyhow!("the abbreviations that are built in cannot be used:\n{}", faults.join("\n"))
    })
}
