//! One line of text with a caret: Emacs keys, undo of typing, paste as one edit.

use ratatui_textarea::{CursorMove, TextArea};

use crate::config::chord::{Chord, Key};

use super::line::LONGEST;
use super::text;

/// A line that is being typed.
#[derive(Clone, Debug)]
pub struct Edit {
    area: TextArea<'static>,
    /// Edits since the line was set, of which undo can take one back each.
    edits: usize,
    /// Edits that were taken back and can be made again.
    undone: usize,
}

impl Default for Edit {
    fn default() -> Self {
        Self::new("")
    }
}

impl Edit {
    /// The line with the caret at its end.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut area = TextArea::new(vec![text::clean(text)]);
        area.set_max_histories(1_000);
        area.move_cursor(CursorMove::End);
        Self { area, edits: 0, undone: 0 }
    }

    /// The line with the caret behind so many letters.
    #[must_use]
    pub fn with_caret(text: &str, letters: usize) -> Self {
        let mut edit = Self::new(text);
        edit.area.move_cursor(CursorMove::Jump(0, u16::try_from(letters).unwrap_or(u16::MAX)));
        edit
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.area.lines().first().map_or("", String::as_str)
    }

    /// The caret, in bytes of the text.
    #[must_use]
    pub fn caret(&self) -> usize {
        let column = self.area.cursor().1;
        self.text().char_indices().nth(column).map_or(self.text().len(), |(at, _)| at)
    }

    /// Whether the caret stands behind the last character.
    #[must_use]
    pub fn at_end(&self) -> bool {
        self.caret() == self.text().len()
    }

    /// Inserts text at the caret as one edit; line ends become blanks, control characters go. `false`: not all of it had
    /// room in the longest line that there may be.
    pub fn insert(&mut self, text: &str) -> bool {
        let room = LONGEST.saturating_sub(self.text().chars().count());
        let end = text.char_indices().nth(room).map_or(text.len(), |(at, _)| at);
        let clean = text::clean(&text[..end]);
        if !clean.is_empty() {
            self.area.insert_str(&clean);
            self.edited();
        }
        end == text.len()
    }

    /// Puts `text` in place of these bytes, with the caret behind it.
    pub fn replace(&mut self, span: std::ops::Range<usize>, text: &str) {
        let old = self.text();
        let (Some(before), Some(removed)) = (old.get(..span.start), old.get(span)) else { return };
        let (start, letters) = (before.chars().count(), removed.chars().count());
        self.area.move_cursor(CursorMove::Jump(0, u16::try_from(start).unwrap_or(u16::MAX)));
        if letters > 0 {
            self.area.delete_str(letters);
            self.edited();
        }
        self.insert(text);
    }

    /// Whether undo has something to take back.
    #[must_use]
    pub const fn can_undo(&self) -> bool {
        self.edits > 0
    }

    /// Takes the last edit back.
    pub fn undo(&mut self) {
        if self.edits > 0 {
            self.area.undo();
            self.edits -= 1;
            self.undone += 1;
        }
    }

    /// Whether an edit that was taken back can be made again.
    #[must_use]
    pub const fn can_redo(&self) -> bool {
        self.undone > 0
    }

    /// Makes the edit that was taken back last again.
    pub fn redo(&mut self) {
        if self.undone > 0 {
            self.area.redo();
            self.undone -= 1;
            self.edits += 1;
        }
    }

    fn edited(&mut self) {
        self.edits += 1;
        self.undone = 0;
    }

    /// Whether the key means something to a line that is typed.
    #[must_use]
    pub fn knows(&self, chord: Chord) -> bool {
        self.clone().press(chord)
    }

    /// Gives the key to the line; `false` where it means nothing here.
    pub fn key(&mut self, chord: Chord) -> bool {
        let before = self.text().len();
        let done = self.press(chord);
        if self.text().len() != before {
            self.edited();
        }
        done
    }

    fn press(&mut self, chord: Chord) -> bool {
        let area = &mut self.area;
        let go = |area: &mut TextArea<'static>, to| area.move_cursor(to);
        match (chord.key, chord.ctrl, chord.alt) {
            (Key::Char(letter), false, false) if !letter.is_control() => {
                // A typed letter is cleaned as a pasted one is; what it does may depend on the letter before it.
                let before = area.cursor().1.checked_sub(1);
                let typed = &area.lines()[0];
                let room = typed.len() < LONGEST || typed.chars().count() < LONGEST;
                if room && text::stays(before.and_then(|at| typed.chars().nth(at)), letter) {
                    area.insert_char(letter);
                }
            }
            (Key::Backspace, false, false) | (Key::Char('h'), true, false) => {
                area.delete_char();
            }
            (Key::Delete, false, false) | (Key::Char('d'), true, false) => {
                area.delete_next_char();
            }
            (Key::Left, false, false) | (Key::Char('b'), true, false) => go(area, CursorMove::Back),
            (Key::Right, false, false) | (Key::Char('f'), true, false) => go(area, CursorMove::Forward),
            (Key::Home, _, _) | (Key::Char('a'), true, false) => go(area, CursorMove::Head),
            (Key::End, _, _) | (Key::Char('e'), true, false) => go(area, CursorMove::End),
            (Key::Left, true, _) | (Key::Char('b'), false, true) => go(area, CursorMove::WordBack),
            (Key::Right, true, _) | (Key::Char('f'), false, true) => go(area, CursorMove::WordForward),
            (Key::Char('k'), true, false) => {
                area.delete_line_by_end();
            }
            (Key::Char('u'), true, false) => {
                area.delete_line_by_head();
            }
            (Key::Char('w'), true, false) | (Key::Backspace, _, true) | (Key::Backspace, true, _) => {
                {
                    area.delete_word();
                };
            }
            (Key::Char('d'), false, true) => {
                area.delete_next_word();
            }
            _ => return false,
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(edit: &mut Edit, keys: &str) {
        for chord in crate::config::chord::script(keys).expect("keys") {
            edit.key(chord);
        }
    }

    #[test]
    fn emacs_keys_edit_the_line() {
        let mut edit = Edit::default();
        press(&mut edit, "'ak face ln2' ctrl-w ctrl-a '5 ' ctrl-e '6mm'");
        assert_eq!(edit.text(), "5 ak face 6mm");
        press(&mut edit, "ctrl-u");
        assert_eq!(edit.text(), "");
        assert!(edit.can_undo());
        edit.undo();
        assert_eq!(edit.text(), "5 ak face 6mm");
        edit.redo();
        assert_eq!((edit.text(), edit.can_redo()), ("", false));
        edit.undo();
        press(&mut edit, "x");
        assert!(!edit.can_redo(), "what was typed since stands");
    }

    #[test]
    fn the_caret_counts_bytes_of_the_text() {
        let mut edit = Edit::default();
        press(&mut edit, "'é皮x' left");
        assert_eq!(edit.caret(), "é皮".len());
        assert!(!edit.at_end());
    }

    #[test]
    fn a_paste_of_many_lines_is_one_edit_on_one_line() {
        let mut edit = Edit::default();
        edit.insert("ak face\nln2\x1b[2J\r\n");
        assert_eq!(edit.text(), "ak face ln2[2J  ");
        edit.undo();
        assert_eq!(edit.text(), "");
    }

    #[test]
    fn a_part_is_replaced() {
        let mut edit = Edit::new("5 actini face");
        edit.replace(2..8, "actinic keratosis");
        assert_eq!(edit.text(), "5 actinic keratosis face");
        assert_eq!(edit.caret(), "5 actinic keratosis".len());
    }
}
