//! Text from data made safe for a terminal: no control character and no change of writing direction gets through.

use std::borrow::Cow;

use crate::config::steers::is_shown;
pub use crate::config::steers::steers;

/// One line of text from data: line breaks and tabs become blanks, whatever else could steer a terminal becomes `�`.
#[must_use]
pub fn line(text: &str) -> Cow<'_, str> {
    cleaned(text, |c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { char::REPLACEMENT_CHARACTER })
}

/// Several lines of text from data: line breaks and tabs stay.
#[must_use]
pub fn lines(text: &str) -> Cow<'_, str> {
    cleaned(text, |c| if matches!(c, '\n' | '\t') { c } else { char::REPLACEMENT_CHARACTER })
}

fn cleaned(text: &str, instead: impl Fn(char) -> char) -> Cow<'_, str> {
    let mut before = None;
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
        || text.chars().all(|c| is_shown(before.replace(c), c))
    {
        return Cow::Borrowed(text);
    }
    let mut before = None;
    Cow::Owned(text.chars().map(|c| if is_shown(before.replace(c), c) { c } else { instead(c) }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_a_terminal_is_left() {
        assert_eq!(line("nose\u{1b}[2J"), "nose\u{fffd}[2J");
        assert_eq!(line("a\u{9b}31mb\u{7f}"), "a\u{fffd}31mb\u{fffd}");
        assert_eq!(line("a\nb\tc"), "a b c");
        assert_eq!(line("\u{202e}evil"), "\u{fffd}evil");
        assert_eq!(lines("a\n\tb\rc\u{7}"), "a\n\tb\u{fffd}c\u{fffd}");
    }

    #[test]
    fn ordinary_text_stays_as_it_is() {
        assert!(matches!(line("Müller, naïve 3 × 4 cm²"), Cow::Borrowed("Müller, naïve 3 × 4 cm²")));
    }
}
