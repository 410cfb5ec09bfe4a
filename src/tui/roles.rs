//! A frame as a grid of roles, one letter a cell: what a test and the maker of a theme want to see besides the characters.

use std::collections::BTreeSet;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Color;

use crate::config::theme::Role;

use super::text::{width, wrap};

/// Stands where a cell has no role: such a cell would not follow the theme.
pub const NONE: char = '?';

/// The role of a cell that was drawn with marking styles.
fn role(cell: &Cell) -> Option<Role> {
    if let Color::Indexed(number) = cell.fg { Role::ALL.get(usize::from(number)).copied() } else { None }
}

/// The letters of the roles, one line a row, as many cells as the picture in characters has; blanks of plain text stay
/// blanks, and those at the end of a row are left out.
#[must_use]
pub fn grid(buf: &Buffer) -> String {
    let mut out = String::new();
    for y in buf.area.top()..buf.area.bottom() {
        let mut line = String::new();
        let mut x = buf.area.left();
        while x < buf.area.right() {
            let Some(cell) = buf.cell((x, y)) else { break };
            let letter = match role(cell) {
                None => NONE,
                Some(Role::Text) if cell.symbol() == " " => ' ',
                Some(role) => role.letter(),
            };
            // A wide character fills two cells.
            let wide = width(cell.symbol()).max(1);
            line.extend(std::iter::repeat_n(letter, wide));
            x = x.saturating_add(u16::try_from(wide).unwrap_or(1));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// The letters that occur, each with the name of its role.
#[must_use]
pub fn legend(buf: &Buffer) -> String {
    let used: BTreeSet<Role> = buf.content.iter().filter_map(role).collect();
    let names: Vec<String> = used.iter().map(|role| format!("{} {}", role.letter(), role.name())).collect();
    let mut out = String::new();
    for line in wrap(&names.join(", "), 100) {
        out.push_str(&line);
        out.push('\n');
    }
    out
}
