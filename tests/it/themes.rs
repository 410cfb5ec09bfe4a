//! The built-in themes can be read by everybody: contrast, red-green weakness, terminals with few colours.

use curette::bundle;
use curette::config::theme::{Colour, Look, Role, Theme};
use curette::tui::setup::named_theme;
use curette::tui::style::{Depth, Styles};
use ratatui::style::{Color, Style};

type Rgb = [u8; 3];

/// From 0 to 1, without the gamma of the screen (WCAG 2).
fn linear(part: u8) -> f64 {
    let part = f64::from(part) / 255.0;
    if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

fn luminance(colour: Rgb) -> f64 {
    let [red, green, blue] = colour.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn theme(name: &str) -> Theme {
    named_theme(name).expect(name)
}

fn rgb(colour: Option<Colour>) -> Option<Rgb> {
    match colour {
        Some(Colour::Rgb(red, green, blue)) => Some([red, green, blue]),
        // The colours of a terminal are its own: nothing can be said about them.
        Some(Colour::Ansi(_)) | None => None,
    }
}

/// Text and ground of a role as they are drawn: over the plain text of the theme.
fn drawn(theme: &Theme, role: Role) -> Option<(Rgb, Rgb)> {
    let (plain, look): (Look, Look) = (theme.look(Role::Text), theme.look(role));
    Some((rgb(look.fg.or(plain.fg))?, rgb(look.bg.or(plain.bg))?))
}

#[test]
fn the_measure_of_contrast_is_that_of_wcag() {
    assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
    // #767676 is the well-known lightest grey that passes on white.
    assert!(contrast([0x76; 3], [255; 3]) >= 4.5 && contrast([0x77; 3], [255; 3]) < 4.5);
}

#[test]
fn every_role_of_every_theme_stands_out_from_its_ground() {
    let mut seen = 0;
    for (name, _) in bundle::THEMES {
        let theme = theme(name);
        for role in Role::ALL {
            let Some((fg, bg)) = drawn(&theme, *role) else { continue };
            seen += 1;
            let ratio = contrast(fg, bg);
            assert!(ratio >= 4.5, "{} of {name} has {ratio:.2}", role.name());
        }
    }
    // The three with true colours state the ground of every role.
    assert!(seen >= 3 * Role::ALL.len(), "{seen}");
}

fn cube(number: u8) -> Rgb {
    const STEPS: Rgb6 = [0, 95, 135, 175, 215, 255];
    assert!(number >= 16, "{number} is of the terminal");
    if number >= 232 {
        return [8 + 10 * (number - 232); 3];
    }
    let at = number - 16;
    [at / 36, at / 6 % 6, at % 6].map(|step| STEPS[usize::from(step)])
}

type Rgb6 = [u8; 6];

#[test]
fn fewer_colours_still_stand_out() {
    for name in ["dark", "light", "colour-blind"] {
        let theme = theme(name);
        for depth in [Depth::Indexed, Depth::Sixteen] {
            let styles = Styles::new(&theme, depth);
            let plain: Style = styles.of(Role::Text);
            for role in Role::ALL {
                let style = plain.patch(styles.of(*role));
                let (fg, bg) = (style.fg.expect("text"), style.bg.expect("ground"));
                assert_ne!(fg, bg, "{} of {name} at {depth:?}", role.name());
                if let (Color::Indexed(fg), Color::Indexed(bg)) = (fg, bg) {
                    let ratio = contrast(cube(fg), cube(bg));
                    assert!(ratio >= 4.5, "{} of {name} has {ratio:.2} of 256", role.name());
                }
            }
        }
    }
}

/// How a colour looks without green cones and without red ones (Machado, Oliveira and Fernandes 2009).
const WITHOUT: [[[f64; 3]; 3]; 2] = [
    [
        [0.367_322, 0.860_646, -0.227_968],
        [0.280_085, 0.672_501, 0.047_413],
        [-0.011_820, 0.042_940, 0.968_881],
    ],
    [
        [0.152_286, 1.052_583, -0.204_868],
        [0.114_503, 0.786_281, 0.099_216],
        [-0.003_882, -0.048_116, 1.051_998],
    ],
];

fn seen_by(eye: &[[f64; 3]; 3], colour: Rgb) -> [f64; 3] {
    let own = colour.map(linear);
    eye.map(|row| {
        let part: f64 = row.iter().zip(own).map(|(weight, part)| weight * part).sum();
        255.0 * part.clamp(0.0, 1.0).powf(1.0 / 2.2)
    })
}

/// How far the nearest two of the states lie apart for an eye.
fn nearest_states(theme: &Theme, eye: &[[f64; 3]; 3]) -> f64 {
    let states = [Role::Good, Role::Open, Role::Held, Role::Blocker]
        .map(|role| seen_by(eye, drawn(theme, role).expect("colours").0));
    let mut least = f64::MAX;
    for (at, one) in states.iter().enumerate() {
        for other in &states[..at] {
            let apart: f64 = one.iter().zip(other).map(|(one, other)| (one - other).powi(2)).sum();
            least = least.min(apart.sqrt());
        }
    }
    least
}

#[test]
fn the_states_differ_for_eyes_with_a_red_green_weakness() {
    for eye in &WITHOUT {
        let apart = nearest_states(&theme("colour-blind"), eye);
        assert!(apart >= 90.0, "{apart:.0}");
        assert!(apart > nearest_states(&theme("dark"), eye), "{apart:.0}");
    }
}
