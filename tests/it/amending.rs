//! A signed encounter is amended in the terminal: a reason is asked for, and nothing is lost by going back.

use curette::engine::encounter::Encounter;
use curette::tui::msg::Msg;
use curette::tui::outside::Notice;

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

/// The file as another program left it, seen before a save of what is on the table.
fn meets(screen: &mut Screen, theirs: &Encounter) {
    screen.host.notices.push_back(Notice::Changed(Box::new(theirs.clone())));
    screen.send(Msg::Idle).shows("CHANGED ON DISK");
    screen.press("ctrl-s").shows("The file was changed by another program");
}

#[test]
fn making_two_versions_of_what_is_signed_one_asks_for_the_reason() {
    let mut screen = changed();
    let ours = screen.model.encounter.clone();
    let mut theirs = screen.host.saved[0].clone();
    theirs.patient.id = Some("8".into());
    meets(&mut screen, &theirs);
    screen.press("enter").shows("It is signed. Reason for the change:");
    assert_eq!(screen.host.saved.len(), 1, "nothing is written without it");
    // Going back leaves both made one on the table, and the file as it is.
    screen.press("esc").shows("not saved");
    assert_eq!((screen.host.saved.len(), screen.model.encounter.lesions.len()), (1, 2));
    screen
        .press("ctrl-s")
        .shows("Reason for the change:")
        .press("'one was forgotten' enter")
        .shows("amended, unsigned");
    let saved = screen.host.saved.last().expect("saved");
    assert_eq!((saved.patient.id.as_deref(), &saved.lesions), (Some("8"), &ours.lesions));
    assert_eq!((saved.amended.len(), &saved.clinician.signed), (1, &None));
    assert_eq!(Some(&saved.amended[0].of), theirs.clinician.signed.as_ref());
}

#[test]
fn what_was_signed_elsewhere_meanwhile_is_not_changed_without_a_reason() {
    let mut screen = Screen::new();
    screen.press("'5 ak face ln2' enter ctrl-s").shows("saved to");
    let mut theirs = screen.host.saved[0].clone();
    theirs.clinician.signed = Some("2026-01-01T10:00:00+00:00".into());
    screen.press("'wart r hand ln2' enter");
    meets(&mut screen, &theirs);
    screen.press("enter").shows("It is signed. Reason for the change:").press("'one was forgotten' enter");
    let saved = screen.host.saved.last().expect("saved");
    assert_eq!((saved.lesions.len(), &saved.clinician.signed, saved.amended.len()), (2, &None, 1));
    assert_eq!(Some(&saved.amended[0].of), theirs.clinician.signed.as_ref());
}

#[test]
fn taking_all_of_the_signed_file_changes_nothing_and_asks_nothing() {
    let mut screen = changed();
    let mut theirs = screen.host.saved[0].clone();
    theirs.patient.id = Some("8".into());
    meets(&mut screen, &theirs);
    screen.press("f enter").hides("Reason for the change");
    assert_eq!((&screen.model.encounter, screen.model.changed()), (&theirs, false));
    assert!(screen.host.saved.iter().all(|saved| saved.amended.is_empty()));
}

#[test]
fn a_reason_that_was_given_before_the_other_version_was_seen_is_not_asked_for_again() {
    for (keys, amendments) in [("enter", 1), ("f enter", 0)] {
        let mut screen = changed();
        let mut theirs = screen.host.saved[0].clone();
        theirs.patient.id = Some("8".into());
        screen.press("ctrl-s 'one was forgotten'");
        screen.host.notices.push_back(Notice::Changed(Box::new(theirs.clone())));
        screen.press("enter").shows("The file was changed by another program");
        assert_eq!(screen.host.saved.len(), 1, "nothing is written before the choice");
        screen.press(keys).hides("Reason for the change");
        let saved = screen.model.encounter.clone();
        assert_eq!((saved.patient.id.as_deref(), saved.amended.len()), (Some("8"), amendments));
        assert_eq!(saved.clinician.signed.is_none(), amendments == 1, "what was amended is not signed");
        assert!(!screen.model.changed(), "it is saved");
    }
}
