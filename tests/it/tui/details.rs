//! The details of an encounter, its signature, leaving it and beginning another.

use curette::engine::encounter::Payer;

use crate::screen::{Screen, date};

#[test]
fn a_character_takes_the_place_of_a_default_that_nobody_touched() {
    let mut screen = Screen::new();
    screen.press("f2 down down down").shows("2026-01-01");
    let date = curette::engine::date::Date::new(2026, 9, 14);
    screen.press("'2026-09-14' tab");
    assert_eq!(screen.model.encounter.date_of_service, date);
    // What was typed is edited, not replaced.
    screen.press("up end backspace '5' tab");
    assert_eq!(screen.model.encounter.date_of_service, curette::engine::date::Date::new(2026, 9, 15));
    let mut screen = Screen::new();
    screen.press("f2 down down down end backspace '2' tab");
    assert_eq!(screen.model.encounter.date_of_service, curette::engine::date::Date::new(2026, 1, 2));
}

#[test]
fn the_details_show_defaults_and_say_faults_at_the_field() {
    let mut screen = Screen::sized(80, 24);
    screen.press("f2").shows("2026-01-01  (default)").shows("11 office  (default)");
    screen.press("'00123' enter 'Doe' enter '3/2/1950' enter");
    assert_eq!(
        screen.model.encounter.patient.birth_date.map(|date| date.to_string()).as_deref(),
        Some("1950-03-02")
    );
    screen.press("ctrl-u 'yesterday' enter").shows("'yesterday' is not a date");
    assert_eq!(screen.model.encounter.date_of_service, Some(date()), "the old value stands");
    screen.press("esc").shows("1 detail not understood");
    screen.press("f2 down down down").shows("yesterday");
    screen.press("ctrl-u 'today' enter down 'medicaid' esc").hides("not understood").shows("medicaid");
    assert_eq!(screen.model.encounter.payer, Some(Payer::Medicaid));
}

#[test]
fn defaults_stand_in_a_new_encounter_from_the_start() {
    let mut screen = Screen::new();
    screen.press("f2 '1' esc 'ak face ln2' enter ctrl-s");
    let saved = screen.host.saved.last().expect("saved");
    assert_eq!(saved.place_of_service.as_deref(), Some("11"));
    assert_eq!(saved.date_of_service, Some(date()));
    screen.press("f2 pgdn ctrl-u 'verbal' esc ctrl-z ctrl-z ctrl-z");
    assert_eq!(screen.model.encounter.place_of_service.as_deref(), Some("11"));
}

#[test]
fn signing_takes_the_time_of_the_host() {
    let mut screen = Screen::new();
    screen.press("'ak face ln2' enter f9").shows("signed 2026-01-01T12:00:00Z");
    assert_eq!(screen.model.encounter.clinician.signed.as_deref(), Some("2026-01-01T12:00:00Z"));
    screen.press("ctrl-z");
    assert_eq!(screen.model.encounter.clinician.signed, None);
}

#[test]
fn leaving_asks_only_when_something_would_be_lost() {
    let mut untouched = Screen::new();
    assert!(untouched.press("ctrl-q").left);

    let mut typed = Screen::new();
    assert!(!typed.press("'ak' ctrl-q ctrl-q enter").left, "the same key and Enter confirm nothing");
    typed.shows("d discard").press("esc").shows("ak");
    assert!(typed.press("ctrl-q d").left);

    let mut changed = Screen::new();
    assert!(changed.press("'ak face ln2' enter ctrl-q s").left);
    assert_eq!(changed.host.saved.len(), 1);

    let mut saved = Screen::new();
    assert!(saved.press("'ak face ln2' enter ctrl-s ctrl-q").left);

    let mut broken = Screen::new();
    broken.host.broken = Some("the disk is full".into());
    assert!(!broken.press("'ak face ln2' enter ctrl-q s").left);
    broken.shows("not saved: the disk is full");
}

#[test]
fn a_new_encounter_follows_a_saved_one() {
    let mut screen = Screen::new();
    screen.press("f2 '00123' down down down down down 'aetna' esc 'ak face ln2' enter ctrl-s ctrl-n");
    assert!(screen.model.encounter.lesions.is_empty());
    assert_eq!(screen.model.encounter.patient.id, None);
    assert_eq!(screen.model.encounter.payer, Some(Payer::Aetna), "the payer used last");
    assert_ne!(screen.model.encounter.id, screen.host.saved[0].id);
}
