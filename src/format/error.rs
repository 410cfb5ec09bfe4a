//! Mistakes in an encounter text: where each stands, and one sentence about it.

use std::fmt;

use crate::config::steers::is_shown;

/// Where a mistake stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Line and column, counted from 1; columns are characters.
    At {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// A JSON pointer; list positions count from 0.
    Pointer(String),
    /// The whole text.
    Whole,
}

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct FormatError {
    /// Where it stands.
    pub place: Place,
    /// What is wrong and what is allowed.
    pub message: String,
}

/// Every mistake of a text, in the order of the text; never empty.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct FormatErrors(pub Vec<FormatError>);

impl FormatErrors {
    /// One mistake of the whole text.
    pub(super) fn whole(message: impl Into<String>) -> Self {
        Self(vec![FormatError { place: Place::Whole, message: message.into() }])
    }
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Place::At { line, column } => write!(f, "{line}:{column}: {}", self.message),
            Place::Pointer(pointer) => write!(f, "{pointer}: {}", self.message),
            Place::Whole => f.write_str(&self.message),
        }
    }
}

impl fmt::Display for FormatErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, error) in self.0.iter().enumerate() {
            if number > 0 {
                f.write_str("\n")?;
            }
            error.fmt(f)?;
        }
        Ok(())
    }
}

/// A text from a file as it may be printed: no control characters, no marks that turn the writing direction,
/// and not longer than a line.
#[must_use]
pub fn shown(text: &str) -> String {
    const MOST: usize = 60;
    let mut before = None;
    let mut printable = |letter: char| {
        let shown = if is_shown(before, letter) { letter } else { char::REPLACEMENT_CHARACTER };
        before = Some(letter);
        shown
    };
    let mut out: String = text.chars().take(MOST).map(&mut printable).collect();
    if text.chars().nth(MOST).is_some() {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_written_before_the_message() {
        let at = |place| FormatError { place, message: "wrong".to_owned() }.to_string();
        assert_eq!(at(Place::At { line: 12, column: 8 }), "12:8: wrong");
        assert_eq!(at(Place::Pointer("/lesion/2/size".to_owned())), "/lesion/2/size: wrong");
        assert_eq!(at(Place::Whole), "wrong");
    }

    #[test]
    fn nothing_that_a_terminal_obeys_is_shown() {
        assert_eq!(shown("a\u{1b}[31mb\n\u{202e}"), "a\u{fffd}[31mb\u{fffd}\u{fffd}");
        assert_eq!(shown(&"x".repeat(100)).chars().count(), 61);
    }
}
