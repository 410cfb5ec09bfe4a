//! What other programs do, on the screen: read-only, taken over, two versions field by field, a copy elsewhere.

use std::path::PathBuf;

use curette::engine::encounter::Payer;
use curette::tui::msg::{Msg, Opened};
use curette::tui::outside::Notice;

use crate::screen::Screen;

/// A screen with a saved encounter of one lesion and patient 7.
fn saved() -> Screen {
    let mut screen = Screen::sized(80, 24);
    screen.press("f2 '7' esc '5 ak face ln2' enter ctrl-s").shows("saved to");
    screen
}

/// The same, looked at while another curette has it.
fn held() -> Screen {
    let mut screen = saved();
    let encounter = screen.model.encounter.clone();
    let opened = Opened {
        saved: Some(encounter.clone()),
        encounter,
        path: Some(PathBuf::from("x.toml")),
        held_by: Some("pid 4711, since 2026-01-01 09:00".into()),
        ..Opened::default()
    };
    screen.send(Msg::Opened(Box::new(opened)));
    screen
}

#[test]
fn read_only_changes_nothing_and_keeps_what_is_typed() {
    let mut screen = held();
    screen.shows("READ-ONLY").shows("open in another curette (pid 4711, since 2026-01-01 09:00)");
    let (encounter, saves) = (screen.model.encounter.clone(), screen.host.saved.len());
    let journaled = screen.host.journal.len();
    screen.press("'3 ak scalp ln2'").shows("x 7").press("enter").shows("take line: not done, read-only");
    assert_eq!(screen.model.line.text(), "3 ak scalp ln2");
    // Every other key that would change something, in every place.
    screen.press("f9 ctrl-s ctrl-y tab del ctrl-z tab tab alt-a esc").press("f2 ctrl-u '8' esc");
    assert_eq!(screen.model.encounter, encounter);
    assert_eq!((screen.host.saved.len(), screen.host.journal.len()), (saves, journaled));
    assert!(screen.model.drafts.values().any(|(text, _)| text == "8"), "the text of the field is kept");
    screen.press("ctrl-p 'sign'").shows("read-only, it is open in another curette").press("esc");
    // The other one ends: said, offered, taken over; what was typed is taken then.
    screen.host.notices.push_back(Notice::Free);
    screen.send(Msg::Idle).shows("the other curette has ended: Alt-O takes over");
    screen.press("enter").shows("take line: not done").shows("Alt-O takes over");
    screen.press("alt-o").hides("READ-ONLY").press("enter").shows("added B");
    assert_eq!(screen.model.drafts.len(), 1, "and the text of the field is still there");
}

#[test]
fn a_new_version_of_the_file_is_taken_where_nothing_was_changed() {
    let mut screen = saved();
    let mut theirs = screen.model.encounter.clone();
    theirs.payer = Some(Payer::Cigna);
    screen.host.notices.push_back(Notice::Changed(Box::new(theirs.clone())));
    screen.press("'half a li'").send(Msg::Idle).shows("its new version is shown").shows("cigna");
    assert_eq!((&screen.model.encounter, screen.model.changed()), (&theirs, false));
    assert_eq!(screen.model.line.text(), "half a li");
}

#[test]
fn two_versions_are_offered_with_a_choice_for_each_place() {
    let mut screen = saved();
    let mut theirs = screen.model.encounter.clone();
    (theirs.payer, theirs.patient.id) = (Some(Payer::Cigna), Some("8".into()));
    theirs.lesions.clear();
    screen.press("f2 ctrl-u '9' esc '@a 6mm' enter");
    let ours = screen.model.encounter.clone();
    screen.host.notices.push_back(Notice::Changed(Box::new(theirs.clone())));
    screen.send(Msg::Idle).shows("CHANGED ON DISK").shows("Ctrl-S shows both");
    let saves = screen.host.saved.len();
    screen.press("ctrl-s").shows("The file was changed by another program: 3 differences");
    screen.shows("* patient · id").shows("✓ 9").shows("  8").shows("✓ cigna").shows("lesion A");
    // Nothing is lost by going back; the next save asks again.
    screen.press("esc").shows("nothing was written").press("ctrl-s").shows("3 differences");
    assert_eq!((screen.host.saved.len(), &screen.model.encounter), (saves, &ours));
    // The payer changed only there and is theirs; the patient on both sides and is ours until it is chosen.
    screen.press("enter").shows("saved to").hides("CHANGED ON DISK");
    let merged = screen.host.saved.last().expect("saved").clone();
    assert_eq!((merged.payer, merged.patient.id.as_deref()), (Some(Payer::Cigna), Some("9")));
    assert_eq!(merged.lesions, ours.lesions, "a lesion that was changed here and removed there stays");
    assert_eq!((&screen.model.encounter, screen.model.changed()), (&merged, false));
    screen.press("tab ctrl-z");
    assert_eq!(screen.model.encounter, ours, "undo brings back what was here");
}

#[test]
fn one_key_takes_all_of_one_side() {
    for (key, theirs_wins) in [("h", false), ("f", true)] {
        let mut screen = saved();
        let mut theirs = screen.model.encounter.clone();
        (theirs.payer, theirs.patient.id) = (Some(Payer::Cigna), Some("8".into()));
        screen.press("f2 ctrl-u '9' esc '@a 6mm' enter");
        let ours = screen.model.encounter.clone();
        screen.host.notices.push_back(Notice::Changed(Box::new(theirs.clone())));
        screen.press("ctrl-s").shows("3 differences").press(key).press("enter").shows("saved to");
        assert_eq!(screen.host.saved.last(), Some(if theirs_wins { &theirs } else { &ours }));
    }
}

#[test]
fn the_same_change_on_both_sides_is_no_conflict() {
    let mut screen = saved();
    screen.press("'@a 6mm' enter");
    let same = screen.model.encounter.clone();
    screen.host.notices.push_back(Notice::Changed(Box::new(same)));
    screen.send(Msg::Idle).shows("it is saved");
    assert!(!screen.model.changed());
}

#[test]
fn leaving_with_a_save_that_meets_another_version_stays_until_it_is_settled() {
    let mut screen = saved();
    let mut theirs = screen.model.encounter.clone();
    theirs.payer = Some(Payer::Cigna);
    screen.press("'@a 6mm' enter");
    screen.host.notices.push_back(Notice::Changed(Box::new(theirs)));
    screen.press("ctrl-q s").shows("2 differences");
    assert!(!screen.left);
    screen.press("esc").shows("nothing was written");
    assert!(!screen.left, "going back does not leave");
    screen.press("ctrl-q s enter");
    assert!(screen.left);
    assert_eq!(screen.host.saved.last().and_then(|saved| saved.payer), Some(Payer::Cigna));
}

#[test]
fn a_copy_goes_where_it_is_told_and_the_encounter_is_not_saved_by_it() {
    let mut screen = Screen::sized(80, 24);
    screen.press("'5 ak face ln2' enter alt-s").shows("Save a copy to which new file?");
    screen
        .press("enter")
        .shows("~/visit.toml, say")
        .press("'~/copy.toml' enter")
        .shows("a copy is in ~/copy.toml");
    assert_eq!(screen.host.copies, [("~/copy.toml".to_owned(), screen.model.encounter.clone())]);
    assert!(screen.model.changed() && screen.host.saved.is_empty());
    screen.host.broken = Some("the disk is full".into());
    screen.press("ctrl-s").shows("not saved: the disk is full").shows("Alt-S saves a copy");
    screen.press("alt-s 'x' enter").shows("no copy was saved: the disk is full");
}

#[test]
fn a_journal_that_fails_is_said_at_once_and_until_it_works() {
    let mut screen = Screen::sized(80, 24);
    screen.host.broken = Some("the disk is full".into());
    screen.press("'5 ak face ln2' enter").shows("added A, but NOT SAFE yet").shows("NOT SAFE ON DISK");
    screen.press("tab").shows("NOT SAFE ON DISK").shows("the disk is full");
    screen.host.broken = None;
    screen.send(Msg::Idle).shows("the journal is written again").hides("NOT SAFE ON DISK");
    assert_eq!(screen.host.journal.last(), Some(&screen.model.encounter));
}
