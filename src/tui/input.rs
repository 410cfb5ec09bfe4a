//! Events of the terminal as chords and messages. Only presses and repeats count: some systems send releases too.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::config::chord::{Chord, Key};

use super::ctx::Ctx;
use super::msg::Msg;

/// The message of an event, if it means anything here.
#[must_use]
pub fn message(ctx: &Ctx<'_>, event: Event) -> Option<Msg> {
    match event {
        Event::Key(key) => chord(key).map(|chord| ctx.input(chord)),
        Event::Paste(text) => Some(Msg::Paste(text)),
        Event::Resize(columns, rows) => Some(Msg::Resized(columns, rows)),
        Event::FocusGained | Event::FocusLost | Event::Mouse(_) => None,
    }
}

/// The chord of a key event.
#[must_use]
pub fn chord(event: KeyEvent) -> Option<Chord> {
    match event.kind {
        KeyEventKind::Press | KeyEventKind::Repeat => {}
        KeyEventKind::Release => return None,
    }
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    let key = match event.code {
        // Terminals send one byte for each of these pairs, and it is read as the digit.
        KeyCode::Char('4') if ctrl => Key::Char('\\'),
        KeyCode::Char('5') if ctrl => Key::Char(']'),
        KeyCode::Char('6') if ctrl => Key::Char('^'),
        KeyCode::Char('7') if ctrl => Key::Char('_'),
        KeyCode::Char(letter) => Key::Char(if ctrl { letter.to_ascii_lowercase() } else { letter }),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => Key::BackTab,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::F(number) => Key::F(number),
        KeyCode::Insert
        | KeyCode::Null
        | KeyCode::CapsLock
        | KeyCode::ScrollLock
        | KeyCode::NumLock
        | KeyCode::PrintScreen
        | KeyCode::Pause
        | KeyCode::Menu
        | KeyCode::KeypadBegin
        | KeyCode::Media(_)
        | KeyCode::Modifier(_) => return None,
    };
    Some(Chord { key, ctrl, alt })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn releases_are_no_presses() {
        let mut event = KeyEvent::new(KeyCode::Char('S'), KeyModifiers::CONTROL);
        assert_eq!(chord(event), Chord::parse("ctrl-s").ok());
        event.kind = KeyEventKind::Repeat;
        assert!(chord(event).is_some());
        event.kind = KeyEventKind::Release;
        assert_eq!(chord(event), None);
        let underscore = KeyEvent::new(KeyCode::Char('7'), KeyModifiers::CONTROL);
        assert_eq!(chord(underscore), Chord::parse("ctrl-_").ok());
    }
}
