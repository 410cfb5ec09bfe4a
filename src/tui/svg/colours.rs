//! The colours of a cell as a picture writes them.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// The ground of the terminal.
pub const BACKGROUND: &str = "#14161b";
/// The text of the terminal.
pub const FOREGROUND: &str = "#d9dce3";
/// The sixteen colours of the terminal.
const ANSI: [&str; 16] = [
    "#14161b", "#e0605e", "#7fbf6a", "#d9b44a", "#6c9ce0", "#c088d0", "#56b6c2", "#c8ccd4", "#6b7280",
    "#ff7b7a", "#9be08a", "#f2d06b", "#8fb8ff", "#dba6ea", "#7fd6e0", "#ffffff",
];

/// Text and background of a cell, changed over where it is reversed.
pub fn of(cell: &Cell) -> (String, String) {
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
