//! Roles made into terminal styles, as far as the terminal and `NO_COLOR` allow.

use ratatui::style::{Color, Modifier, Style};

use crate::config::theme::{Colour, Look, Role, Theme};

/// How much of a look the terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// All colours.
    True,
    /// The sixteen of the terminal.
    Sixteen,
    /// No colours; bold, reverse and underline stay (`NO_COLOR`).
    Mono,
    /// Text only (`TERM=dumb`).
    Plain,
}

impl Depth {
    /// From the environment: `NO_COLOR`, `TERM`, `COLORTERM`.
    #[must_use]
    pub fn of(no_color: Option<&str>, term: Option<&str>, colorterm: Option<&str>) -> Self {
        if term == Some("dumb") {
            Self::Plain
        } else if no_color.is_some_and(|value| !value.is_empty()) {
            Self::Mono
        } else if matches!(colorterm, Some("truecolor" | "24bit")) {
            Self::True
        } else {
            Self::Sixteen
        }
    }
}

/// A style for every role.
#[derive(Clone, Debug)]
pub struct Styles(Vec<Style>);

impl Styles {
    /// The styles of a theme.
    #[must_use]
    pub fn new(theme: &Theme, depth: Depth) -> Self {
        Self(Role::ALL.iter().map(|role| style(theme.look(*role), depth)).collect())
    }

    /// The style of a role.
    #[must_use]
    pub fn of(&self, role: Role) -> Style {
        self.0.get(role as usize).copied().unwrap_or_default()
    }
}

fn style(look: Look, depth: Depth) -> Style {
    let mut style = Style::new();
    if depth == Depth::Plain {
        return style;
    }
    if depth != Depth::Mono {
        style.fg = look.fg.map(|colour| terminal_colour(colour, depth));
        style.bg = look.bg.map(|colour| terminal_colour(colour, depth));
    }
    for (wanted, modifier) in [
        (look.bold, Modifier::BOLD),
        (look.dim, Modifier::DIM),
        (look.italic, Modifier::ITALIC),
        (look.underline, Modifier::UNDERLINED),
        (look.reverse, Modifier::REVERSED),
    ] {
        if wanted {
            style = style.add_modifier(modifier);
        }
    }
    style
}

const SIXTEEN: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

fn terminal_colour(colour: Colour, depth: Depth) -> Color {
    match colour {
        Colour::Ansi(number) => SIXTEEN[usize::from(number) % 16],
        Colour::Rgb(red, green, blue) if depth == Depth::True => Color::Rgb(red, green, blue),
        Colour::Rgb(red, green, blue) => nearest(red, green, blue),
    }
}

/// The one of the sixteen that has the same strong parts: bit 0 red, 1 green, 2 blue, and bright or not.
fn nearest(red: u8, green: u8, blue: u8) -> Color {
    let most = red.max(green).max(blue);
    let strong = |part: u8| usize::from(u16::from(part) * 3 > u16::from(most) * 2 && most > 40);
    let bright = if most > 180 { 8 } else { 0 };
    SIXTEEN[bright + strong(red) + 2 * strong(green) + 4 * strong(blue)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_decides_how_much_is_shown() {
        assert_eq!(Depth::of(None, Some("xterm"), Some("truecolor")), Depth::True);
        assert_eq!(Depth::of(Some("1"), Some("xterm"), Some("truecolor")), Depth::Mono);
        assert_eq!(Depth::of(Some(""), Some("xterm"), None), Depth::Sixteen);
        assert_eq!(Depth::of(None, Some("dumb"), None), Depth::Plain);
    }

    #[test]
    fn without_colour_the_weight_stays() {
        let look = Look { fg: Some(Colour::Ansi(1)), bold: true, ..Look::default() };
        assert_eq!(style(look, Depth::Mono), Style::new().add_modifier(Modifier::BOLD));
        assert_eq!(style(look, Depth::Plain), Style::new());
        assert_eq!(terminal_colour(Colour::Rgb(220, 20, 30), Depth::Sixteen), Color::LightRed);
    }
}
