//! The first frame, while the tables are still being read: the program is there, and what is typed goes into the entry
//! line.

use ratatui::Frame;

use crate::config::theme::Role;
use crate::tui::style::Styles;
use crate::tui::update::SMALLEST;

use super::entry::PROMPT;

/// Draws the name of the program and the entry line where they will stay.
pub fn before(styles: &Styles, frame: &mut Frame<'_>) {
    let area = frame.area();
    let buf = frame.buffer_mut();
    buf.set_style(area, styles.of(Role::Text));
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        return;
    }
    super::write(buf, super::row(area, 0), styles.of(Role::Brand), " curette ");
    super::write(buf, super::row(area, 1), styles.of(Role::Faint), " reading the tables");
    let entry = super::row(area, super::entry_top(area.height));
    super::title(buf, entry, styles, "Entry", true, Vec::new(), "");
    let line = super::row(area, super::entry_top(area.height) + 1);
    super::write(buf, line, styles.of(Role::Prompt), PROMPT);
    frame.set_cursor_position((line.x + 3, line.y));
}
