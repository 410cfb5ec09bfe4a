//! Earlier encounters of the patient: what the history keeps, and how the terminal interface comes by it.

use curette::bundle;
use curette::config::Folders;
use curette::engine::assess;
use curette::engine::date::Date;
use curette::engine::encounter::{Clinician, Encounter};
use curette::engine::history::{History, Who};
use curette::engine::outcome::CodeLine;
use curette::format;
use curette::store::Store;

use crate::cases::situations;
use crate::screen::Screen;

/// A wart frozen at the left hand.
fn wart(id: &str, patient: &str, date: &str) -> Encounter {
    let text = format!(
        "schema = 1\nid = \"{id}\"\ndate_of_service = {date}\n[patient]\nid = \"{patient}\"\n[clinician]\nname = \"R. Example\"\n\
         [[lesion]]\nid = \"A\"\ndiagnosis = \"common wart\"\nsite = \"hand\"\nside = \"left\"\ncount = 2\n\
         [[lesion.procedure]]\nkind = \"destruction\"\nmethods = [\"cryosurgery\"]\n"
    );
    format::read(&text).expect("encounter")
}

const FIRST: &str = "01K5D3QK8T0V6M2H9XW4Z7R1AB";
const SECOND: &str = "01K5D3QK8T0V6M2H9XW4Z7R1AC";
const THIRD: &str = "01K5D3QK8T0V6M2H9XW4Z7R1AD";

/// Days and ids of what is found before an encounter.
fn before(earlier: &[Encounter], encounter: &Encounter) -> Vec<(u32, String)> {
    let history = History::of(earlier, bundle::books().expect("books"));
    let found = history.before(encounter);
    found.map(|(days, earlier)| (days, earlier.id.clone().unwrap_or_default())).collect()
}

#[test]
fn the_order_of_files_does_not_matter_and_the_encounter_itself_is_left_out() {
    let all = [
        wart(SECOND, "7", "2026-09-10"),
        wart(FIRST, "7", "2026-09-01"),
        wart(THIRD, "7", "2026-09-14"),
        wart(FIRST, "8", "2026-09-02"),
    ];
    let reversed: Vec<Encounter> = all.iter().rev().cloned().collect();
    for earlier in [&all[..], &reversed[..]] {
        let found = before(earlier, &wart(THIRD, "7", "2026-09-14"));
        assert_eq!(found, [(13, FIRST.to_owned()), (4, SECOND.to_owned())]);
    }
}

#[test]
fn a_patient_a_date_or_a_clinician_that_is_missing_means_nothing() {
    let earlier = [wart(FIRST, "7", "2026-09-10")];
    let today = wart(SECOND, "7", "2026-09-14");
    assert_eq!(before(&earlier, &today).len(), 1);
    let without: [fn(&mut Encounter); 3] = [
        |encounter| encounter.patient.id = Some("  ".into()),
        |encounter| encounter.date_of_service = None,
        |encounter| encounter.clinician = Clinician::default(),
    ];
    for missing in without {
        let mut encounter = today.clone();
        missing(&mut encounter);
        assert_eq!(before(&earlier, &encounter), []);
        let mut before_it = earlier.clone();
        missing(&mut before_it[0]);
        assert_eq!(before(&before_it, &today), []);
    }
}

#[test]
fn a_clinician_is_known_by_npi_else_by_name() {
    let who = |name: Option<&str>, npi: Option<&str>| {
        let text = |text: Option<&str>| text.map(str::to_owned);
        Who::of(&Clinician { name: text(name), npi: text(npi), ..Clinician::default() })
    };
    assert!(who(Some("A"), Some("1")).is(&who(Some("B"), Some("1"))));
    assert!(!who(Some("A"), Some("1")).is(&who(Some("A"), Some("2"))));
    assert!(who(Some("R. Example"), Some("1")).is(&who(Some("r example"), None)));
    assert!(who(Some("R. Example"), None).is(&who(Some("R.  Example"), None)));
    assert!(!who(Some("A"), None).is(&who(Some("B"), None)));
    assert!(!who(None, None).is(&who(None, None)));
}

fn codes(screen: &mut Screen) -> Vec<String> {
    screen.drawn();
    let line = |line: &curette::engine::outcome::CodeLine| {
        let modifiers: String = line.modifiers.iter().map(|modifier| format!("-{modifier}")).collect();
        format!("{}{modifiers}", line.code)
    };
    screen.model.answer().lines.iter().map(line).collect()
}

/// A screen on 1 January 2026 with a wart of patient 7 saved on the day before.
fn screen() -> Screen {
    let mut screen = Screen::new();
    screen.host.saved.push(wart(FIRST, "7", "2025-12-31"));
    screen.host.defaults.clinician.name = Some("R. Example".into());
    screen.press("ctrl-n");
    screen
}

#[test]
fn naming_the_patient_looks_back_and_another_patient_forgets() {
    let mut screen = screen();
    screen.press("'1 ak r forehead ln2' enter");
    assert_eq!(codes(&mut screen), ["17000"]);
    screen.press("f2 '7' esc");
    // The day before lies outside the dates of the tables, but its days reach into them.
    assert_eq!(codes(&mut screen), ["17000-79"]);
    screen.press("f2 down down down ctrl-u '2026-01-05' esc");
    screen.host.saved.push(wart(SECOND, "7", "2026-01-02"));
    screen.press("f2 ctrl-u '8' esc");
    assert_eq!(codes(&mut screen), ["17000"]);
    screen.press("f2 ctrl-u '7' esc");
    assert_eq!(codes(&mut screen), ["17000-79"]);
    // The typed line is coded with it too.
    screen.press("'2 warts l sole ln2'").shows("17110");
    assert_eq!(codes(&mut screen), ["17110-79", "17000-79-59"]);
    screen.press("ctrl-u f2 down down down ctrl-u '2026-01-13' esc");
    assert_eq!(codes(&mut screen), ["17000"], "day 11 after the last");
    screen.press("f2 down down down ctrl-u '2026-01-12' esc");
    assert_eq!(codes(&mut screen), ["17000-79"]);
    screen.press("f2 ctrl-u esc");
    assert_eq!(codes(&mut screen), ["17000"], "no patient, no history");
}

#[test]
fn the_list_says_what_the_opened_encounter_says() {
    let mut screen = screen();
    screen.host.saved.push(wart(SECOND, "7", "2026-01-02"));
    screen.press("f2 '7' down down down ctrl-u '2026-01-05' esc '1 ak l hand ln2' enter ctrl-s");
    assert_eq!(codes(&mut screen), ["17000-79"]);
    screen.press("f8").shows("17000-79");
}

#[test]
fn an_encounter_that_is_opened_has_its_history_at_once() {
    let mut screen = screen();
    screen.host.saved.push(wart(SECOND, "7", "2026-01-02"));
    screen.host.saved.push(wart(THIRD, "7", "2026-01-05"));
    screen.press("f8 enter");
    assert_eq!(screen.model.encounter.id.as_deref(), Some(THIRD));
    assert_eq!(codes(&mut screen), ["17110"]);
    let said =
        |what: &str| screen.model.answer().findings.iter().any(|finding| finding.message.contains(what));
    assert!(said("of 2026-01-02: day 3 of 10"));
}

/// The same encounter, saved on another date.
fn moved(encounter: &Encounter, date: &str) -> Encounter {
    let date_of_service = Date::parse(date);
    Encounter { id: Some(FIRST.to_owned()), date_of_service, ..encounter.clone() }
}

#[test]
fn a_history_never_changes_codes_units_or_diagnoses_and_reaches_no_further_than_ninety_days() {
    let books = bundle::books().expect("books");
    let september = Date::parse("2026-09-14");
    let situations = situations();
    let all = situations.iter().filter(|situation| situation.encounter.date_of_service == september);
    let mut marked = 0;
    for situation in all.filter(|situation| situation.other_book.is_none()).step_by(7) {
        let (encounter, book) = (&situation.encounter, situation.book());
        let without = assess(encounter, History::none(), book);
        let past = History::of([&moved(encounter, "2026-06-15")], books);
        assert_eq!(assess(encounter, &past, book), without, "{}: 91 days", situation.name);
        let past = History::of([&moved(encounter, "2026-09-13")], books);
        let with = assess(encounter, &past, book);
        assert_eq!((with.open.len(), with.held.len()), (without.open.len(), without.held.len()));
        assert_eq!(with.is_final, without.is_final, "{}: what is asked does not block", situation.name);
        assert_eq!(with.lines.len(), without.lines.len(), "{}", situation.name);
        for (line, same) in with.lines.iter().zip(&without.lines) {
            let plain =
                |line: &CodeLine| (line.code, line.units, line.diagnoses.clone(), line.lesions.clone());
            assert_eq!(plain(line), plain(same), "{}", situation.name);
            let new: Vec<&str> = line
                .modifiers
                .iter()
                .filter(|modifier| !same.modifiers.contains(modifier))
                .map(|modifier| modifier.as_str())
                .collect();
            assert!(new.iter().all(|new| ["24", "58", "79"].contains(new)), "{}: {new:?}", situation.name);
            // A lesion is never another one than itself.
            let alone = encounter.lesions.len() == 1;
            assert!(!(alone && new.contains(&"79")), "{}: {new:?}", situation.name);
            marked += new.len();
        }
    }
    assert!(marked > 0, "some situation is marked");
}

#[test]
fn saved_encounters_of_a_patient_are_found_though_others_cannot_be_read() {
    let home = tempfile::tempdir().expect("home");
    let store = Store::new(Folders::under(home.path()));
    assert_eq!(store.of_patient("7").expect("no folder yet"), []);
    for encounter in
        [wart(FIRST, "7", "2026-09-10"), wart(SECOND, " 7 ", "2026-09-11"), wart(THIRD, "77", "2026-09-12")]
    {
        store.save(&encounter, None).expect("saved");
    }
    let folder = home.path().join("data/encounters");
    std::fs::write(folder.join("broken.toml"), "schema = 1\nid = 7 7 7").expect("written");
    // Written by hand, with the id in another spelling of the same text.
    let escaped = "schema = 1\nid = \"01K5D3QK8T0V6M2H9XW4Z7R1AE\"\n[patient]\nid = \"\\u0037\"\n";
    std::fs::write(folder.join("01K5D3QK8T0V6M2H9XW4Z7R1AE.toml"), escaped).expect("written");
    let found = store.of_patient("7").expect("folder");
    let ids: Vec<&str> = found.iter().filter_map(|one| one.id.as_deref()).collect();
    assert_eq!(ids, [FIRST, SECOND, "01K5D3QK8T0V6M2H9XW4Z7R1AE"]);
}
