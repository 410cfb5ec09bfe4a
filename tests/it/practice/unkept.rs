//! What the disk refuses, and what is only begun: nothing of it is lost without a word.

use crate::screen::Screen;

const SEVEN: &str = "f7 'seven keratoses in three' enter ";
const RIGHT: &str = "'17000 dx L57.0' enter '17003 x6 dx L57.0' ctrl-s s ";

/// A screen with one result that the disk refused.
fn refused() -> Screen {
    let mut screen = Screen::sized(80, 24);
    screen.press(SEVEN);
    screen.host.broken = Some("the disk is full".into());
    screen.press(RIGHT).shows("could not be kept").shows("the disk is full").shows("Feedback");
    screen.press("down").shows("NOT ON DISK: 1 result, tried again");
    assert!(screen.host.attempts.is_empty());
    screen
}

fn items(screen: &Screen) -> Vec<&str> {
    screen.host.attempts.iter().map(|attempt| attempt.item.as_str()).collect()
}

#[test]
fn a_refused_result_is_written_before_the_next_one() {
    let mut screen = refused();
    // It counts meanwhile, on every page.
    screen.press("alt-m").shows("1 answer").shows("NOT ON DISK").press("esc esc");
    screen.press("ctrl-u 'several scaly' enter 'query count' ctrl-s u").shows("NOT ON DISK: 2 results");
    screen.shows("could not be kept");
    screen.host.broken = None;
    screen.host.set_day(curette::engine::date::Date::parse("2026-01-02").expect("date"));
    screen.press("esc ctrl-u 'seven keratoses in three' enter").press(RIGHT).hides("NOT ON DISK");
    screen.shows("2 results that could not be kept are on the disk now");
    assert_eq!(items(&screen)[0], "seven-keratoses-three-places");
    let days: Vec<&str> = screen.host.attempts.iter().map(|attempt| attempt.day()).collect();
    assert_eq!(days, ["2026-01-01", "2026-01-01", "2026-01-02"], "in the order of time, with their own");
    assert_eq!(screen.host.attempts[1].sure, Some(false));
    screen.press("alt-m").shows("3 answers");
}

#[test]
fn it_is_written_when_practice_is_left_or_opened() {
    let mut screen = refused();
    screen.press("f7").shows("1 result of practice is still not on the disk: the disk is full");
    screen.press("f7").shows("NOT ON DISK: 1 result");
    screen.host.broken = None;
    screen.press("f7").shows("1 result that could not be kept is on the disk now").press("f7");
    assert_eq!(screen.host.attempts.len(), 1);
    screen.hides("NOT ON DISK").press("esc alt-m").shows("1 answer");
    let mut screen = refused();
    screen.press("f7");
    screen.host.broken = None;
    screen.press("f7").shows("1 result that could not be kept is on the disk now").hides("NOT ON DISK");
    assert_eq!(screen.host.attempts.len(), 1, "once, not twice");
    screen.press("esc alt-m").shows("1 answer");
}

#[test]
fn a_drill_holds_what_is_refused_as_well() {
    let mut screen = Screen::sized(80, 24);
    screen.press("f7 alt-i enter");
    screen.host.broken = Some("the disk is full".into());
    screen.press("'17000' enter '17000' enter").shows("NOT ON DISK: 2 results").shows(" 3. ");
    screen.host.broken = None;
    screen.press("'17000' enter").hides("NOT ON DISK");
    let ends: Vec<&str> = items(&screen).iter().map(|item| &item[item.len() - 2..]).collect();
    assert_eq!(ends, [".1", ".2", ".3"]);
}

#[test]
fn quitting_tries_again_and_asks_only_where_that_fails() {
    let mut screen = refused();
    screen
        .press("ctrl-q")
        .shows("Practice would lose: 1 result.")
        .shows("discard and quit")
        .hides("save and quit");
    screen.press("s").shows("Practice would lose").press("esc").shows("NOT ON DISK");
    assert!(!screen.left);
    screen.host.broken = None;
    screen.press("ctrl-q");
    assert!(screen.left);
    assert_eq!(screen.host.attempts.len(), 1);
    let mut screen = refused();
    screen.press("ctrl-q d");
    assert!(screen.left, "asked once");
}

#[test]
fn a_begun_answer_is_asked_about_once_from_wherever_it_is_left() {
    let mut screen = Screen::sized(80, 24);
    screen.press(SEVEN).press("'17000 dx'").press("ctrl-q").shows("Practice would lose: 1 begun answer.");
    screen.shows("Claim lines").press("esc").shows("17000 dx");
    // Documenting counts as well, a note that was only read does not.
    screen.press("esc ctrl-u 'several scaly' enter alt-t '3 ak scal' f7");
    screen.press("f7 esc ctrl-u 'three tags' enter alt-t esc f7 ctrl-q");
    screen.shows("Practice would lose: 2 begun answers.").press("d");
    assert!(screen.left);
    assert!(screen.host.attempts.is_empty(), "what is begun is no answer");
}

#[test]
fn beside_an_encounter_one_question_names_both() {
    let mut screen = Screen::sized(80, 24);
    screen.press("'5 ak face ln2' enter 'half a li'").press(SEVEN).press("'17000' f7 ctrl-q");
    screen.shows("Not saved: encounter, typed line; of practice: 1 begun answer.").shows("save and quit");
    // Another encounter takes nothing from practice.
    screen.press("esc ctrl-n").shows("This encounter is not saved and the typed line").press("d");
    screen.hides("practice").press("f7").shows("17000");
}

#[test]
fn nobody_is_asked_who_began_nothing() {
    for keys in ["ctrl-q", "f7 ctrl-q", "f7 enter alt-t esc ctrl-q", "f7 alt-i enter '17000' ctrl-q"] {
        let mut screen = Screen::sized(80, 24);
        screen.press(keys);
        assert!(screen.left, "{keys}");
    }
    let mut screen = Screen::sized(80, 24);
    screen.press(SEVEN).press(RIGHT).press("ctrl-q");
    assert!(screen.left, "an answer that is given is on the disk");
}
