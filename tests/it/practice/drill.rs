//! The drill in the terminal: a round, its clock, and what is kept.

use std::time::Duration;

use curette::practice::generate::drill::{Round, question};
use curette::tui::msg::{Effect, Msg};
use curette::tui::practice::Page;
use curette::tui::update::update;

use crate::screen::{Screen, ctx};

/// Seconds since the round began.
fn at(screen: &mut Screen, seconds: u64) -> &mut Screen {
    screen.host.time = Duration::from_secs(seconds);
    screen.send(Msg::Idle)
}

/// What is right for so many tags, from the words of the question.
fn right(asked: &str) -> String {
    let tags: u32 = asked.split(' ').next().expect("number").parse().expect("number");
    match tags {
        ..=15 => "11200".to_owned(),
        _ => format!("11200, 11201 x{}", (tags - 15).div_ceil(10)),
    }
}

#[test]
fn answers_are_graded_at_once_and_kept_with_the_rung_in_words() {
    let mut screen = Screen::sized(80, 24);
    screen.press("f7").shows("Alt-I drill").press("alt-i").shows("> all").press("alt-i tab").shows("> tags");
    screen.press("backtab up down tab tab enter").shows("Drill: sizes").press("esc").shows("> sizes");
    screen.press("up enter").shows("120 seconds left").shows("0 right of 0 answered");
    let asked = question(Some(Round::Tags), screen.host.rounds, 1).item.note;
    screen.shows(&format!("1. {asked}"));
    screen.press("enter").shows("not taken: write the codes").press("'hold' enter").shows("not taken");
    assert!(screen.host.attempts.is_empty(), "nothing is graded that is no answer");
    screen.press(&format!("ctrl-u '{}'", right(&asked))).shows("11200").press("enter").shows("Right: ");
    screen.shows("1 right of 1 answered").shows(" 2. ").shows(&format!("Asked: {asked}."));
    screen.press("'11201 x9' enter").shows("Wrong: ").shows("1 right of 2 answered").shows(" 3. ");
    let kept = &screen.host.attempts;
    assert_eq!(kept.len(), 2);
    assert!(kept[0].is_right() && !kept[1].is_right());
    assert!(kept.iter().all(|one| one.sure.is_none() && one.rules == ["R-COUNT-09"]), "{kept:?}");
    assert_eq!(kept[0].item, format!("drill-tags@{}.1", screen.host.rounds));
    // Its diagnoses are not asked for, and count as right.
    assert_eq!(kept[0].per_mille, 1000);
    screen.press("'11200; 112'").press("esc").shows("tags: 1 right of 2 questions").shows("1 rung was wrong");
    screen.press("esc").shows("Practice").hides("round is over");
    assert_eq!(screen.host.attempts.len(), 2, "a half answer is none");
}

#[test]
fn a_question_asked_in_time_may_be_answered_after_it_and_none_comes_then() {
    let mut screen = Screen::sized(80, 24);
    screen.press("f7 alt-i enter");
    at(&mut screen, 1).shows("119 seconds left");
    at(&mut screen, 60).press("'17000' enter").shows("60 seconds left").shows(" 2. ");
    at(&mut screen, 130).shows("0 seconds left").shows("The time is over").shows(" 2. ");
    screen.press("'17110' enter").shows("the round is over").shows("of 2 questions, 65.0 seconds each.");
    assert_eq!(screen.host.attempts.len(), 2);
    // Another round has other questions and the whole time.
    let before = screen.host.rounds;
    screen.press("enter").shows("120 seconds left").shows(" 1. ");
    assert_eq!(screen.host.rounds, before + 1);
    screen.press("'17000' enter esc").shows("of 1 question,").press("alt-i").shows("> all");
}

#[test]
fn whoever_types_when_the_time_ends_gets_no_further_question() {
    let mut screen = Screen::sized(80, 24);
    screen.press("f7 alt-i enter '17000'");
    // No second without a key in between: the clock is asked with the answer itself.
    screen.host.time = Duration::from_secs(121);
    screen.press("enter").shows("the round is over");
}

#[test]
fn the_clock_is_asked_on_its_own_page_alone() {
    let mut screen = Screen::sized(80, 24);
    let mut asks = |keys: &str| {
        screen.press(keys);
        let effects = update(&mut screen.model, &ctx(&screen.setup), Msg::Idle);
        (screen.model.shows_time(), effects.contains(&Effect::Clock))
    };
    assert_eq!(asks("'5 ak face ln2'"), (false, false), "the workbench");
    assert_eq!(asks("f7"), (false, false), "the list");
    assert_eq!(asks("alt-i"), (false, false), "the choice");
    assert_eq!(asks("enter"), (true, true), "a round");
    assert_eq!(asks("f1"), (true, true), "its help");
    assert_eq!(asks("f1 '17000' enter esc"), (false, false), "the end");
    assert_eq!(asks("enter f7"), (false, false), "practice was left");
}

#[test]
fn leaving_practice_ends_the_round_and_keeps_what_was_answered() {
    let mut screen = Screen::sized(80, 24);
    screen.press("'half a li' f7 alt-i enter '17000' enter '1711' f7").shows("half a li").press("f7");
    screen.shows("the round is over").shows("of 1 question");
    assert_eq!((screen.model.practice.page, screen.host.attempts.len()), (Page::Drilled, 1));
    // A round without an answer leaves nothing to tell.
    screen.press("enter f7 f7").shows("> all");
}

#[test]
fn right_and_wrong_are_told_without_colour_and_at_the_smallest_size() {
    for keys in ["f7 alt-i", "f7 alt-i tab tab tab enter", "f7 alt-i tab tab tab enter '11200' enter '99'"] {
        let mut colours = Screen::with(80, 24, curette::tui::style::Depth::True);
        let mut plain = Screen::with(80, 24, curette::tui::style::Depth::Plain);
        assert_eq!(colours.press(keys).text(), plain.press(keys).text(), "{keys}");
    }
    let mut screen = Screen::with(80, 24, curette::tui::style::Depth::Plain);
    screen.press("f7 alt-i tab tab tab enter");
    for number in 1..40 {
        let asked = question(Some(Round::Sizes), screen.host.rounds, number).item.note;
        let shown = screen.text().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(shown.contains(&format!("{number}. {asked}")), "{asked}\n{shown}");
        screen.press("'11400' enter");
        let done = screen.model.practice.drill.as_ref().expect("drill").done.last().expect("done").clone();
        let shown = screen.text().split_whitespace().collect::<Vec<_>>().join(" ");
        let word = if done.is_right { "Right" } else { "Wrong" };
        assert!(shown.contains(&format!("{word}: {}.", done.rung)), "{}\n{shown}", done.rung);
    }
}
