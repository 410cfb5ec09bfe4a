//! A list of items of one or more rows, drawn as far as it is visible, with the selected item always in view.

use std::ops::Range;

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

/// The rows that are visible of `total` items of one row each.
pub fn window(total: usize, height: usize, selected: Option<usize>) -> Range<usize> {
    let (from, to) = selected.map_or((0, 0), |at| (at, at + 1));
    let first = top(total, height, from, to);
    first..first + height
}

/// Says when a list has items enough: those that follow could neither be seen nor change what is said of the rest.
pub struct Enough {
    height: usize,
    selected: Option<usize>,
    seen: usize,
    /// Rows after the selected item; from the beginning where none is selected.
    after: usize,
}

impl Enough {
    /// For a window of this height.
    pub fn new(height: u16, selected: Option<usize>) -> Self {
        Self { height: usize::from(height), selected, seen: 0, after: 0 }
    }

    /// Whether it is enough with these items more.
    pub fn with(&mut self, items: &[Item<'_>]) -> bool {
        for item in items {
            if self.selected.is_none_or(|at| self.seen > at) {
                self.after += item.rows.len();
            }
            self.seen += usize::from(item.can_be_selected);
        }
        self.after > self.height
    }
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
        super::put::line(buf, area.x, y, line, area.width);
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
    use super::{Enough, Item, Line, Range, note, rows_of, top};

    #[test]
    fn what_is_left_out_changes_neither_the_window_nor_the_note() {
        let item = |at: usize| match at % 4 {
            0 => Item::heading(Line::default()),
            rows => Item::new(vec![Line::default(); rows]),
        };
        let shown = |items: &[Item<'_>], selected, height: u16| -> (Range<usize>, String) {
            let (from, to) = rows_of(items, selected);
            let total = items.iter().map(|item| item.rows.len()).sum();
            let first = top(total, usize::from(height), from, to);
            (first..(first + usize::from(height)).min(total), note(items, selected, height))
        };
        let all: Vec<Item<'_>> = (0..40).map(item).collect();
        for height in 1..30 {
            for selected in (0..30).map(Some).chain([None]) {
                let mut enough = Enough::new(height, selected);
                let some = (0..40).find(|at| enough.with(&all[*at..=*at])).map_or(40, |at| at + 1);
                let case = format!("{selected:?} in {height} rows, {some} items");
                assert_eq!(shown(&all[..some], selected, height), shown(&all, selected, height), "{case}");
            }
        }
        let mut enough = Enough::new(5, None);
        assert!((0..40).any(|at| enough.with(&all[at..=at])), "something is left out");
    }

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
