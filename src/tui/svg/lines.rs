//! Rules between panes as lines: one path for each colour, without gaps in any font.

use std::collections::BTreeMap;
use std::fmt::Write;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::{CELL, colours, left, top};

/// In which directions a line goes from the middle of its cell: left, right, up, down.
pub fn arms(symbol: &str) -> Option<[bool; 4]> {
    Some(match symbol {
        "─" => [true, true, false, false],
        "│" => [false, false, true, true],
        "┬" => [true, true, false, true],
        "┴" => [true, true, true, false],
        "┤" => [true, false, true, true],
        "├" => [false, true, true, true],
        "┼" => [true, true, true, true],
        _ => return None,
    })
}

/// The path of the lines of each colour.
pub fn of(buf: &Buffer) -> BTreeMap<String, String> {
    let mut paths = BTreeMap::new();
    let (columns, rows) = (buf.area.width, buf.area.height);
    let part = |x: u16, y: u16, way: [usize; 2]| -> Option<([bool; 2], String)> {
        let cell = buf.cell(Position { x: buf.area.x + x, y: buf.area.y + y })?;
        let arms = arms(cell.symbol())?;
        Some((way.map(|at| arms[at]), colours::of(cell).0))
    };
    for y in 0..rows {
        let middle = top(u32::from(y)) + CELL.1 / 2;
        strokes((0..columns).map(|x| part(x, y, [0, 1])), CELL.0, |from, length, colour| {
            let _ = write!(path(&mut paths, colour), "M{} {middle}.5h{length}", left(0) + from);
        });
    }
    for x in 0..columns {
        let middle = left(u32::from(x)) + CELL.0 / 2;
        strokes((0..rows).map(|y| part(x, y, [2, 3])), CELL.1, |from, length, colour| {
            let _ = write!(path(&mut paths, colour), "M{middle}.5 {}v{length}", top(0) + from);
        });
    }
    paths
}

fn path<'a>(paths: &'a mut BTreeMap<String, String>, colour: &str) -> &'a mut String {
    paths.entry(colour.to_owned()).or_default()
}

/// Puts the halves of cells that stand side by side together: where a stroke begins, how long it is, its colour.
fn strokes(
    cells: impl Iterator<Item = Option<([bool; 2], String)>>,
    size: u32,
    mut draw: impl FnMut(u32, u32, &str),
) {
    let mut open: Option<(u32, u32, String)> = None;
    for (at, cell) in (0..).zip(cells) {
        let (halves, colour) = cell.unwrap_or_default();
        let middle = size / 2;
        for (half, from, length) in [(0, at * size, middle), (1, at * size + middle, size - middle)] {
            match &mut open {
                Some((_, all, same)) if halves[half] && *same == colour => *all += length,
                Some(_) | None => {
                    if let Some((from, length, colour)) = open.take() {
                        draw(from, length, &colour);
                    }
                    open = halves[half].then(|| (from, length, colour.clone()));
                }
            }
        }
    }
    if let Some((from, length, colour)) = open {
        draw(from, length, &colour);
    }
}
