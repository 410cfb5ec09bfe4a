//! Choosing a theme: everything is seen in it at once, Enter keeps it, Esc goes back.

use curette::config::theme::Role;
use curette::tui::msg::Msg;
use curette::tui::setup::theme_names;
use curette::tui::style::Depth;
use ratatui::style::Color;

use crate::screen::{Screen, row_of};

/// The ground of a cell that no pop-up lies over: the top left corner.
fn ground(screen: &mut Screen) -> Color {
    screen.drawn().0.cell((0, 0)).expect("cell").bg
}

const DARK: Color = Color::Rgb(0x16, 0x18, 0x1d);
const LIGHT: Color = Color::Rgb(0xfc, 0xfc, 0xfa);

fn to(screen: &mut Screen, name: &str) {
    screen.press("f10").press(&format!("'{name}'"));
}

#[test]
fn every_theme_is_listed_with_its_levels_and_the_chosen_one_is_named() {
    for (columns, rows) in [(80, 24), (120, 40)] {
        let mut screen = Screen::sized(columns, rows);
        screen.press("'5 ak face ln2' enter f10");
        for name in theme_names() {
            let row = row_of(&mut screen, &format!(" {name} "));
            for word in ["blocker", "warning", "open", "held", "good", "17000"] {
                assert!(row.contains(word), "{word}: {row}");
            }
            assert_eq!(row.contains("chosen"), name == "default", "{row}");
        }
        let row = row_of(&mut screen, "▸");
        assert!(row.contains("default"), "{row}");
        screen.shows("curette").shows("Lesions").shows("actinic keratosis").shows("Entry");
    }
}

#[test]
fn a_move_repaints_everything_and_esc_brings_the_theme_before_back() {
    let mut screen = Screen::sized(80, 24);
    assert_eq!(ground(&mut screen), Color::Reset);
    screen.press("f10 down down");
    assert_eq!(ground(&mut screen), DARK);
    screen.press("down");
    assert_eq!(ground(&mut screen), LIGHT);
    screen.press("esc").hides("blocker");
    assert_eq!(ground(&mut screen), Color::Reset);
    assert_eq!(screen.host.theme, None, "nothing is written");
}

#[test]
fn enter_keeps_the_theme_for_the_next_start() {
    let mut screen = Screen::sized(80, 24);
    to(&mut screen, "dark");
    screen.press("enter").hides("blocker").shows("theme dark, kept in config.toml");
    assert_eq!(ground(&mut screen), DARK);
    assert_eq!(screen.host.theme.as_deref(), Some("dark"));
    screen.press("f10");
    assert!(row_of(&mut screen, " dark ").contains("chosen"));
    screen.press("enter").shows("the theme stays dark");
}

#[test]
fn a_theme_that_cannot_be_kept_is_told_and_stands_until_the_end() {
    let mut screen = Screen::sized(80, 24);
    screen.press("'half a line'");
    screen.host.broken = Some("'config.toml' was not written: the disk is full".into());
    to(&mut screen, "light");
    screen.press("enter").shows("until the program is left").shows("'config.toml' was").shows("half a line");
    assert_eq!(ground(&mut screen), LIGHT);
}

#[test]
fn letters_filter_and_the_first_that_fits_is_seen() {
    let mut screen = Screen::sized(80, 24);
    to(&mut screen, "dark");
    assert_eq!(ground(&mut screen), DARK);
    screen.hides("high-contrast").press("ctrl-u").shows("high-contrast");
    assert_eq!(ground(&mut screen), DARK, "what was selected stays selected");
    screen.press("'zzz'").shows("no theme fits");
    assert_eq!(ground(&mut screen), Color::Reset);
    screen.press("enter").shows("no theme fits").shows("Theme").press("esc").hides("Theme");
}

#[test]
fn it_opens_over_anything_and_from_the_palette() {
    let mut screen = Screen::sized(80, 24);
    screen.press("f8 f10").shows("Encounters").shows("Theme").press("esc").shows("Encounters").hides("Theme");
    screen.press("esc f2 f10 esc").shows("Encounter details").press("esc");
    screen.press("f1 f10 esc").shows("Help").press("esc");
    screen.press("ctrl-p 'theme' enter").shows("Theme").press("ctrl-s").shows("choose a theme first");
    screen.press("down down ctrl-q");
    assert!(screen.left);
}

#[test]
fn leaving_the_program_from_there_keeps_nothing() {
    let mut screen = Screen::sized(80, 24);
    screen.press("'ak' f10 down down ctrl-q").shows("d discard").press("esc");
    assert_eq!((ground(&mut screen), screen.model.theme), (Color::Reset, 0));
}

#[test]
fn a_theme_that_was_only_looked_at_never_stays() {
    let mut screen = Screen::sized(80, 24);
    screen.press("f10 down down f1").shows("Help: themes").press("f10").shows("theme: the themes are open");
    assert_eq!(ground(&mut screen), DARK);
    screen.send(Msg::Paste("5 ak".into())).shows("5 ak");
    assert_eq!(ground(&mut screen), Color::Reset);
    screen.press("ctrl-u f8 f10 down down f1 f8").shows("Encounters").hides("Help");
    assert_eq!(ground(&mut screen), Color::Reset);
}

#[test]
fn a_theme_of_ones_own_stands_in_the_list() {
    let theme = "name = \"mine\"\ninherits = \"light\"\n[palette]\npaper = \"#ffffff\"\n";
    let mut screen = Screen::own(80, 24, None, Some(theme));
    assert_eq!(ground(&mut screen), Color::Rgb(255, 255, 255));
    screen.press("f10").shows("your own, from theme.toml");
    assert!(row_of(&mut screen, " mine ").contains("chosen"));
    screen.press("up up up");
    assert_eq!(ground(&mut screen), DARK);
    screen.press("enter");
    assert_eq!(screen.host.theme.as_deref(), Some("dark"));
    screen.press("f10 end enter").shows("theme mine, kept in config.toml");
    assert_eq!(screen.host.theme, None, "where no theme is named, one's own is used");
}

#[test]
fn each_sample_has_the_look_of_its_own_theme() {
    let mut screen = Screen::sized(80, 24);
    screen.press("f10");
    let shown = screen.text();
    let y = shown.lines().position(|line| line.contains(" dark ")).expect("dark");
    let line = shown.lines().nth(y).expect("line");
    let x = line[..line.find("good").expect("good")].chars().count();
    let (buf, _) = screen.drawn();
    let cell = buf.cell((u16::try_from(x).expect("x"), u16::try_from(y).expect("y"))).expect("cell");
    assert_eq!((cell.symbol(), cell.fg, cell.bg), ("g", Color::Rgb(0x7f, 0xd8, 0x8f), DARK));
}

#[test]
fn without_colours_it_says_so() {
    for depth in [Depth::Mono, Depth::Plain] {
        let mut screen = Screen::with(80, 24, depth);
        screen.press("f10").shows("no colours are shown here");
    }
}

#[test]
fn what_is_typed_in_the_entry_line_stays_typed() {
    let mut screen = Screen::sized(80, 24);
    screen.press("'5 ak' f10 'li' esc");
    assert_eq!(screen.model.line.text(), "5 ak");
    let styles = &crate::screen::ctx(&screen.setup).themes.at(0).styles;
    assert_eq!(styles.of(Role::Text).bg, None);
}
