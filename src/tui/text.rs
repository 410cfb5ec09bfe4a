//! Text for cells: widths by cell, no control characters, cut and wrapped by width.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::config::steers::is_shown;

/// The text without what could steer a terminal or hide: a tab or line end becomes a blank, any other goes. Pictographs are taken apart
/// into those that they are joined of, because terminals do not agree on the width of joined ones.
#[must_use]
pub fn clean(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    for letter in text.chars() {
        if matches!(letter, '\t' | '\n' | '\r') {
            out.push(' ');
        } else if stays(before, letter) {
            out.push(letter);
        }
        before = Some(letter).filter(|letter| !is_pictograph_shape(*letter)).or(before);
    }
    out
}

/// The text without whole escape sequences: their beginning alone would go with the other control characters, and leave
/// the rest of them as text.
#[must_use]
pub fn without_sequences(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let opens = match letter {
            '\u{1b}' => letters.next_if(|next| !next.is_control()),
            '\u{9b}' => Some('['),
            '\u{9d}' => Some(']'),
            '\u{90}' => Some('P'),
            _ => {
                out.push(letter);
                continue;
            }
        };
        match opens {
            Some('[') => {
                while letters.next_if(|next| matches!(next, ' '..='?')).is_some() {}
                letters.next_if(|next| matches!(next, '@'..='~'));
            }
            Some(']' | 'P' | '_' | '^' | 'X') => skip_string(&mut letters),
            // A sequence of two or three letters, such as the choice of a character set.
            Some(' '..='/') => {
                letters.next_if(|next| !next.is_control());
            }
            Some(_) | None => {}
        }
    }
    out
}

/// Skips the text of a title or the like, up to its end sign; a line end stands above a sign that never comes.
fn skip_string(letters: &mut std::iter::Peekable<std::str::Chars<'_>>) {
    while let Some(letter) = letters.next_if(|next| !matches!(next, '\n' | '\r')) {
        match letter {
            '\u{7}' | '\u{9c}' => return,
            '\u{1b}' => {
                letters.next_if(|next| *next == '\\');
                return;
            }
            _ => {}
        }
    }
}

/// Whether a letter is shown and kept in a typed line, with the letter that stands before it.
#[must_use]
pub fn stays(before: Option<char>, letter: char) -> bool {
    let joins_pictographs = match before {
        Some(before) => letter == JOINER && is_pictograph(before),
        None => false,
    };
    is_shown(before, letter) && !is_pictograph_shape(letter) && !joins_pictographs
}

/// Joins two characters into one.
const JOINER: char = '\u{200d}';

/// Characters that only change how a pictograph before them looks: variant, skin tone, tags of flags.
const fn is_pictograph_shape(letter: char) -> bool {
    matches!(letter, '\u{fe0e}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}')
}

/// Signs and pictographs.
const fn is_pictograph(letter: char) -> bool {
    matches!(letter, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// The characters as a reader counts them: a letter with its marks is one.
pub fn letters(text: &str) -> impl Iterator<Item = &str> {
    text.graphemes(true)
}

/// Width in cells: those of its letters, each drawn in cells of its own.
#[must_use]
pub fn width(text: &str) -> usize {
    if is_plain(text) {
        text.len()
    } else if is_even(text) {
        text.chars().count()
    } else {
        letters(text).map(UnicodeWidthStr::width).sum()
    }
}

/// Whether every byte is a character of one cell; nearly all texts are so, and every frame asks for many.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// Whether every character is a letter of its own in one cell: the plain ones, and those that lines and lists are drawn
/// with.
#[must_use]
pub fn is_even(text: &str) -> bool {
    is_plain(text)
        || text.chars().all(|letter| matches!(letter, ' '..='~' | '·' | '…' | '\u{2500}'..='\u{257f}'))
}

/// The text in at most this many cells, with `…` where something was cut away.
#[must_use]
pub fn cut(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    if is_plain(text) {
        return match cells.checked_sub(1) {
            Some(kept) => format!("{}…", &text[..kept]),
            None => String::new(),
        };
    }
    let mut out = String::new();
    let mut used = 0;
    for letter in letters(text) {
        let wide = width(letter);
        if used + wide + 1 > cells {
            break;
        }
        out.push_str(letter);
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
        for letter in letters(word) {
            let wide = letter.width();
            if used + wide > cells {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push_str(letter);
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
        // Lam and alef are drawn as one shape, in two cells.
        assert_eq!(width("\u{644}\u{627}"), 2);
        assert_eq!(cut("e\u{301}e\u{301}e\u{301}", 2), "e\u{301}…");
    }

    #[test]
    fn pictographs_are_as_wide_as_their_parts_in_every_terminal() {
        assert_eq!(clean("\u{1f469}\u{1f3fd}\u{200d}\u{2695}\u{fe0f}x"), "\u{1f469}\u{2695}x");
        assert_eq!(clean("\u{1f468}\u{200d}\u{1f469}"), "\u{1f468}\u{1f469}");
        assert_eq!(clean("\u{915}\u{94d}\u{200d}\u{937}"), "\u{915}\u{94d}\u{200d}\u{937}");
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
