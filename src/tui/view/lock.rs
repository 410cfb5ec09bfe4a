//! The locked screen: the name of the program, what to type, what the keys do. Nothing of any patient.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::config::theme::Role;
use crate::tui::lock::{Hides, Lock};
use crate::tui::style::Styles;
use crate::tui::text;

/// Rows of the box.
const HEIGHT: u16 = 9;
/// Rows below it that a long word may take, such as one that names a file and says what to do.
const MORE: u16 = 3;
/// Columns of the box, where there are so many.
const WIDTH: u16 = 64;

/// Draws the whole screen. `quit` is the key that leaves.
pub fn locked(lock: &Lock, styles: &Styles, quit: &str, frame: &mut Frame<'_>) {
    let area = frame.area();
    if let Some(position) = draw(lock, styles, quit, area, frame.buffer_mut()) {
        frame.set_cursor_position(position);
    }
}

/// Draws into a buffer; gives the place of the caret.
pub fn draw(lock: &Lock, styles: &Styles, quit: &str, area: Rect, buf: &mut Buffer) -> Option<Position> {
    super::clear(area, buf, styles);
    let width = WIDTH.min(area.width);
    let inside = Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + area.height.saturating_sub(HEIGHT) / 2,
        width,
        height: (HEIGHT + MORE).min(area.height - area.height.saturating_sub(HEIGHT) / 2),
    };
    super::write(buf, super::row(inside, 0), styles.of(Role::Brand), " curette ");
    if lock.hides == Hides::Curtain {
        let rows = [
            (2, Role::Text, "This screen is hidden. Enter shows it again."),
            (4, Role::Faint, "Nobody is asked for a passphrase: this is a curtain, not a lock."),
            (5, Role::Faint, "'curette vault on' makes a lock of it."),
        ];
        rows.iter().for_each(|(at, role, words)| put(buf, inside, *at, styles, *role, words));
        put(buf, inside, 7, styles, Role::Error, lock.says.as_deref().unwrap_or_default());
        return None;
    }
    put(buf, inside, 2, styles, Role::Text, "Locked. Type the passphrase; Enter unlocks.");
    put(buf, inside, 4, styles, Role::Prompt, ">");
    // The stars show that keys arrive; of a long passphrase they show no more than there is room for.
    let stars = lock.typed.letters().min(usize::from(width.saturating_sub(4)));
    let field = Rect { x: inside.x + 2, width: inside.width.saturating_sub(2), ..super::row(inside, 4) };
    super::write(buf, field, styles.of(Role::Message), &"*".repeat(stars));
    let (role, says) = match &lock.says {
        _ if lock.trying => (Role::Message, "unlocking"),
        Some(says) => (Role::Error, says.as_str()),
        None => (Role::Text, ""),
    };
    let mut keys_at = HEIGHT - 1;
    for (at, line) in (6..6 + 2 + MORE).zip(text::wrap(says, usize::from(width))) {
        put(buf, inside, at, styles, role, &line);
        keys_at = keys_at.max(at + 1);
    }
    let keys = if quit.is_empty() { "Esc leaves".to_owned() } else { format!("Esc or {quit} leaves") };
    put(buf, inside, keys_at, styles, Role::Faint, &keys);
    Some(Position { x: field.x + u16::try_from(stars).unwrap_or(0), y: field.y })
}

fn put(buf: &mut Buffer, area: Rect, at: u16, styles: &Styles, role: Role, words: &str) {
    if at < area.height {
        let words = text::cut(words, usize::from(area.width));
        super::write(buf, super::row(area, at), styles.of(role), &words);
    }
}
