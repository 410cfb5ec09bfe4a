//! A list of items of one or more rows, drawn as far as it is visible, with the selected item always in view.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;

use crate::config::theme::Role;

use crate::tui::style::Styles;

/// An item: its rows, and whether it can be selected.
pub struct Item<'a> {
    /// What is drawn.
    pub rows: Vec<Line<'a>>,
    /// A heading or a gap is only passed over.
    pub can_be_selected: bool,
}

impl<'a> Item<'a> {
    /// An item that can be selected.
    pub const fn new(rows: Vec<Line<'a>>) -> Self {
        Self { rows, can_be_selected: true }
    }

    /// A heading.
    pub fn heading(line: Line<'a>) -> Self {
        Self { rows: vec![line], can_be_selected: false }
    }
}

/// The first visible row of `total` in a window of `height` rows that shows the rows `from..to` in its middle.
pub fn top(total: usize, height: usize, from: usize, to: usize) -> usize {
    let middle = (from + to).div_ceil(2);
    middle.saturating_sub(height.div_ceil(2)).min(total.saturating_sub(height)).min(from)
}

/// Draws the items; `selected` counts those that can be selected. Gives the place of the selected one where the list
/// has the keys, so that the terminal's cursor stands there.
pub fn draw(
    buf: &mut Buffer,
    area: Rect,
    items: &[Item<'_>],
    selected: Option<usize>,
    focus: bool,
    styles: &Styles,
) -> Option<Position> {
    let (from, to) = rows_of(items, selected);
    let total: usize = items.iter().map(|item| item.rows.len()).sum();
    let first = top(total, usize::from(area.height), from, to);
    let rows = items.iter().flat_map(|item| &item.rows).enumerate().skip(first);
    let mut place = None;
    for (y, (at, line)) in (area.y..area.y + area.height).zip(rows) {
        buf.set_line(area.x, y, line, area.width);
        if focus && selected.is_some() && at >= from && at < to {
            // One look for the whole row: colours inside it would be patches of another background.
            let look = Style::reset().patch(styles.of(Role::Selected));
            buf.set_style(Rect { y, height: 1, ..area }, look);
            place = place.or(Some(Position { x: area.x, y }));
        }
    }
    place
}

/// Which part is visible, for the title; empty where everything is.
pub fn note(items: &[Item<'_>], selected: Option<usize>, height: u16) -> String {
    let total: usize = items.iter().map(|item| item.rows.len()).sum();
    let height = usize::from(height);
    if total <= height {
        return String::new();
    }
    let (from, to) = rows_of(items, selected);
    let first = top(total, height, from, to);
    format!("more {}", arrow(first, height, total))
}

/// Which of the rows of a page are visible, for its title; empty where all of them are.
pub fn part(first: usize, height: usize, total: usize) -> String {
    if total <= height {
        return String::new();
    }
    format!(
        "rows {} to {} of {total} {}",
        first + 1,
        (first + height).min(total),
        arrow(first, height, total)
    )
}

/// Where more rows are than those that are visible.
const fn arrow(first: usize, height: usize, total: usize) -> &'static str {
    match (first > 0, first + height < total) {
        (true, true) => "↕",
        (true, false) => "↑",
        (false, true) => "↓",
        (false, false) => "",
    }
}

/// The rows of the selected item.
fn rows_of(items: &[Item<'_>], selected: Option<usize>) -> (usize, usize) {
    let mut row = 0;
    let mut seen = 0;
    for item in items {
        if item.can_be_selected {
            if Some(seen) == selected {
                return (row, row + item.rows.len());
            }
            seen += 1;
        }
        row += item.rows.len();
    }
    (0, 0)
}

#[cfg(test)]
mod tests {
    use super::top;

    #[test]
    fn the_selected_row_is_always_in_view() {
        for total in 0..40 {
            for height in 1..12 {
                for row in 0..total {
                    let first = top(total, height, row, row + 1);
                    assert!(first <= row && row < first + height, "{total} {height} {row} {first}");
                    assert!(first == 0 || first + height <= total);
                }
            }
        }
    }
}
