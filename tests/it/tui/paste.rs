//! What is pasted: one edit, line by line, nothing lost.

use curette::tui::msg::Msg;

use crate::screen::Screen;

#[test]
fn a_paste_is_one_edit_and_loses_nothing() {
    let mut screen = Screen::sized(80, 24);
    let long: String = (0..50).map(|number| format!("word{number:05} ")).collect();
    assert!(long.len() >= 500);
    screen.send(Msg::Paste(long.clone()));
    assert_eq!(screen.model.line.text(), long);
    let (_, caret) = screen.drawn();
    assert!(caret.expect("caret").x < 80);
    screen.press("ctrl-z");
    assert_eq!(screen.model.line.text(), "");
}

#[test]
fn each_pasted_line_is_an_entry_and_the_last_stays() {
    let mut screen = Screen::new();
    screen.press("'5 '").send(Msg::Paste(
        "ak face ln2\r\n\x1b[31m3 ak scalp ln2\x1b[0m\n\n\x1b]0;title\u{7}wart l fo".into(),
    ));
    screen.shows("2 lines taken");
    let lesions = &screen.model.encounter.lesions;
    let sites: Vec<_> = lesions.iter().map(|lesion| lesion.site.as_deref()).collect();
    assert_eq!(sites, [Some("face"), Some("scalp")]);
    assert_eq!(screen.model.line.text(), "wart l fo");
    // One step brings all of it back.
    screen.press("ctrl-u").press("tab ctrl-z");
    assert!(screen.model.encounter.lesions.is_empty());
}

#[test]
fn a_pasted_line_that_is_not_understood_stays() {
    let mut screen = Screen::new();
    screen.send(Msg::Paste("5 ak face ln2\nqqqq zzzz\n. scalp\n".into()));
    screen.shows("2 lines taken").shows("1 line not understood");
    assert_eq!(screen.model.encounter.lesions.len(), 2);
    assert_eq!(screen.model.encounter.lesions[1].site.as_deref(), Some("scalp"));
    assert_eq!(screen.model.line.text(), "qqqq zzzz");
}

#[test]
fn a_field_takes_the_first_pasted_line_and_says_so() {
    let mut screen = Screen::new();
    screen.press("f2").send(Msg::Paste("00123\n00124\n00125".into())).shows("2 more lines are not taken");
    screen.press("tab");
    assert_eq!(screen.model.encounter.patient.id.as_deref(), Some("00123"));
}
