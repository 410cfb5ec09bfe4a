//! The cells of a row, put together where they look the same and stand side by side.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::Modifier;

use super::{colours, lines};
use crate::tui::text::width;

/// Cells of one look that stand side by side.
pub struct Run {
    /// The first column.
    pub x: u32,
    /// How many columns.
    pub cells: u32,
    /// What stands in them.
    pub text: String,
    /// The colour of the text.
    pub fg: String,
    /// The colour behind it.
    pub bg: String,
    /// Bold, underlined and the like.
    pub modifier: Modifier,
}

/// The runs of a row.
pub fn of(buf: &Buffer, y: u16) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut skip = 0;
    for x in 0..buf.area.width {
        if skip > 0 {
            skip -= 1;
            continue;
        }
        let Some(cell) = buf.cell(Position { x: buf.area.x + x, y: buf.area.y + y }) else { continue };
        let cells = u32::try_from(width(cell.symbol()).max(1)).unwrap_or(1);
        skip = cells - 1;
        add(&mut runs, cell, u32::from(x), cells);
    }
    runs
}

fn add(runs: &mut Vec<Run>, cell: &Cell, x: u32, cells: u32) {
    let (fg, bg) = colours::of(cell);
    // A line between cells is drawn by `lines`; here it is a gap.
    let symbol = if lines::arms(cell.symbol()).is_some() { " " } else { cell.symbol() };
    let unseen = symbol == " " && !cell.modifier.contains(Modifier::UNDERLINED);
    // Characters that are not ASCII stand alone: a font may draw them wider than a cell.
    let joins = |run: &&mut Run| {
        let same = run.fg == fg && run.modifier == cell.modifier;
        run.bg == bg && (same || unseen) && symbol.is_ascii() && run.text.is_ascii() && run.x + run.cells == x
    };
    match runs.last_mut().filter(joins) {
        Some(run) => {
            run.text.push_str(symbol);
            run.cells += cells;
        }
        None => runs.push(Run { x, cells, text: symbol.to_owned(), fg, bg, modifier: cell.modifier }),
    }
}
