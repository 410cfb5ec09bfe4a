//! Keys by name, as key maps and key scripts write them: `ctrl-s`, `f1`, `backtab`, `x`.

use std::fmt;

/// A key of the keyboard, without Ctrl and Alt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A character.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, from 1.
    F(u8),
}

/// The keys that have names, with the names that are written and those that are shown.
const NAMED: &[(&str, &str, Key)] = &[
    ("enter", "Enter", Key::Enter),
    ("esc", "Esc", Key::Esc),
    ("tab", "Tab", Key::Tab),
    ("backtab", "Shift-Tab", Key::BackTab),
    ("backspace", "Backspace", Key::Backspace),
    ("del", "Del", Key::Delete),
    ("up", "Up", Key::Up),
    ("down", "Down", Key::Down),
    ("left", "Left", Key::Left),
    ("right", "Right", Key::Right),
    ("home", "Home", Key::Home),
    ("end", "End", Key::End),
    ("pgup", "PgUp", Key::PageUp),
    ("pgdn", "PgDn", Key::PageDown),
    ("space", "Space", Key::Char(' ')),
];

/// One press: a key with or without Ctrl and Alt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chord {
    /// The key.
    pub key: Key,
    /// Ctrl is held.
    pub ctrl: bool,
    /// Alt is held.
    pub alt: bool,
}

/// Keys that with Ctrl send what another key sends.
const SAME_WITH_CTRL: &[(Key, &str)] = &[
    (Key::Char('i'), "tab"),
    (Key::Char('m'), "enter"),
    (Key::Char('['), "esc"),
    (Key::Char('/'), "ctrl-_"),
    (Key::Enter, "enter"),
    (Key::Tab, "tab"),
    (Key::Esc, "esc"),
];

/// Why a text names no key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChordError {
    /// No such name.
    #[error("'{0}' names no key; write it like ctrl-s, alt-x, f1, enter, pgdn or a single character")]
    Unknown(String),
    /// Terminals send the same bytes for both.
    #[error("'{0}' cannot be told from '{1}' in a terminal; choose another key")]
    SameBytes(String, &'static str),
    /// No terminal sends it.
    #[error("'{0}' is sent by no terminal; with Ctrl use a letter, space, \\, ], ^ or _, or choose alt-")]
    NeverSent(String),
    /// A quoted text has no end.
    #[error("the text '{0}' has no closing quote")]
    OpenQuote(String),
}

impl Chord {
    /// A key by itself.
    #[must_use]
    pub const fn plain(key: Key) -> Self {
        Self { key, ctrl: false, alt: false }
    }

    /// Whether it types a character where text is typed.
    #[must_use]
    pub const fn types(self) -> bool {
        matches!(self, Self { key: Key::Char(_), ctrl: false, alt: false })
    }

    /// Reads one name.
    ///
    /// # Errors
    /// Says which name is not known, or cannot reach the program.
    pub fn parse(text: &str) -> Result<Self, ChordError> {
        let unknown = || ChordError::Unknown(text.to_owned());
        let (mut rest, mut ctrl, mut alt) = (text, false, false);
        while rest.chars().count() > 1 {
            if let Some(after) = rest.strip_prefix("ctrl-") {
                (rest, ctrl) = (after, true);
            } else if let Some(after) = rest.strip_prefix("alt-") {
                (rest, alt) = (after, true);
            } else {
                break;
            }
        }
        let mut letters = rest.chars();
        let key = match (letters.next(), letters.next()) {
            (None, _) => return Err(unknown()),
            (Some(letter), None) => Key::Char(if ctrl { letter.to_ascii_lowercase() } else { letter }),
            (Some(_), Some(_)) => named(rest).ok_or_else(unknown)?,
        };
        if ctrl {
            for (other, same) in SAME_WITH_CTRL {
                if key == *other {
                    return Err(ChordError::SameBytes(text.to_owned(), same));
                }
            }
            if let Key::Char(letter) = key
                && !(letter.is_alphabetic() || " \\]^_".contains(letter))
            {
                return Err(ChordError::NeverSent(text.to_owned()));
            }
        }
        Ok(Self { key, ctrl, alt })
    }

    /// As people read it: `Ctrl-S`, `F1`.
    #[must_use]
    pub fn label(self) -> String {
        let key = match named_row(self.key) {
            Some(row) => row.1.to_owned(),
            // With Alt a capital is another key than its small letter.
            None if self.alt && matches!(self.key, Key::Char(letter) if letter.is_uppercase()) => {
                format!("Shift-{}", unnamed(self.key))
            }
            None if self.ctrl || self.alt || matches!(self.key, Key::F(_)) => {
                unnamed(self.key).to_uppercase()
            }
            None => unnamed(self.key),
        };
        format!("{}{}{key}", if self.ctrl { "Ctrl-" } else { "" }, if self.alt { "Alt-" } else { "" })
    }
}

/// The names of a key that has some.
fn named_row(key: Key) -> Option<&'static (&'static str, &'static str, Key)> {
    NAMED.iter().find(|row| row.2 == key)
}

/// The text of a key without a name: its character, or F and its number.
fn unnamed(key: Key) -> String {
    if let Key::Char(letter) = key {
        letter.to_string()
    } else if let Key::F(number) = key {
        format!("f{number}")
    } else {
        String::new()
    }
}

fn named(name: &str) -> Option<Key> {
    if let Some(number) = name.strip_prefix('f').and_then(|digits| digits.parse::<u8>().ok()) {
        return (1..=12).contains(&number).then_some(Key::F(number));
    }
    NAMED.iter().find(|(written, _, _)| *written == name).map(|row| row.2)
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = named_row(self.key).map_or_else(|| unnamed(self.key), |row| row.0.to_owned());
        write!(f, "{}{}{key}", if self.ctrl { "ctrl-" } else { "" }, if self.alt { "alt-" } else { "" })
    }
}

/// Reads a key script: names parted by blanks, and texts in single quotes, `''` for a quote in one.
///
/// # Errors
/// The first word that names no key.
pub fn script(text: &str) -> Result<Vec<Chord>, ChordError> {
    let mut chords = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        if rest.starts_with('\'') {
            let (typed, after) = quoted(rest)?;
            chords.extend(typed.chars().map(|letter| Chord::plain(Key::Char(letter))));
            rest = after.trim_start();
        } else {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            chords.push(Chord::parse(&rest[..end])?);
            rest = rest[end..].trim_start();
        }
    }
    Ok(chords)
}

/// The text between quotes at the start, and what comes after it.
fn quoted(text: &str) -> Result<(String, &str), ChordError> {
    let mut typed = String::new();
    let mut letters = text.char_indices().skip(1).peekable();
    while let Some((at, letter)) = letters.next() {
        if letter != '\'' {
            typed.push(letter);
        } else if letters.peek().is_some_and(|(_, next)| *next == '\'') {
            typed.push('\'');
            letters.next();
        } else {
            return Ok((typed, &text[at + 1..]));
        }
    }
    Err(ChordError::OpenQuote(typed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_and_written_back() {
        for name in
            ["ctrl-s", "alt-x", "f1", "f12", "enter", "backtab", "pgdn", "x", "-", "space", "ctrl-alt-d", "'"]
        {
            assert_eq!(Chord::parse(name).expect(name).to_string(), name);
        }
        assert_eq!(Chord::parse("ctrl-S").expect("chord").label(), "Ctrl-S");
        assert!(
            Chord::parse("f13").is_err() && Chord::parse("hyper-x").is_err() && Chord::parse("").is_err()
        );
    }

    #[test]
    fn keys_that_terminals_cannot_tell_apart_are_refused() {
        assert_eq!(Chord::parse("ctrl-i"), Err(ChordError::SameBytes("ctrl-i".into(), "tab")));
        for name in ["ctrl-m", "ctrl-/", "ctrl-enter"] {
            assert!(matches!(Chord::parse(name), Err(ChordError::SameBytes(..))), "{name}");
        }
        assert_eq!(Chord::parse("ctrl-1"), Err(ChordError::NeverSent("ctrl-1".into())));
        for name in ["ctrl-_", "ctrl-space", "ctrl-left", "alt-/"] {
            assert_eq!(Chord::parse(name).expect(name).to_string(), name);
        }
    }

    #[test]
    fn a_capital_with_alt_is_shown_as_one() {
        let label = |name: &str| Chord::parse(name).expect(name).label();
        assert_eq!([label("alt-x"), label("alt-X"), label("G")], ["Alt-X", "Alt-Shift-X", "G"]);
    }

    #[test]
    fn scripts_mix_names_and_quoted_text() {
        let chords = script(" f2 'it''s' enter x ").expect("script");
        let labels: Vec<String> = chords.iter().map(ToString::to_string).collect();
        assert_eq!(labels, ["f2", "i", "t", "'", "s", "enter", "x"]);
        assert_eq!(script("'open"), Err(ChordError::OpenQuote("open".into())));
        assert!(script("f2 nonsense").is_err());
    }
}
