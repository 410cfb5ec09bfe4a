//! A signed encounter is amended in the terminal: a reason is asked for, and nothing is lost by going back.

use crate::screen::Screen;

/// A signed and saved encounter with one more lesion than was signed.
fn changed() -> Screen {
    let mut screen = Screen::new();
    screen.press("'5 ak face ln2' enter f9 ctrl-s").shows("saved to");
    assert!(screen.host.saved[0].clinician.signed.is_some());
    screen.press("'wart r hand ln2' enter");
    screen
}

#[test]
fn saving_what_is_signed_asks_for_a_reason() {
    let mut screen = changed();
    screen.press("ctrl-s").shows("It is signed. Reason for the change:");
    assert_eq!(screen.host.saved.len(), 1);
    screen.press("enter").shows("a reason is needed");
    screen.press("ctrl-s").shows("a reason is needed");
    screen.press("'one was forgotten' enter").shows("amended, so sign it again").shows("amended, unsigned");
    let saved = &screen.host.saved[1];
    assert_eq!((saved.lesions.len(), &saved.clinician.signed), (2, &None));
    assert_eq!((saved.amended.len(), saved.amended[0].reason.as_str()), (1, "one was forgotten"));
    assert_eq!(Some(&saved.amended[0].of), screen.host.saved[0].clinician.signed.as_ref());
    screen.press("f9 ctrl-s").shows("amended, signed");
    assert_eq!(screen.host.saved.len(), 3, "signing it again is no amendment");
}

#[test]
fn going_back_loses_nothing() {
    let mut screen = changed();
    let before = screen.model.encounter.clone();
    screen.press("ctrl-s 'a rea' esc").hides("Reason for").shows("not saved");
    assert_eq!(screen.model.encounter, before);
    assert_eq!(screen.host.journal.last(), Some(&before));
    assert_eq!(screen.host.saved.len(), 1);
}

#[test]
fn saving_on_the_way_out_asks_as_well_and_then_leaves() {
    let mut screen = changed();
    screen.press("ctrl-n s").shows("Reason for the change:");
    screen.press("'forgotten' enter");
    assert_eq!(screen.host.saved[1].amended.len(), 1);
    assert!(screen.model.encounter.lesions.is_empty(), "a new encounter is on the table");
}

#[test]
fn undo_brings_facts_back_but_no_signature_that_was_amended() {
    let mut screen = changed();
    screen.press("ctrl-s 'forgotten' enter");
    // The amendment, then the lesion.
    screen.press("ctrl-z ctrl-z");
    assert_eq!(screen.model.encounter, screen.host.saved[0]);
    screen.press("ctrl-s").shows("saved to");
    let saved = &screen.host.saved[2];
    assert_eq!((saved.lesions.len(), &saved.clinician.signed, saved.amended.len()), (1, &None, 1));
}

#[test]
fn a_signature_that_was_never_saved_may_be_changed_freely() {
    let mut screen = Screen::new();
    screen.press("'5 ak face ln2' enter ctrl-s f9 'wart r hand ln2' enter ctrl-s").hides("Reason for");
    assert_eq!(screen.host.saved.len(), 2);
    assert!(screen.host.saved[1].amended.is_empty() && screen.host.saved[1].clinician.signed.is_some());
}
