//! Mistakes of the user's own at work among the notes of practice.

use curette::engine::date::Date;
use curette::engine::ids::RuleId;
use curette::practice::schedule::OwnMistakes;
use curette::tui::practice::Page;

use crate::screen::{Screen, row_of};

fn own(rows: &[(&'static str, Option<&str>)]) -> OwnMistakes {
    rows.iter()
        .map(|(rule, date)| (RuleId::new(rule), date.map(|date| Date::parse(date).expect("date"))))
        .collect()
}

fn with(rows: &[(&'static str, Option<&str>)]) -> Screen {
    let mut screen = Screen::sized(80, 24);
    screen.host.own = own(rows);
    screen.press("f7");
    screen
}

const TWO: &[(&str, Option<&str>)] =
    &[("R-COUNT-01", Some("2025-11-03")), ("R-COUNT-09", Some("2025-12-24"))];

#[test]
fn they_stand_under_what_comes_next_the_newest_first() {
    let mut screen = with(TWO);
    screen.shows("Next: ").shows("Mistakes of your own at work");
    let shown = screen.text();
    let place = |what: &str| shown.find(what).unwrap_or_else(|| panic!("{what}:\n{shown}"));
    assert!(place("Next: ") < place("Mistakes of your own"));
    assert!(place("2025-12-24") < place("2025-11-03"), "the newest first");
    let book = curette::bundle::books().expect("books").last().expect("book");
    for (rule, date) in TWO {
        let row = row_of(&mut screen, date.expect("date"));
        assert!(row.contains(rule) && row.contains("new"), "{row}");
        let title: String = book.rule(RuleId::new(rule)).expect("page").title.chars().take(20).collect();
        assert!(row.contains(&title), "{title}: {row}");
    }
    // Without any, or where the user did not agree, nothing is said of them.
    with(&[]).hides("Mistakes of your own");
}

#[test]
fn enter_puts_a_fresh_variant_of_the_rule_on_the_desk() {
    let mut screen = with(TWO);
    screen.press("down enter");
    let practice = &screen.model.practice;
    let item = practice.desk().expect("desk").item.clone();
    assert_eq!((practice.page, item.rules[0].as_str()), (Page::Desk, "R-COUNT-09"));
    assert!(item.id.starts_with("R-COUNT-09@"), "{}", item.id);
    screen.press("'nothing' ctrl-s s esc home down down enter");
    assert_eq!(screen.model.practice.desk().expect("desk").item.rules[0].as_str(), "R-COUNT-01");
    // Once it was answered another one comes.
    screen.press("esc home down enter");
    let again = &screen.model.practice.desk().expect("desk").item;
    assert!(again.id.starts_with("R-COUNT-09@") && again.id != item.id, "{}", again.id);
    // The row below the last of them is a note.
    screen.press("esc home down down down enter");
    let note = &screen.model.practice.desk().expect("desk").item;
    assert!(!note.id.contains('@'), "{}", note.id);
}

#[test]
fn they_are_searched_like_notes() {
    let mut screen = with(TWO);
    screen.press("'2025-11'").shows("R-COUNT-01").hides("2025-12-24").hides("Next: ").press("enter");
    assert_eq!(screen.model.practice.desk().expect("desk").item.rules[0].as_str(), "R-COUNT-01");
    screen.press("esc ctrl-u 'own work'").shows("2025-12-24").shows("2025-11-03");
    screen.press("ctrl-u 'seven keratoses in three'").hides("Mistakes of your own").press("enter");
    assert_eq!(screen.model.practice.desk().expect("desk").item.id, "seven-keratoses-three-places");
    let mut screen = with(&[("R-COUNT-01", None)]);
    screen.press("'no date'").shows("Mistakes of your own at work").shows("R-COUNT-01");
}
