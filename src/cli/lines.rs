//! `--line`: entries typed in the shell, read as the terminal interface reads them.

use anyhow::{anyhow, bail};

use super::{say, settings};
use crate::bundle;
use crate::config::Folders;
use crate::engine::book::CodeBook;
use crate::engine::encounter::Encounter;
use crate::entry::{self, Abbreviations, Context, EchoKind, Lexicon};

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
            let unknown: Vec<&str> = (reading.echo.iter())
                .filter(|echo| matches!(echo.kind, EchoKind::Unknown | EchoKind::Question))
                .map(|echo| echo.text.as_str())
                .collect();
            bail!(
                "--line '{line}' was not understood and not taken ({}); write it like '5 ak face ln2'",
                unknown.join("; ")
            );
        }
        entry::take(&reading, encounter);
    }
    Ok(())
}

/// The words of the one-line entry that are built in.
fn built_in() -> anyhow::Result<Abbreviations> {
    Abbreviations::parse(bundle::ABBREVIATIONS).map_err(|faults| {
        anyhow!("the abbreviations that are built in cannot be used:\n{}", faults.join("\n"))
    })
}
