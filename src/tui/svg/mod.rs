//! A frame as a picture: a grid of fixed cells, so that columns stay straight with any monospaced font.

mod colours;
mod lines;
mod runs;

use std::collections::BTreeMap;
use std::fmt::Write;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Modifier;

use self::colours::{BACKGROUND, FOREGROUND};
use self::runs::Run;

/// Size of a cell, in the units of the picture.
const CELL: (u32, u32) = (8, 17);
/// Distance of the base line from the top of a cell.
const BASE: u32 = 13;
/// Margin around the grid.
const MARGIN: u32 = 8;

/// The picture of a buffer, with the caret as a block on its cell. Same buffer, same bytes.
#[must_use]
pub fn svg(buf: &Buffer, caret: Option<Position>) -> String {
    let (columns, rows) = (u32::from(buf.area.width), u32::from(buf.area.height));
    let (wide, high) = (columns * CELL.0 + 2 * MARGIN, rows * CELL.1 + 2 * MARGIN);
    let mut looks = Looks::default();
    let mut body = String::new();
    for y in 0..buf.area.height {
        for run in runs::of(buf, y) {
            write_run(&mut body, &run, u32::from(y), &mut looks);
        }
    }
    for (colour, path) in lines::of(buf) {
        let _ = writeln!(body, "<path stroke=\"{colour}\" d=\"{path}\"/>");
    }
    if let Some(at) = caret {
        let (x, y) = (left(u32::from(at.x)), top(u32::from(at.y)));
        let _ = writeln!(
            body,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{}\" height=\"{}\" fill=\"{FOREGROUND}\" fill-opacity=\"0.7\"/>",
            CELL.0, CELL.1
        );
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}\" height=\"{high}\" viewBox=\"0 0 {wide} {high}\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"13\" \
         xml:space=\"preserve\">\n{}<rect width=\"{wide}\" height=\"{high}\" rx=\"6\" fill=\"{BACKGROUND}\"/>\n{body}</svg>\n",
        looks.style()
    )
}

/// The left edge of a column.
const fn left(column: u32) -> u32 {
    MARGIN + column * CELL.0
}

/// The upper edge of a row.
const fn top(row: u32) -> u32 {
    MARGIN + row * CELL.1
}

/// The looks of texts, each named once, in the order in which they come.
#[derive(Default)]
struct Looks(BTreeMap<String, usize>);

impl Looks {
    /// The name of a look.
    fn name(&mut self, run: &Run) -> String {
        let mut look = format!("fill:{}", run.fg);
        for (modifier, rule) in [
            (Modifier::BOLD, ";font-weight:bold"),
            (Modifier::ITALIC, ";font-style:italic"),
            (Modifier::UNDERLINED, ";text-decoration:underline"),
            (Modifier::DIM, ";fill-opacity:0.65"),
        ] {
            if run.modifier.contains(modifier) {
                look.push_str(rule);
            }
        }
        let next = self.0.len();
        format!("l{}", self.0.entry(look).or_insert(next))
    }

    /// What every name stands for.
    fn style(&self) -> String {
        let mut rules: Vec<_> = self.0.iter().map(|(look, number)| (number, look)).collect();
        rules.sort_unstable();
        let rules: String = rules.iter().map(|(number, look)| format!(".l{number}{{{look}}}")).collect();
        format!("<style>{rules}</style>\n")
    }
}

fn write_run(out: &mut String, run: &Run, y: u32, looks: &mut Looks) {
    if run.bg != BACKGROUND {
        let _ = writeln!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>",
            left(run.x),
            top(y),
            run.cells * CELL.0,
            CELL.1,
            run.bg
        );
    }
    for (at, text) in pieces(&run.text) {
        // Only ASCII text has as many cells as bytes; other characters stand alone.
        let cells =
            if run.text.is_ascii() { u32::try_from(text.len()).unwrap_or(run.cells) } else { run.cells };
        let _ = writeln!(
            out,
            "<text x=\"{}\" y=\"{}\" textLength=\"{}\" class=\"{}\">{}</text>",
            left(run.x + u32::try_from(at).unwrap_or(0)),
            top(y) + BASE,
            cells * CELL.0,
            looks.name(run),
            escape(text)
        );
    }
}

/// The parts of a text between two or more blanks, each with its place: columns stand where they are even where a
/// viewer has no monospaced font.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    text.split("  ").filter_map(move |piece| {
        let start = from + (piece.len() - piece.trim_start().len());
        from += piece.len() + 2;
        let piece = piece.trim();
        (!piece.is_empty()).then_some((start, piece))
    })
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
