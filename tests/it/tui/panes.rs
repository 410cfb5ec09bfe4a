//! The panes beside the entry line: reasons, help, checklist, copies.

use curette::tui::action::Action;
use curette::tui::model::Pane;

use crate::screen::Screen;

#[test]
fn codes_that_are_not_final_are_copied_as_a_draft() {
    let mut screen = Screen::new();
    screen.press("'ak face ln2' enter alt-c").shows("marked as a DRAFT: not final");
    let clipped = screen.host.clipped.join("");
    assert!(clipped.starts_with("DRAFT\tnot final: 2 blockers\n17000\t"), "{clipped}");
}

#[test]
fn why_shows_rules_and_sources_and_goes_back() {
    let mut screen = Screen::new();
    screen
        .press("'5 ak face ln2' enter f4")
        .shows("Why 17000")
        .shows("R-COUNT-")
        .shows("source:")
        .shows("actinic keratosis");
    screen.press("esc").hides("Why 17000").shows("Codes");
    screen.press("f4 pgdn pgdn pgdn pgdn pgdn pgdn pgdn pgdn up");
    assert!(screen.text().contains("Why 17000"));
}

#[test]
fn what_comes_later_says_so() {
    let mut screen = Screen::new();
    for key in ["f3", "f5", "f6"] {
        screen.press(key).shows("comes in a later version");
    }
}

#[test]
fn help_lists_every_action_with_its_key() {
    let mut screen = Screen::sized(120, 80);
    screen.press("f1");
    let shown = screen.text();
    for action in Action::ALL {
        assert!(shown.contains(action.name()), "{} is not in the help:\n{shown}", action.name());
    }
    screen.press("esc").hides("Move").shows("Entry");
}

#[test]
fn the_checklist_marks_ticks_in_symbols_and_leads_to_the_field() {
    let mut screen = Screen::new();
    screen.press("'5 ak face ln2' enter").shows("[ ] patient").shows("[x]").shows("Changes the code");
    screen.press("tab tab tab");
    assert_eq!(screen.model.focus, Pane::Checklist);
    let row = screen.model.checks().iter().position(|row| row.label() == "patient").expect("patient");
    for _ in 0..row {
        screen.press("down");
    }
    screen.press("enter").shows("Encounter details");
}
