//! `--line`: entries typed in the shell, read as the terminal interface reads them.

use anyhow::{anyhow, bail};

use super::{input, say};
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
    let words = Lexicon::new(book, &abbreviations()?);
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
                .filter(|echo| echo.kind == EchoKind::Unknown)
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

/// The words of the one-line entry: those that are built in, and those of the user's file if there is one.
fn abbreviations() -> anyhow::Result<Abbreviations> {
    let words = Abbreviations::parse(bundle::ABBREVIATIONS).map_err(|faults| {
        anyhow!("the abbreviations that are built in cannot be used:\n{}", faults.join("\n"))
    })?;
    // Without folders there is no user's file: the line can still be read.
    let Ok(folders) = Folders::find() else { return Ok(words) };
    let path = folders.config.join("abbreviations.toml");
    if !path.exists() {
        return Ok(words);
    }
    let (shown, text) = input::text(path.as_os_str())?;
    words.with(&text).map_err(|faults| anyhow!("{shown}:\n{}", faults.join("\n")))
}
