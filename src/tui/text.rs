//! Text for cells: widths by cell, no control characters, cut and wrapped by width.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The text without control characters: a tab or line end becomes a blank, any other goes.
#[must_use]
pub fn clean(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    text.chars()
        .filter_map(|letter| match letter {
            '\t' | '\n' | '\r' => Some(' '),
            control if control.is_control() || is_bidi_control(control) => None,
            letter => Some(letter),
        })
        .collect()
}

/// Characters that turn the direction of text, with which a name could hide what stands beside it.
const fn is_bidi_control(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
}

/// Width in cells.
#[must_use]
pub fn width(text: &str) -> usize {
    if is_plain(text) { text.len() } else { text.width() }
}

/// Whether every byte is a character of one cell; nearly all texts are so, and every frame asks for many.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// The text in at most this many cells, with `…` where something was cut away.
#[must_use]
pub fn cut(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 0;
    for letter in text.chars() {
        let wide = letter.width().unwrap_or(0);
        if used + wide + 1 > cells {
            break;
        }
        out.push(letter);
        used += wide;
    }
    if cells > 0 {
        out.push('…');
    }
    out
}

/// The text cut or filled with blanks to exactly this many cells.
#[must_use]
pub fn pad(text: &str, cells: usize) -> String {
    let mut out = cut(text, cells);
    let blanks = cells.saturating_sub(width(&out));
    out.extend(std::iter::repeat_n(' ', blanks));
    out
}

/// The text in lines of at most this many cells, broken between words where it can be.
#[must_use]
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    let cells = cells.max(4);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split_whitespace() {
        let wide = width(word);
        if !line.is_empty() && used + 1 + wide > cells {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if !line.is_empty() {
            line.push(' ');
            used += 1;
        }
        if used + wide <= cells {
            line.push_str(word);
            used += wide;
            continue;
        }
        for letter in word.chars() {
            let wide = letter.width().unwrap_or(0);
            if used + wide > cells {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(letter);
            used += wide;
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// The parts joined by ` · ` in lines of at most this many cells, broken between parts where it can be.
#[must_use]
pub fn flow(parts: &[String], cells: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        match lines.last_mut() {
            Some(line) if width(line) + 3 + width(part) <= cells => {
                line.push_str(" · ");
                line.push_str(part);
            }
            Some(_) | None => lines.extend(wrap(part, cells)),
        }
    }
    lines
}

/// `1 blocker`, `2 blockers`.
#[must_use]
pub fn number(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_counted_not_characters() {
        assert_eq!(width("皮膚"), 4);
        assert_eq!(cut("皮膚科医", 5), "皮膚…");
        assert_eq!(width(&pad("e\u{301}", 3)), 3);
        assert_eq!(pad("abcdef", 4), "abc…");
    }

    #[test]
    fn nothing_that_steers_a_terminal_gets_through() {
        assert_eq!(clean("a\x1b[31mb\u{9b}c\td\u{202e}e"), "a[31mbc de");
    }

    #[test]
    fn long_text_is_broken_between_words_or_inside_one() {
        assert_eq!(wrap("what is the size", 8), ["what is", "the size"]);
        assert_eq!(wrap("abcdefghij kl", 4), ["abcd", "efgh", "ij", "kl"]);
        assert_eq!(wrap("", 8), [""]);
    }
}
