//! The entry line: what keys and pastes do in it, and what is shown meanwhile.

use curette::engine::encounter::Payer;
use curette::tui::model::Pane;
use ratatui::layout::Position;

use crate::screen::Screen;

#[test]
fn it_opens_with_the_caret_in_the_entry_line() {
    let mut screen = Screen::sized(80, 24);
    let (buf, caret) = screen.drawn();
    let caret = caret.expect("caret");
    assert_eq!(buf.cell((1, caret.y)).map(|cell| cell.symbol()), Some(">"));
    assert_eq!(caret.x, 3);
    screen.press("'5 ak'");
    assert_eq!(screen.drawn().1, Some(Position { x: 7, y: caret.y }));
    screen.press("left");
    assert_eq!(screen.drawn().1, Some(Position { x: 6, y: caret.y }));
}

#[test]
fn codes_are_shown_while_the_line_is_typed_and_stay_when_it_is_taken() {
    for (columns, rows) in [(80, 24), (120, 40)] {
        let mut screen = Screen::sized(columns, rows);
        screen
            .press("'5 ak face ln2'")
            .shows("17000")
            .shows("17003")
            .shows("preview")
            .shows("actinic keratosis");
        assert!(screen.model.encounter.lesions.is_empty());
        screen.press("enter").shows("17000").shows("17003").shows("x 4").hides("preview").shows("added A");
        assert_eq!(screen.model.encounter.lesions.len(), 1);
        assert_eq!(screen.model.line.text(), "");
    }
}

#[test]
fn a_taken_line_is_in_the_journal_before_it_is_shown() {
    let mut screen = Screen::new();
    screen.press("'5 ak face ln2' enter");
    assert_eq!(screen.host.journal.last(), Some(&screen.model.encounter));
    screen.host.broken = Some("the disk is full".into());
    screen.press("'ak scalp ln2' enter left").shows("NOT SAFE ON DISK").shows("the disk is full");
    screen.host.broken = None;
    screen.press("'ak ear ln2' enter").hides("NOT SAFE");
}

#[test]
fn a_line_without_meaning_stays() {
    let mut screen = Screen::new();
    screen.press("'qqqq' enter").shows("qqqq").shows("nothing in this line was understood");
    assert!(screen.model.encounter.lesions.is_empty());
    assert_eq!(screen.model.line.text(), "qqqq");
}

#[test]
fn five_keratoses_at_five_sites_with_sizes_need_at_most_ninety_keys() {
    let mut screen = Screen::new();
    screen.host.defaults.payer = Some(Payer::Medicare);
    screen.press("f2 '00123' esc");
    screen.press("'ak l forearm 6mm ln2' enter '. scalp 4mm' enter '. nose 5mm' enter '. r ear 3mm' enter '. neck 8mm' enter");
    screen.press("ctrl-s");
    assert!(screen.keys <= 90, "{} keys", screen.keys);
    let saved = screen.host.saved.last().expect("saved");
    assert_eq!(saved.patient.id.as_deref(), Some("00123"));
    let facts: Vec<String> = saved
        .lesions
        .iter()
        .map(|lesion| {
            let size = lesion.size.as_ref().map_or(String::new(), |size| size.length.mm());
            format!("{} {size} {}", lesion.site.as_deref().unwrap_or("-"), lesion.procedures.len())
        })
        .collect();
    assert_eq!(facts, ["forearm 6 1", "scalp 4 1", "nose 5 1", "ear 3 1", "neck 8 1"]);
    screen.shows("17000").shows("17003").shows("x 4").shows("saved to").shows(" saved ");
}

#[test]
fn undo_and_redo_walk_through_the_states() {
    let mut screen = Screen::new();
    screen.press("'5 ak face ln2' enter '3 ak scalp ln2' enter").shows("x 7");
    screen.press("ctrl-z").shows("x 4").shows("undone: added B");
    screen.press("ctrl-z").hides("17000");
    assert!(!screen.model.changed());
    screen.press("ctrl-y ctrl-y").shows("x 7");
    assert_eq!(screen.host.journal.last(), Some(&screen.model.encounter));
    screen.press("'wrong' ctrl-z");
    assert!(screen.model.line.text().len() < 5, "typing is taken back first");
    assert_eq!(screen.model.encounter.lesions.len(), 2);
}

#[test]
fn a_lesion_is_removed_brought_back_and_addressed() {
    let mut screen = Screen::new();
    screen.press("'5 ak face ln2' enter '3 ak scalp ln2' enter tab up del").shows("removed A");
    let ids = |screen: &Screen| -> Vec<String> {
        screen.model.encounter.lesions.iter().map(|lesion| lesion.id.clone()).collect()
    };
    assert_eq!(ids(&screen), ["B"]);
    screen.press("ctrl-z");
    assert_eq!(ids(&screen), ["A", "B"]);
    screen.press("down enter");
    assert_eq!((screen.model.focus, screen.model.line.text()), (Pane::Entry, "@b "));
    screen.press("'12mm' enter");
    let size = screen.model.encounter.lesions[1].size.clone().expect("size");
    assert_eq!(size.length.mm(), "12");
}

#[test]
fn a_character_typed_in_a_list_goes_to_the_entry_line() {
    let mut screen = Screen::new();
    screen.press("'5 ak face ln2' enter tab tab '3 ak'");
    assert_eq!((screen.model.focus, screen.model.line.text()), (Pane::Entry, "3 ak"));
}

#[test]
fn typing_that_was_taken_back_is_done_again() {
    let mut screen = Screen::new();
    screen.press("'5 ak' ctrl-z");
    assert_eq!(screen.model.line.text(), "5 a");
    screen.press("ctrl-y");
    assert_eq!(screen.model.line.text(), "5 ak");
    screen.press("ctrl-z x ctrl-y");
    assert_eq!(screen.model.line.text(), "5 ax", "what was typed since stands");
}

#[test]
fn an_open_question_shows_its_possible_codes() {
    let mut screen = Screen::new();
    screen.press("'bcc l nasal ala edc bxp' enter").shows("Open questions").shows("? size").shows("17280");
    screen.press("tab tab enter");
    assert_eq!(screen.model.line.text(), "@a ");
    screen.press("'8mm' enter").shows("17281").hides("Open questions");
}

#[test]
fn a_question_is_in_sight_while_it_is_answered() {
    let mut screen = Screen::new();
    screen.press("'exc back nevus 8mm' enter tab tab enter").shows("What was the narrowest margin");
    assert_eq!(screen.model.line.text(), "@a ");
    screen.press("'2mm'").shows("as it was asked for").shows("What was the narrowest margin");
    screen.press("enter").shows("11402");
}
