//! Completions for the word at the cursor.

use std::ops::Range;

use super::Context;
use super::lexer::{blank, segments};
use super::lexicon::{Meaning, Name};
use super::suggest::ranked;
use super::words::Word;
use crate::engine::book::fold;

/// A completion that can be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The bytes of the line that it replaces.
    pub span: Range<usize>,
    /// The text that stands there then.
    pub text: String,
    /// What it is, in full words.
    pub says: String,
}

/// How many are given.
const MOST: usize = 8;

/// What the word at the cursor could become, best first: names that go on from the words before the cursor, then names
/// with the typed letters in their order. `cursor` is a place in bytes; one inside a character counts as before it.
#[must_use]
pub fn complete(line: &str, cursor: usize, context: &Context<'_>) -> Vec<Completion> {
    let cursor = (0..=cursor.min(line.len())).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(0);
    let segment = segments(line).into_iter().find(|range| range.contains(&cursor) || range.end == cursor);
    let Some(segment) = segment else { return Vec::new() };
    let before = &line[segment.start..cursor];
    // Inside a word its rest is replaced too.
    let end = line[cursor..segment.end]
        .find(|c: char| blank(c) || !c.is_alphanumeric())
        .map_or(segment.end, |at| cursor + at);
    if before.chars().next_back().is_none_or(blank) {
        return Vec::new();
    }
    let mut found: Vec<Completion> = Vec::new();
    let mut keys: Vec<(u8, usize)> = Vec::new();
    let mut add = |start: usize, name: &Name, typed: &str| {
        let span = segment.start + start..end;
        if found.len() < MOST && name.folded != typed && !keys.contains(&name.key) {
            keys.push(name.key);
            found.push(Completion { span, text: name.text.clone(), says: name.says.clone() });
        }
    };
    // The last three, two and one words before the cursor, each as the beginning of a name, full names first.
    for words in (1..=3).rev() {
        let Some(start) = start_of(before, words) else { continue };
        let typed = fold(&before[start..]);
        let letters = typed.chars().filter(|c| c.is_alphabetic()).count();
        if letters < 2 || !before[start..].starts_with(char::is_alphanumeric) {
            continue;
        }
        // A whole name is not pushed on to a longer one: nobody who typed `ln2` waits for more.
        // A word that is no name may be the beginning of one: `for` of `forearm`.
        let filler = Meaning::Word(Word::Ignored);
        if context.words.phrase(&typed).is_some_and(|whole| *whole != filler) {
            continue;
        }
        let names = &context.words.names;
        let mut begins: Vec<&Name> = names.iter().filter(|name| name.folded.starts_with(&typed)).collect();
        begins.sort_by_key(|name| (!name.full, name.folded.len(), &name.folded, name.key));
        for name in begins {
            add(start, name, &typed);
        }
        if words == 1 {
            for name in ranked(&typed, context.words, MOST * 2, false) {
                add(start, name, &typed);
            }
        }
    }
    found
}

/// Where the last so many words of a text begin.
fn start_of(text: &str, words: usize) -> Option<usize> {
    let mut start = text.len();
    for _ in 0..words {
        let head = text[..start].trim_end_matches(blank);
        if head.is_empty() {
            return None;
        }
        start = head.char_indices().rev().find(|(_, c)| blank(*c)).map_or(0, |(at, c)| at + c.len_utf8());
    }
    // A sign before the word, as in `?bcc`, is no part of it.
    let signs = text[start..]
        .chars()
        .take_while(|c| !c.is_alphanumeric() && !blank(*c))
        .map(char::len_utf8)
        .sum::<usize>();
    Some(start + signs)
}
