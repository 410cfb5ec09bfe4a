//! A visit code in a line: a line adds lesions, and a visit only counts with work of its own, so it is never added from
//! here and never lost in silence either.

use std::ops::Range;

use super::echo::shown;
use super::{Echo, EchoKind};
use crate::engine::book::CodeBook;
use crate::engine::ids::Code;

/// A visit code in a line.
pub(super) struct Visit {
    /// Where it stands, with the words that belong to it.
    pub span: Range<usize>,
    /// As typed, fit to be shown.
    pub code: String,
}

impl Visit {
    /// What is said about it.
    pub fn echo(&self) -> Echo {
        let text = format!(
            "{} is a visit and is not added by a line; enter it in the encounter details, with the separate problem that was seen to",
            self.code
        );
        Echo::new(self.span.clone(), EchoKind::Question, text)
    }
}

/// Words in front of a code that only say what to do with it.
const BEFORE: [&str; 7] = ["add", "and", "bill", "code", "plus", "visit", "with"];

/// The visit codes of a segment: `99213`, `add 99213-25`.
pub(super) fn codes(line: &str, segment: Range<usize>, book: &CodeBook) -> Vec<Visit> {
    let mut found = Vec::new();
    let mut before: Option<Range<usize>> = None;
    for word in words(line, segment) {
        let typed = &line[word.clone()];
        if is_visit(typed, book) {
            let span = before.take().map_or(word.start, |before| before.start)..word.end;
            found.push(Visit { span, code: shown(typed) });
        } else if BEFORE.contains(&typed.to_ascii_lowercase().as_str()) {
            before = Some(before.map_or(word.start, |before| before.start)..word.end);
        } else {
            before = None;
        }
    }
    found
}

/// The words of a segment, parted by blanks, as ranges of bytes.
fn words(line: &str, segment: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let start = segment.start;
    let text = line.get(segment).unwrap_or_default();
    text.split_ascii_whitespace().map(move |word| {
        let at = start + (word.as_ptr().addr() - text.as_ptr().addr());
        at..at + word.len()
    })
}

/// A code of a visit, alone or with modifiers behind it: `99213-25`.
fn is_visit(word: &str, book: &CodeBook) -> bool {
    let mut parts = word.trim_matches(|c: char| !c.is_alphanumeric()).split('-');
    let code = parts.next().and_then(|code| Code::from_text(&code.to_ascii_uppercase()));
    let known = |code: Code| book.visits().row(code).is_some() || book.visits().other(code).is_some();
    code.is_some_and(known) && parts.all(|part| part.len() == 2)
}
