//! Practice in the terminal: keys through update and view, and the facts on the screen.

use curette::engine::date::Date;
use curette::practice::Decision;
use curette::practice::grade::Component;
use curette::practice::scenario::built_in;
use curette::tui::footer::entries;
use curette::tui::msg::Msg;
use curette::tui::practice::Page;

use crate::screen::{Screen, ctx};

/// The note of seven keratoses, and the answer to it that counts the first lesion twice.
const SEVEN: &str = "f7 'seven keratoses in three' enter ";
const FIRST_TWICE: &str = "'17000 dx L57.0' enter '17003 x7 dx L57.0' ctrl-s ";

fn day(text: &str) -> Date {
    Date::parse(text).expect("date")
}

#[test]
fn a_first_lesion_counted_twice_is_named_comes_back_and_the_vague_number_is_asked() {
    let mut screen = Screen::sized(80, 24);
    screen.host.set_day(day("2026-11-20"));
    screen.press(SEVEN).shows("vertex scalp ... 2").press(FIRST_TWICE);
    screen.shows("Are you sure").press("s");
    // Code right, units wrong, the error named in the words of the field, and sure of it.
    screen.shows("Not right, and you were sure").shows("first lesion counted twice");
    let attempt = screen.host.attempts.last().expect("kept").clone();
    let points = |component: Component| attempt.scores[component.word()];
    let (got, of) = points(Component::Code);
    assert_eq!(got, of, "the codes are right");
    let (got, of) = points(Component::Units);
    assert!(got < of, "the units are not");
    assert_eq!(attempt.errors, ["first-lesion-counted-twice"]);
    assert!(attempt.is_confident_error());
    // The next day the schedule brings the same rule with other numbers.
    screen.press("esc f7").hides("Practice");
    screen.host.set_day(day("2026-11-21"));
    screen
        .press("f7 ctrl-u")
        .shows("Next: a rule that you were sure about and had wrong")
        .press("home enter");
    let practice = &screen.model.practice;
    let item = practice.desk().expect("desk").item.clone();
    assert_ne!(item.id, "seven-keratoses-three-places");
    assert_eq!(item.rules[0].as_str(), "R-COUNT-01");
    // The keratoses that were curetted on the scalp or elsewhere are still keratoses.
    screen.press(
        "esc 'hypertrophic keratoses scraped' enter '17000 dx L57.0' enter '17003 x2 dx L57.0' ctrl-s u",
    );
    screen.shows("Right, and you were not sure");
    // "Several were treated" has no number: to ask is right.
    screen.press("esc ctrl-u 'several scaly' enter 'query count' ctrl-s s").shows("Right. 100 of 100 points");
    let attempt = screen.host.attempts.last().expect("kept");
    assert_eq!((attempt.decision.as_str(), attempt.per_mille), ("query", 1000));
    assert_eq!(screen.host.attempts.len(), 3);
}

#[test]
fn the_encounter_on_the_table_is_never_mixed_with_practice() {
    let mut screen = Screen::sized(120, 40);
    screen.press("'2 ak nose ln2' enter 'half a li'");
    let (before, journal) = (screen.model.encounter.clone(), screen.host.journal.len());
    screen
        .press(SEVEN)
        .press(FIRST_TWICE)
        .press("u")
        .press("alt-g alt-t '3 ak scalp ln2' enter f2 esc ctrl-s s");
    assert_eq!(screen.host.attempts.len(), 2);
    screen.press("esc esc").shows("Lesions 1").shows("half a li");
    assert_eq!(screen.model.encounter, before);
    assert_eq!(screen.host.journal.len(), journal, "nothing of practice is in a journal");
    assert!(screen.host.saved.is_empty());
}

#[test]
fn an_answer_that_was_begun_is_there_again() {
    let mut screen = Screen::sized(80, 24);
    screen.press(SEVEN).press("'17000 dx L57.0' enter '17003 x' alt-t '3 ak scalp ln2' enter 'and mo'");
    // Out of the note and out of practice, and back to both.
    screen.press("esc esc esc").shows("Entry").press("f7");
    assert_eq!(screen.model.practice.page, Page::List);
    screen.shows("* ACTINIC KERATOSES TREATED TODAY").press("enter").shows("and mo").shows("Lesions 1");
    screen.press("alt-t").shows("17003 x").shows("17000, for L57.0");
    screen.press("f7").hides("Claim lines").press("f7").shows("17003 x");
}

#[test]
fn nothing_is_coded_before_the_answer() {
    for (columns, rows) in [(80, 24), (120, 40)] {
        let mut screen = Screen::sized(columns, rows);
        screen.press(SEVEN).press("alt-t '7 ak scalp ln2'");
        screen.shows("actinic keratosis").hides("17000").hides("17003").hides("checklist").hides("Codes");
        screen.press("enter").shows("Lesions 1").hides("17000").hides("17003");
        screen.press("f4").shows("the tool says nothing before the answer").hides("17000");
        screen.press("ctrl-s").hides("17000").press("u").shows("17000");
    }
}

#[test]
fn the_question_whether_one_is_sure_is_never_skipped() {
    let mut screen = Screen::sized(80, 24);
    screen.press(SEVEN).press("ctrl-s").shows("not done yet").press(FIRST_TWICE);
    screen.press("enter f4 ctrl-s x down").shows("Are you sure");
    assert!(screen.host.attempts.is_empty(), "nothing is graded");
    screen.press("esc").shows("Claim lines").shows("17003, 7 units");
    screen.press("backspace backspace").press("ctrl-s u");
    assert_eq!(screen.host.attempts.last().map(|attempt| attempt.sure), Some(Some(false)));
}

#[test]
fn claim_lines_are_read_while_they_are_typed_and_put_in_order() {
    let mut screen = Screen::sized(80, 24);
    screen.press(SEVEN).press("'17003 x6 dx L57.0' enter").shows("17003, 6 units, for L57.0");
    screen.press("'banana'").shows("✗").press("ctrl-u '17000 dx L57.0' alt-up ctrl-s s");
    assert_eq!(screen.host.attempts[0].answer, ["17000 dx L57.0", "17003 x6 dx L57.0"]);
    screen.shows("Right. 100 of 100 points");
    let mut screen = Screen::sized(80, 24);
    screen.press(SEVEN).send(Msg::Paste("17000 dx L57.0\n17003 x6 dx L57.0\n".into()));
    assert_eq!(screen.model.practice.desk().expect("desk").lines.rows.len(), 2);
}

#[test]
fn every_note_that_is_documented_as_it_says_is_right() {
    let books = curette::bundle::books().expect("books");
    let setup = curette::tui::setup::Setup::plain(curette::tui::style::Depth::True).expect("setup");
    let context = ctx(&setup);
    let mut wrong = Vec::new();
    for scenario in &built_in().scenarios {
        let item = &scenario.item;
        let mut desk = curette::tui::practice::desk::Desk::new(item.clone());
        desk.way = curette::tui::practice::desk::Way::Document;
        let mut bench = curette::tui::practice::bench::Bench::new(item, &context, (80, 24));
        bench.table.encounter.lesions.clone_from(&item.encounter.lesions);
        bench.table.encounter.visit.clone_from(&item.encounter.visit);
        bench.table.encounter.stated = item.encounter.stated;
        desk.bench = Some(bench);
        let sitting = desk.hand_in(&context).expect("answer");
        if !sitting.attempt.is_right() {
            let lost = sitting.attempt.scores.iter().filter(|(_, (got, of))| got < of);
            let lost: Vec<String> = lost.map(|(name, (got, of))| format!("{name} {got}/{of}")).collect();
            wrong.push(format!("{} ({}): {}", item.id, item.decision, lost.join(", ")));
        }
    }
    assert!(!books.is_empty() && built_in().scenarios.iter().any(|one| one.item.decision == Decision::Hold));
    assert!(wrong.is_empty(), "{} notes:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_next_note_the_same_rule_the_rule_and_a_dispute_are_a_key_away() {
    let mut screen = Screen::sized(80, 24);
    screen.press(SEVEN).press(FIRST_TWICE).press("s");
    screen.press("f4").shows("Rule R-COUNT-01").press("esc").shows("Feedback");
    screen
        .press("alt-q enter")
        .shows("A reason is needed")
        .press("'two of them were left alone' enter")
        .shows("kept with the sources");
    let dispute = screen.host.disputes.last().expect("kept");
    assert_eq!(
        (dispute.item.as_str(), dispute.reason.as_str()),
        ("seven-keratoses-three-places", "two of them were left alone")
    );
    assert!(dispute.rules.iter().any(|(rule, sources)| rule == "R-COUNT-01" && !sources.is_empty()));
    screen.press("alt-g");
    let practice = &screen.model.practice;
    assert_eq!(practice.page, Page::Desk);
    assert_eq!(practice.desk().expect("desk").item.rules[0].as_str(), "R-COUNT-01");
    assert_ne!(practice.desk().expect("desk").item.id, "seven-keratoses-three-places");
    screen.press("esc").shows("learning");
}

#[test]
fn progress_is_shown_in_words_and_numbers_not_by_colour() {
    let mut screen = Screen::with(80, 24, curette::tui::style::Depth::Plain);
    screen.press("f7 alt-m").shows("Nothing was answered yet").press("esc esc");
    screen.host.set_day(day("2026-11-20"));
    screen.press(SEVEN).press(FIRST_TWICE).press("s esc");
    screen.host.set_day(day("2026-11-21"));
    screen.press("home ctrl-u 'seven keratoses in three' enter '17000 dx L57.0' enter '17003 x6 dx L57.0' ctrl-s s alt-m");
    screen.shows("2026-11-20").shows("2026-11-21 ").shows("2 answers").shows("seconds");
    let mut seen = screen.text();
    for _ in 0..6 {
        seen += &screen.press("pgdn").text();
    }
    for what in
        ["units", "R-COUNT-01", "learning", "Calibration", "first lesion counted twice", "retention|good"]
    {
        assert!(what.split('|').any(|what| seen.contains(what)), "{what}:\n{seen}");
    }
    screen.press("enter").shows("Competency record").shows("Answers: 2 on 2 days");
    screen.press("esc").shows("Progress").press("esc").shows("Feedback").press("esc").shows("Practice");
}

#[test]
fn every_page_has_its_footer_and_its_help() {
    for (keys, first, here) in [
        ("f7", "Enter answer it", "Help: practice"),
        ("f7 enter", "Ctrl-S done", "Help: practice, an answer"),
        ("f7 enter alt-t", "Ctrl-S done", "Help: practice, an answer"),
        ("f7 enter 'nothing' ctrl-s s", "Enter next note", "Help: practice, feedback"),
        ("f7 alt-i", "Enter begin", "Help: practice, a drill"),
        ("f7 alt-i enter", "Enter answer", "Help: practice, a drill"),
        ("f7 alt-i enter '17000' enter esc", "Enter another round", "Help: practice, the end of a drill"),
        ("f7 alt-m", "Enter record", "Help: practice, progress"),
        ("f7 alt-m enter", "Esc back", "Help: practice, record"),
    ] {
        let mut screen = Screen::sized(80, 24);
        screen.press(keys);
        let shown = screen.text();
        let last = shown.lines().last().expect("row");
        assert!(last.starts_with(&format!(" {first}")) && last.contains("F1 help"), "{keys}: {last}");
        for entry in entries(&screen.model, &ctx(&screen.setup), 1_000) {
            assert_eq!(entry.action.available(&screen.model), Ok(()), "{keys}: {entry:?}");
        }
        screen.press("f1").shows(here).shows("17003 x6 59").press("f1").hides("Every action");
        screen.press("ctrl-p").shows("Commands").press("esc").hides("Commands");
    }
}
