//! A frame as a picture: a grid of fixed cells, so that columns stay straight with any monospaced font.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};

use super::text::width;

/// Size of a cell, in the units of the picture.
const CELL: (u32, u32) = (8, 17);
/// Distance of the base line from the top of a cell.
const BASE: u32 = 13;
/// Margin around the grid.
const MARGIN: u32 = 8;
const BACKGROUND: &str = "#14161b";
const FOREGROUND: &str = "#d9dce3";
const ANSI: [&str; 16] = [
    "#14161b", "#e0605e", "#7fbf6a", "#d9b44a", "#6c9ce0", "#c088d0", "#56b6c2", "#c8ccd4", "#6b7280",
    "#ff7b7a", "#9be08a", "#f2d06b", "#8fb8ff", "#dba6ea", "#7fd6e0", "#ffffff",
];

/// Cells of one look that stand side by side.
struct Run {
    x: u32,
    cells: u32,
    text: String,
    fg: String,
    bg: String,
    modifier: Modifier,
}

/// The picture of a buffer, with the caret as a frame around its cell. Same buffer, same bytes.
#[must_use]
pub fn svg(buf: &Buffer, caret: Option<Position>) -> String {
    let (columns, rows) = (u32::from(buf.area.width), u32::from(buf.area.height));
    let (wide, high) = (columns * CELL.0 + 2 * MARGIN, rows * CELL.1 + 2 * MARGIN);
    let mut out = String::new();
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}\" height=\"{high}\" viewBox=\"0 0 {wide} {high}\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"13\">"
    );
    let _ = writeln!(out, "<rect width=\"{wide}\" height=\"{high}\" rx=\"6\" fill=\"{BACKGROUND}\"/>");
    for y in 0..buf.area.height {
        for run in runs(buf, y) {
            write_run(&mut out, &run, u32::from(y));
        }
    }
    if let Some(at) = caret {
        let (x, y) = (MARGIN + u32::from(at.x) * CELL.0, MARGIN + u32::from(at.y) * CELL.1);
        let _ = writeln!(
            out,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{}\" height=\"{}\" fill=\"{FOREGROUND}\" fill-opacity=\"0.7\"/>",
            CELL.0, CELL.1
        );
    }
    out.push_str("</svg>\n");
    out
}

fn runs(buf: &Buffer, y: u16) -> Vec<Run> {
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
        let (fg, bg) = colours(cell);
        let same = |run: &&mut Run| {
            run.fg == fg && run.bg == bg && run.modifier == cell.modifier && run.x + run.cells == u32::from(x)
        };
        // Characters that are not ASCII stand alone: a font may draw them wider than a cell.
        let plain = cell.symbol().is_ascii();
        match runs.last_mut().filter(same) {
            Some(run) if plain && run.text.is_ascii() => {
                run.text.push_str(cell.symbol());
                run.cells += cells;
            }
            Some(_) | None => runs.push(Run {
                x: u32::from(x),
                cells,
                text: cell.symbol().to_owned(),
                fg,
                bg,
                modifier: cell.modifier,
            }),
        }
    }
    runs
}

fn write_run(out: &mut String, run: &Run, y: u32) {
    let (x, top) = (MARGIN + run.x * CELL.0, MARGIN + y * CELL.1);
    let wide = run.cells * CELL.0;
    if run.bg != BACKGROUND {
        let _ = writeln!(
            out,
            "<rect x=\"{x}\" y=\"{top}\" width=\"{wide}\" height=\"{}\" fill=\"{}\"/>",
            CELL.1, run.bg
        );
    }
    if run.text.trim().is_empty() {
        return;
    }
    // Blanks at both ends are left out, so that no program can trim them and pull the text apart.
    let lead = u32::try_from(run.text.len() - run.text.trim_start().len()).unwrap_or(0);
    let text = run.text.trim();
    let cells = if run.text.is_ascii() { u32::try_from(text.len()).unwrap_or(run.cells) } else { run.cells };
    let mut look = String::new();
    for (modifier, attribute) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::DIM, " fill-opacity=\"0.65\""),
    ] {
        if run.modifier.contains(modifier) {
            look.push_str(attribute);
        }
    }
    let _ = writeln!(
        out,
        "<text x=\"{}\" y=\"{}\" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\" fill=\"{}\"{look}>{}</text>",
        x + lead * CELL.0,
        top + BASE,
        cells * CELL.0,
        run.fg,
        escape(text)
    );
}

/// Text and background of a cell, changed over where it is reversed.
fn colours(cell: &Cell) -> (String, String) {
    let fg = colour(cell.fg, FOREGROUND);
    let bg = colour(cell.bg, BACKGROUND);
    if cell.modifier.contains(Modifier::REVERSED) { (bg, fg) } else { (fg, bg) }
}

fn colour(colour: Color, default: &str) -> String {
    let ansi = |number: usize| ANSI[number % 16].to_owned();
    match colour {
        Color::Reset => default.to_owned(),
        Color::Black => ansi(0),
        Color::Red => ansi(1),
        Color::Green => ansi(2),
        Color::Yellow => ansi(3),
        Color::Blue => ansi(4),
        Color::Magenta => ansi(5),
        Color::Cyan => ansi(6),
        Color::Gray => ansi(7),
        Color::DarkGray => ansi(8),
        Color::LightRed => ansi(9),
        Color::LightGreen => ansi(10),
        Color::LightYellow => ansi(11),
        Color::LightBlue => ansi(12),
        Color::LightMagenta => ansi(13),
        Color::LightCyan => ansi(14),
        Color::White => ansi(15),
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        Color::Indexed(number) => ansi(usize::from(number)),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
