//! Versions in the terminal: the list, what would be changed, and one brought back as a change like any other.

use crate::screen::Screen;

/// Saved three times: with A, with A and B, with A and B and a plan.
fn saved() -> Screen {
    let mut screen = Screen::new();
    screen.press("'5 ak face ln2' enter ctrl-s 'wart r hand ln2' enter ctrl-s");
    screen.press("'@a 6mm' enter ctrl-s").shows("saved to");
    assert_eq!(screen.host.saved.len(), 3);
    screen
}

#[test]
fn the_list_shows_what_would_be_changed() {
    let mut screen = saved();
    screen.press("alt-r").shows("Versions of this encounter").shows("version 2").shows("version 1");
    screen.shows("lesion A · size: 6mm (removed)").hides("lesion B");
    screen.press("down").shows("lesion B: wart").shows("not signed");
    let before = screen.model.encounter.clone();
    screen.press("esc").hides("Versions of").hides("not saved");
    assert_eq!(screen.model.encounter, before);
}

#[test]
fn a_version_comes_back_as_a_change_that_undo_takes_back() {
    let mut screen = saved();
    let now = screen.model.encounter.clone();
    screen.press("alt-r down enter").shows("version 1 brought back").shows("not saved");
    assert_eq!(screen.model.encounter, screen.host.saved[0]);
    assert_eq!(screen.host.journal.last(), Some(&screen.model.encounter), "it is safe before it is shown");
    assert_eq!(screen.host.saved.len(), 3, "nothing was saved yet");
    screen.press("ctrl-z").shows("undone: version 1 brought back");
    assert_eq!(screen.model.encounter, now);
    screen.press("ctrl-y ctrl-s").shows("saved to");
    assert_eq!(screen.host.saved[3], screen.host.saved[0]);
    screen.press("alt-r").shows("version 3");
}

#[test]
fn what_was_never_saved_or_only_once_has_no_versions() {
    let mut screen = Screen::new();
    screen.press("alt-r").shows("versions: it was never saved");
    screen.press("'5 ak face ln2' enter ctrl-s alt-r").shows("saved only once");
    screen.press("ctrl-p 'versions'").shows("What this encounter said before");
}

#[test]
fn a_version_of_what_is_signed_needs_a_reason_to_be_saved() {
    let mut screen = saved();
    screen.press("f9 ctrl-s alt-r enter").shows("brought back");
    assert_eq!(screen.model.encounter.clinician.signed, None);
    screen.press("ctrl-s").shows("Reason for the change:");
    screen.press("'signed too early' enter").shows("amended, unsigned");
    assert_eq!(screen.host.saved.last().map(|last| last.amended.len()), Some(1));
}
