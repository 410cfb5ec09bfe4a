//! Roles made into terminal styles, as far as the terminal and `NO_COLOR` allow.

use ratatui::style::{Color, Modifier, Style};

use crate::config::theme::{Colour, Look, Role, Theme};

/// How much of a look the terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// All colours.
    True,
    /// The 256 of most terminals: sixteen of its own, a cube and greys.
    Indexed,
    /// The sixteen of the terminal.
    Sixteen,
    /// No colours; bold, reverse and underline stay (`NO_COLOR`).
    Mono,
    /// Text only (`TERM=dumb`).
    Plain,
}

impl Depth {
    /// From the environment of this program.
    #[must_use]
    pub fn here() -> Self {
        let env = |name: &str| std::env::var(name).ok();
        Self::of(env("NO_COLOR").as_deref(), env("TERM").as_deref(), env("COLORTERM").as_deref())
    }

    /// From the environment: `NO_COLOR`, `TERM`, `COLORTERM`.
    #[must_use]
    pub fn of(no_color: Option<&str>, term: Option<&str>, colorterm: Option<&str>) -> Self {
        if term == Some("dumb") {
            Self::Plain
        } else if no_color.is_some_and(|value| !value.is_empty()) {
            Self::Mono
        } else if matches!(colorterm, Some("truecolor" | "24bit"))
            || term.is_some_and(|term| term.ends_with("-direct"))
        {
            Self::True
        } else if term.is_some_and(|term| term.contains("256color")) {
            Self::Indexed
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

    /// Styles that name the role instead of showing its look: the role is the number of the text colour.
    #[must_use]
    pub fn marking() -> Self {
        let mark = |role: &Role| Style::new().fg(Color::Indexed(*role as u8));
        Self(Role::ALL.iter().map(mark).collect())
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
        Colour::Rgb(red, green, blue) => match depth {
            Depth::True => Color::Rgb(red, green, blue),
            Depth::Indexed => Color::Indexed(of_256(red, green, blue)),
            Depth::Sixteen | Depth::Mono | Depth::Plain => of_sixteen(red, green, blue),
        },
    }
}

/// The nearest of the cube of 6 × 6 × 6 (from 16) and the 24 greys (from 232).
fn of_256(red: u8, green: u8, blue: u8) -> u8 {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let step = |part: u8| (0..6_u8).min_by_key(|at| STEPS[usize::from(*at)].abs_diff(part)).unwrap_or(0);
    let away = |to: [u8; 3]| -> u32 {
        [red, green, blue].iter().zip(to).map(|(own, to)| u32::from(own.abs_diff(to)).pow(2)).sum()
    };
    let cube = [step(red), step(green), step(blue)];
    let grey = (0..24_u8).min_by_key(|at| away([8 + 10 * at; 3])).unwrap_or(0);
    if away([8 + 10 * grey; 3]) < away(cube.map(|at| STEPS[usize::from(at)])) {
        232 + grey
    } else {
        16 + 36 * cube[0] + 6 * cube[1] + cube[2]
    }
}

/// The one of the sixteen that has the same strong parts, bit 0 red, 1 green, 2 blue, and bright or not; what has
/// hardly a hue becomes black, one of the greys or white.
fn of_sixteen(red: u8, green: u8, blue: u8) -> Color {
    let most = red.max(green).max(blue);
    let least = red.min(green).min(blue);
    if most - least < 40 {
        return match most {
            0..=63 => Color::Black,
            64..=127 => Color::DarkGray,
            128..=207 => Color::Gray,
            208..=255 => Color::White,
        };
    }
    let strong = |part: u8| usize::from(u16::from(part) * 3 > u16::from(most) * 2);
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
        assert_eq!(Depth::of(None, Some("screen-256color"), None), Depth::Indexed);
        assert_eq!(Depth::of(None, Some("xterm-direct"), None), Depth::True);
    }

    #[test]
    fn without_colour_the_weight_stays() {
        let look = Look { fg: Some(Colour::Ansi(1)), bold: true, ..Look::default() };
        assert_eq!(style(look, Depth::Mono), Style::new().add_modifier(Modifier::BOLD));
        assert_eq!(style(look, Depth::Plain), Style::new());
        assert_eq!(terminal_colour(Colour::Rgb(220, 20, 30), Depth::Sixteen), Color::LightRed);
    }

    #[test]
    fn true_colours_become_the_nearest_of_what_there_is() {
        assert_eq!(of_256(255, 0, 0), 196);
        assert_eq!(of_256(0, 0, 0), 16);
        assert_eq!(of_256(128, 128, 128), 244);
        assert_eq!(of_256(95, 135, 175), 67);
        assert_eq!(of_sixteen(0x1f, 0x24, 0x30), Color::Black);
        assert_eq!(of_sixteen(0xfc, 0xfc, 0xfa), Color::White);
        assert_eq!(of_sixteen(0x17, 0x65, 0x2a), Color::Green);
    }
}
