//! The one place that talks to the entry grammar.

use crate::entry;
pub use crate::entry::{Completion, Echo, EchoKind, LONGEST, Lexicon as Words, Reading};

use crate::engine::book::CodeBook;
use crate::engine::encounter::Encounter;

/// What a line means for this encounter.
#[must_use]
pub fn read(line: &str, book: &CodeBook, words: &Words, encounter: &Encounter) -> Reading {
    entry::read(line, &entry::Context { book, words, encounter })
}

/// Adds what was read to the encounter and gives the ids of the lesions added or changed.
pub fn take(reading: &Reading, encounter: &mut Encounter) -> Vec<String> {
    entry::take(reading, encounter)
}

/// Completions at the caret, the best first; those that would change nothing are left out.
#[must_use]
pub fn complete(
    line: &str,
    caret: usize,
    book: &CodeBook,
    words: &Words,
    encounter: &Encounter,
) -> Vec<Completion> {
    let mut found = entry::complete(line, caret, &entry::Context { book, words, encounter });
    found
        .retain(|completion| line.get(completion.span.clone()).is_some_and(|typed| typed != completion.text));
    found
}

/// What a word or name stands for in full words, for a search; empty where it is no name and no abbreviation.
#[must_use]
pub fn full_words(text: &str, words: &Words) -> Vec<String> {
    entry::full_words(text, words)
}

/// The abbreviations of the entry line, the user's own over the built-in ones.
///
/// # Errors
/// Every mistake of the built-in file, one a line.
pub fn abbreviations(built_in: &str, own: &entry::Abbreviations) -> Result<entry::Abbreviations, String> {
    let built_in = entry::Abbreviations::parse(built_in).map_err(|mistakes| mistakes.join("\n"))?;
    Ok(built_in.with(own.clone()))
}
