//! F8, the list of encounters.

use curette::engine::encounter::Encounter;
use curette::tui::msg::Msg;

use crate::screen::{Screen, date, row_of, with_three};

#[test]
fn the_list_shows_unfinished_ones_first_then_the_newest() {
    let mut screen = with_three();
    let mut left = Encounter { id: Some("LEFT".into()), ..Encounter::default() };
    left.patient.id = Some("4004".into());
    screen.host.unfinished.push(left);
    screen.press("f8").shows("Encounters");
    let shown = screen.text();
    let place = |what: &str| shown.find(what).unwrap_or_else(|| panic!("{what}:\n{shown}"));
    assert!(place("4004") < place("1001") && place("1001") < place("2002") && place("2002") < place("3003"));
    assert!(row_of(&mut screen, "4004").contains("unfinished"));
    let first = row_of(&mut screen, "1001");
    assert!(
        first.contains("2026-01-03") && first.contains("1 lesion") && first.contains("17000, 17003 x 4"),
        "{first}"
    );
    assert!(row_of(&mut screen, "2002").contains("open"));
    screen.press("esc").hides("Encounters");
}

#[test]
fn typed_letters_search_patients_dates_codes_and_diagnoses() {
    let mut screen = with_three();
    for (typed, fits) in
        [("'2002'", "2002"), ("'2026-01-01'", "3003"), ("'17003'", "1001"), ("'actinic'", "1001")]
    {
        screen.press("f8").press(typed).shows(fits).shows("1 of 3").press("esc");
    }
    screen.press("f8 'basal cell'");
    assert_eq!(screen.text().matches("1 lesion ").count(), 2);
    screen.press("' zzz'").shows("nothing fits");
    screen.press("enter del ctrl-t").shows("Encounters");
    screen.press("ctrl-u").shows("1001");
}

#[test]
fn enter_opens_the_selected_one_and_asks_first_when_something_would_be_lost() {
    let mut screen = with_three();
    screen.press("f8 down enter").hides("Encounters");
    assert_eq!(screen.model.encounter.patient.id.as_deref(), Some("2002"));
    assert!(!screen.model.changed());
    screen
        .press("'ak ear ln2' enter f8 enter")
        .shows("This encounter is not saved")
        .press("esc")
        .shows("Encounters");
    screen.press("enter d").hides("Encounters");
    assert_eq!(screen.model.encounter.patient.id.as_deref(), Some("1001"));
    screen.press("'ak ear ln2' enter f8 down enter s");
    assert_eq!(screen.model.encounter.patient.id.as_deref(), Some("2002"));
    assert_eq!(screen.host.saved.len(), 4, "saved before the other one was opened");
    screen.host.broken = Some("it is gone".into());
    screen.press("f8 enter").shows("not opened: it is gone");
    assert_eq!(screen.model.encounter.patient.id.as_deref(), Some("2002"), "what was there stays");
}

#[test]
fn copy_as_new_takes_the_lesions_and_nothing_of_the_patient() {
    let mut screen = with_three();
    let mut signed = screen.host.saved[2].clone();
    signed.clinician.signed = Some("2025-12-01T10:00:00Z".into());
    signed.lesions[0].pathology = Some(curette::engine::lesion::Pathology::Final);
    signed.lesions[0].specimen = Some("1".into());
    screen.host.saved.push(signed.clone());
    screen.press("f8 '3003' ctrl-t").shows("a new encounter with 1 lesion entry");
    let copy = &screen.model.encounter;
    assert_eq!(copy.lesions.len(), 1);
    assert_eq!(copy.lesions[0].site, signed.lesions[0].site);
    assert_eq!((copy.lesions[0].pathology, &copy.lesions[0].specimen), (None, &None));
    assert_eq!((&copy.patient.id, &copy.clinician.signed), (&None, &None));
    assert_eq!(copy.date_of_service, Some(date()), "the day of a new encounter");
    assert_ne!(copy.id, signed.id);
    assert_eq!(screen.host.journal.last(), Some(&screen.model.encounter), "it survives a crash");
    assert!(screen.model.changed());
}

#[test]
fn the_trash_asks_for_another_key_and_undo_brings_back() {
    let mut screen = with_three();
    screen.press("f8 down del").shows("Move 2026-01-02, 2002 to the trash?");
    screen.press("del").hides("to the trash?");
    assert_eq!(screen.host.saved.len(), 3);
    screen.press("del enter").hides("to the trash?").shows("Encounters");
    assert_eq!(screen.host.saved.len(), 3);
    screen.press("del y").shows("moved to the trash").hides("2026-01-02");
    assert_eq!(screen.host.saved.len(), 2);
    screen.press("ctrl-z").shows("brought back").shows("2026-01-02");
    screen.press("ctrl-z").shows("nothing was moved to the trash");
    screen.press("ctrl-u '1001' enter f8 '1001' del").shows("it is open").hides("to the trash?");
}

#[test]
fn a_file_that_cannot_be_read_is_listed_with_its_error() {
    use curette::tui::encounters::{Found, Place};
    let mut screen = Screen::sized(80, 24);
    let place = Place::File("01BROKEN.toml".into());
    let broken = Found::read("01BROKEN".into(), place, Err("3:1: 'siez' is no \x1b[31mfield".into()));
    screen.send(Msg::Listed(Ok(vec![broken]))).shows("01BROKEN").shows("'siez' is no");
    screen.press("enter").shows("cannot be read").shows("Encounters").press("ctrl-t").shows("Encounters");
    assert!(!screen.text().contains('\x1b'));
    screen.send(Msg::Listed(Err("no permission".into()))).shows("no permission");
}

#[test]
fn a_thousand_encounters_are_assessed_only_where_they_are_seen() {
    use curette::tui::encounters::{Found, Place};
    let mut screen = with_three();
    let found = |number: usize| {
        let place = Place::File(format!("{number:05}.toml").into());
        Found::read(format!("{number:05}"), place, Ok(screen.host.saved[number % 3].clone()))
    };
    let thousand = (0..1_000).map(found).collect();
    screen.send(Msg::Listed(Ok(thousand))).shows("1000");
    let looked = |screen: &Screen| match screen.model.popup() {
        Some(curette::tui::model::Popup::List(list)) => {
            list.rows.iter().filter(|row| row.said.is_some()).count()
        }
        _ => 0,
    };
    assert!((20..100).contains(&looked(&screen)), "{}", looked(&screen));
    screen.press("end").text();
    assert!(looked(&screen) < 150);
    screen.press("'1001'").shows("334 of 1000");
}
