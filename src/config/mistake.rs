//! What is wrong with a settings file, with its line.

use std::ops::Range;

/// More mistakes of one file than anybody reads at once; what comes after them is not told.
pub(super) const MOST: usize = 100;

/// One mistake of a settings file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct Mistake {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what to do.
    pub message: String,
}

impl Mistake {
    /// A mistake at these bytes of the text.
    pub(super) fn at(text: &str, span: Range<usize>, message: String) -> Self {
        let before = text.get(..span.start).unwrap_or(text);
        Self { line: before.matches('\n').count() + 1, message }
    }

    /// What the TOML reader says, on one line.
    pub(super) fn toml(text: &str, error: &toml::de::Error) -> Self {
        Self::at(text, error.span().unwrap_or(0..0), error.message().replace('\n', " "))
    }
}
