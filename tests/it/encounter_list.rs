//! The list of encounters: found by abbreviations, what is open at a glance, unfinished ones thrown away and back.

use curette::engine::encounter::Encounter;
use curette::engine::lesion::Lesion;

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
