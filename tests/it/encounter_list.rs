//! The list of encounters: found by abbreviations, what is open at a glance, unfinished ones thrown away and back.

use curette::engine::encounter::Encounter;
use curette::engine::lesion::Lesion;

use curette::store::Brief;
use curette::tui::encounters::{Found, Place};
use curette::tui::host::Host;
use curette::tui::msg::Msg;

use crate::screen::{Screen, row_of, with_three};

/// An encounter that was entered and never saved.
fn left(id: &str, patient: &str) -> Encounter {
    let mut left = Encounter { id: Some(id.into()), ..Encounter::default() };
    left.patient.id = Some(patient.into());
    left.lesions.push(Lesion { id: "A".into(), diagnosis: Some("SCC".into()), ..Lesion::default() });
    left
}

#[test]
fn abbreviations_sites_codes_and_ids_find_an_encounter() {
    let mut screen = with_three();
    screen.host.unfinished.push(left("LEFT", "4004"));
    for (typed, fits) in [
        ("bcc nose", vec![]),
        ("bcc", vec!["2002", "3003"]),
        ("ak", vec!["1001"]),
        ("AK face", vec!["1001"]),
        ("scc", vec!["4004"]),
        ("squamous", vec!["4004"]),
        ("ala", vec!["2002"]),
        ("lt ala", vec!["2002"]),
        ("rt ala", vec![]),
        ("r cheek", vec!["3003"]),
        ("edc", vec!["2002", "3003"]),
        ("ln2", vec!["1001"]),
        ("17003", vec!["1001"]),
        ("1726", vec![]),
        ("17281", vec!["2002", "3003"]),
        ("2026-01-02", vec!["2002"]),
        ("left", vec!["2002", "4004"]),
        ("00000000000000000000000002", vec!["2002"]),
        ("unfinished", vec!["4004"]),
        ("held", vec!["3003"]),
        ("blocked 1001", vec!["1001"]),
    ] {
        screen.press(&format!("f8 '{typed}'"));
        let shown = screen.text();
        let body: Vec<&str> = shown.lines().skip(4).collect();
        for patient in ["1001", "2002", "3003", "4004"] {
            let is_there = body.iter().any(|row| row.contains(patient));
            assert_eq!(is_there, fits.contains(&patient), "'{typed}' and {patient}:\n{shown}");
        }
        screen.press("esc");
    }
}

#[test]
fn how_much_is_open_held_and_blocked_stands_in_words_and_numbers() {
    let mut screen = with_three();
    screen.press("'bcc l nasal ala edc bxp' enter '5 ak face ln2' enter 'bcc r cheek 8mm edc pending' enter 'bcc nose edc bxp' enter");
    screen.press("f2 '5005' esc ctrl-s f8");
    let row = row_of(&mut screen, "4 lesions");
    assert!(row.contains("2 open, 1 held, "), "{row}");
    let row = row_of(&mut screen, "3003");
    assert!(row.contains("1 held") && !row.contains("open"), "{row}");
    let row = row_of(&mut screen, "1001");
    assert!(row.contains("blocker") && row.contains("17000, 17003 x 4"), "{row}");
}

#[test]
fn an_unfinished_one_is_thrown_away_after_a_question_and_comes_back() {
    let mut screen = Screen::sized(80, 24);
    screen.host.unfinished = vec![left("LEFT", "4004"), left("MORE", "5005")];
    screen.press("f8 del").shows("Move no date, 4004 to the trash unsaved?").shows("other keys: no");
    screen.press("del").hides("to the trash unsaved?").shows("4004");
    screen.press("del enter").shows("4004").press("del y").shows("moved to the trash: LEFT").hides("4004");
    assert_eq!((screen.host.unfinished.len(), screen.host.discarded.len()), (1, 1));
    screen.press("ctrl-z").shows("brought back: LEFT").shows("4004");
    assert_eq!((screen.host.unfinished.len(), screen.host.discarded.len()), (2, 0));
    screen.host.broken = Some("the disk is full".into());
    screen.press("del y").shows("not moved to the trash: the disk is full").shows("4004");
}

#[test]
fn the_question_fits_on_a_narrow_screen() {
    let mut screen = Screen::sized(80, 24);
    let mut long = left("LEFT", "a patient with a very long identifier indeed");
    long.date_of_service = curette::engine::date::Date::parse("2026-01-02");
    screen.host.unfinished = vec![long];
    screen.press("f8 del").shows("y yes   other keys: no");
}

/// What the host of these three remembers of them: nobody has read them yet.
fn remembered(screen: &mut Screen) -> Vec<Found> {
    let found = screen.host.list().expect("list");
    found.into_iter().map(|one| Found::unread(one.id, one.place, one.brief)).collect()
}

#[test]
fn a_remembered_list_is_looked_over_once_no_key_is_pending() {
    let mut screen = with_three();
    let found = remembered(&mut screen);
    screen.send(Msg::Remembered(found)).shows("1001").shows("3 ");
    assert!(screen.model.looks_on());
    screen.send(Msg::LookOn).shows("1001");
    assert!(!screen.model.looks_on(), "it was looked over");
    let mut closed = with_three();
    let found = remembered(&mut closed);
    closed.send(Msg::Remembered(found)).press("esc").hides("Encounters");
    assert!(!closed.model.looks_on());
    closed.send(Msg::LookOn).hides("Encounters");
}

#[test]
fn what_was_remembered_wrongly_is_mended_and_the_selected_one_stays() {
    let mut screen = with_three();
    let mut found = remembered(&mut screen);
    // One was saved since, one edited in place, one removed.
    let newest = found.remove(0);
    found[1].brief = Brief { patient_id: Some("9009".into()), ..found[1].brief.clone() };
    let gone = Place::File("gone.toml".into());
    found.push(Found::unread(
        "gone".into(),
        gone,
        Brief { patient_id: Some("7007".into()), ..Brief::default() },
    ));
    // What is seen is read before it is drawn.
    screen.send(Msg::Remembered(found)).shows("3003").shows("gone  cannot be read").hides("1001");
    screen.send(Msg::LookOn).shows("1001").shows("3003").hides("gone");
    assert!(!screen.model.looks_on());
    let Some(curette::tui::model::Popup::List(list)) = screen.model.popup() else { panic!("no list") };
    assert_eq!((list.rows[0].found.place == newest.place, list.row), (true, 1), "2002 stays selected");
    screen.press("enter").shows("2002").hides("Encounters");
}

#[test]
fn what_is_typed_and_open_over_a_remembered_list_stays_when_it_is_looked_over() {
    let mut screen = with_three();
    let mut found = remembered(&mut screen);
    found.remove(0);
    screen.send(Msg::Remembered(found)).press("'100'").hides("1001");
    screen.send(Msg::LookOn).shows("1001").shows("1 of 3").shows("> 100");
    let found = remembered(&mut screen);
    screen.press("esc").send(Msg::Remembered(found[1..].to_vec())).press("f1").shows("Help");
    assert!(!screen.model.looks_on(), "nobody sees the list");
    screen.press("esc").hides("1001");
    assert!(screen.model.looks_on());
    screen.send(Msg::LookOn).shows("1001");
}

#[test]
fn what_was_read_and_is_not_what_was_remembered_is_put_in_its_place() {
    let mut screen = with_three();
    let mut found = remembered(&mut screen);
    // The index takes the oldest for the newest.
    let mut oldest = found.remove(2);
    oldest.brief.date_of_service = curette::engine::date::Date::parse("2026-05-05");
    found.insert(0, oldest);
    screen.send(Msg::Remembered(found)).shows("2026-01-01").send(Msg::LookOn);
    let shown = screen.text();
    assert!(shown.find("1001") < shown.find("2002") && shown.find("2002") < shown.find("3003"), "{shown}");
}

#[test]
fn rows_of_another_patient_than_remembered_are_made_anew() {
    // Everything is in its place, but what is known of the patients' earlier encounters is not.
    let mut screen = with_three();
    let mut found = remembered(&mut screen);
    found[1].brief.patient_id = Some("1001".into());
    screen.send(Msg::Remembered(found)).shows("2002");
    let now = screen.host.list().expect("list");
    let Some(curette::tui::model::Popup::List(list)) = screen.model.popup() else { panic!("no list") };
    assert!(!list.says(&now));
    screen.send(Msg::LookOn).shows("2002");
    let Some(curette::tui::model::Popup::List(list)) = screen.model.popup() else { panic!("no list") };
    assert!(list.says(&now));
}

#[test]
fn a_list_that_cannot_be_looked_over_says_so_and_stays() {
    let mut screen = with_three();
    let found = remembered(&mut screen);
    screen.send(Msg::Remembered(found)).send(Msg::LookedOver(Err("no permission".into())));
    screen.shows("cannot be listed: no permission").shows("1001");
    assert!(!screen.model.looks_on(), "it is not tried without end");
}
