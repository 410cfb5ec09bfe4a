//! Text from data made safe for a terminal: no control character and no change of writing direction gets through.

use std::borrow::Cow;

/// Whether a character could steer a terminal or hide text: control characters, and those that change the direction
/// of writing.
#[must_use]
pub fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

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
    if text.chars().any(steers) {
        Cow::Owned(text.chars().map(|c| if steers(c) { instead(c) } else { c }).collect())
    } else {
        Cow::Borrowed(text)
    }
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
