//! How it looks: small and wide terminals, no colour, odd names, many lesions.

use curette::engine::encounter::Encounter;
use curette::tui::msg::Msg;
use curette::tui::style::Depth;
use curette::tui::{FrameFormat, FrameOptions, frame};
use ratatui::style::Color;

use crate::screen::{Screen, date};

#[test]
fn a_small_terminal_says_what_it_needs_and_loses_nothing() {
    let mut screen = Screen::sized(80, 24);
    screen.press("'5 ak'").send(Msg::Resized(60, 15)).shows("80 columns and 24 rows").shows("60 and 15");
    screen.press("' face ln2'").send(Msg::Resized(80, 24)).shows("5 ak face ln2").shows("17003");
    for (columns, rows) in [(1, 1), (80, 1), (3, 24), (79, 24), (80, 23), (200, 60)] {
        screen.send(Msg::Resized(columns, rows)).text();
    }
}

#[test]
fn a_key_whose_effect_cannot_be_shown_does_nothing() {
    let mut screen = Screen::sized(80, 24);
    screen.press("'5 ak face ln2'").send(Msg::Resized(60, 15)).shows("other keys wait");
    screen.send(Msg::Resized(20, 5));
    screen.press("enter f9 ctrl-s f2 ctrl-z");
    assert!(screen.model.encounter.lesions.is_empty());
    assert!(screen.model.encounter.clinician.signed.is_none());
    assert!(screen.model.saved.is_none() && screen.model.popups.is_empty());
    screen.send(Msg::Resized(80, 24)).press("enter").shows("added A");
}

#[test]
fn a_lesion_with_many_facts_is_opened_where_it_is_selected() {
    let mut screen = Screen::sized(80, 24);
    screen.press("'exc r shoulder bcc 11mm m4mm int 3.2cm' enter 'several ak face ln2' enter");
    screen.shows("several").press("tab up").shows("3.2cm");
}

#[test]
fn a_long_patient_leaves_room_for_the_payer_and_the_state() {
    let mut screen = Screen::sized(80, 24);
    screen.model.encounter.patient.id = Some("1234567890-1234567890-1234567890".to_owned());
    screen.shows("no payer").shows("not saved");
}

#[test]
fn without_colour_the_words_and_weights_remain() {
    let mut colours = 0;
    for depth in [Depth::True, Depth::Mono, Depth::Plain] {
        let mut screen = Screen::with(80, 24, depth);
        screen.press("'bcc nose ln2' enter 'qqqq'");
        let (buf, _) = screen.drawn();
        let coloured =
            buf.content.iter().filter(|cell| cell.fg != Color::Reset || cell.bg != Color::Reset).count();
        let weighted = buf.content.iter().filter(|cell| !cell.modifier.is_empty()).count();
        match depth {
            Depth::True | Depth::Indexed | Depth::Sixteen => colours = coloured,
            Depth::Mono => assert!(coloured == 0 && weighted > 0),
            Depth::Plain => assert!(coloured == 0 && weighted == 0),
        }
        screen.shows("not final").shows("? size").shows("not saved");
    }
    assert!(colours > 0);
}

#[test]
fn names_with_wide_or_joined_characters_keep_columns_straight() {
    let mut screen = Screen::new();
    screen.press("f2 '皮膚e\u{301}' esc 'ak face ln2' enter");
    let shown = screen.text();
    let bars: Vec<usize> = shown
        .lines()
        .skip(3)
        .take(20)
        .filter_map(|line| line.find('│').map(|at| line[..at].chars().count()))
        .collect();
    assert!(bars.windows(2).all(|pair| pair[0] == pair[1]), "{shown}");
    assert!(shown.contains("皮膚e\u{301}"));
}

#[test]
fn nothing_in_the_data_steers_the_terminal() {
    let mut screen = Screen::new();
    let mut encounter = Encounter::default();
    encounter.patient.id = Some("1\x1b]0;gone\x07\u{202e}2".into());
    let opened = curette::tui::msg::Opened { encounter, ..Default::default() };
    screen.send(Msg::Opened(Box::new(opened)));
    let shown = screen.text();
    assert!(!shown.chars().any(|letter| letter.is_control() && letter != '\n'), "{shown:?}");
    assert!(!shown.contains('\u{202e}'));
}

#[test]
fn sixty_lesions_are_drawn_with_the_last_one_in_view() {
    let mut screen = Screen::sized(80, 24);
    for _ in 0..60 {
        screen.press("'ak face ln2' enter");
    }
    screen.shows("Lesions 60").shows(" BH ").shows("17004");
    screen.press("tab home").shows(" A ").press("end").shows(" BH ");
}

#[test]
fn a_frame_is_the_same_every_time_as_text_and_as_picture() {
    let options = FrameOptions {
        file: None,
        saved: &[],
        keys: "'5 ak face ln2' enter",
        size: (80, 24),
        date: date(),
        format: FrameFormat::Text,
    };
    let text = frame(&options).expect("frame");
    assert_eq!(text.lines().count(), 24);
    assert!(text.contains("17003"), "{text}");
    let picture = FrameOptions { format: FrameFormat::Svg, ..options.clone() };
    let svg = frame(&picture).expect("frame");
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n") && svg.contains(">17000</text>"));
    assert_eq!(frame(&picture).expect("frame"), svg);
    let wrong = FrameOptions { keys: "nonsense", ..options.clone() };
    assert!(frame(&wrong).expect_err("fault").to_string().contains("'nonsense'"));
    let file = FrameOptions { file: Some(("x.toml", "schema = 1\nsize = 3\n")), ..options.clone() };
    assert!(frame(&file).expect_err("fault").to_string().contains("x.toml"));
    let saved = [("y.toml".to_owned(), "schema = 1\nsize = 3\n".to_owned())];
    let file = FrameOptions { saved: &saved, ..options };
    assert!(frame(&file).expect_err("fault").to_string().contains("y.toml"));
}
