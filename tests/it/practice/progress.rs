//! Schedule and statistics: pure functions of results.

use std::collections::BTreeMap;

use curette::bundle;
use curette::engine::date::Date;
use curette::practice::results::{Attempt, read};
use curette::practice::scenario::built_in;
use curette::practice::schedule::{self, OwnMistakes, Why, cards};
use curette::practice::stats::{Retention, stats};
use curette::practice::{Decision, Item};

/// An answer with so many of 100 points.
fn attempt(day: &str, item: &str, rule: &str, points: u32, sure: bool) -> Attempt {
    Attempt {
        v: 1,
        when: format!("{day}T10:00:00+00:00"),
        item: item.to_owned(),
        family: "premalignant".to_owned(),
        rules: vec![rule.to_owned()],
        decision: "code".to_owned(),
        threshold: false,
        answer: vec!["17000 dx L57.0".to_owned()],
        scores: BTreeMap::from([("code".to_owned(), (points, 100))]),
        per_mille: points * 10,
        errors: Vec::new(),
        missed: Vec::new(),
        sure: Some(sure),
        seconds: 30,
    }
}

fn item(id: &str, family: &str, rule: &str) -> Item {
    let mut item = built_in().scenarios[0].item.clone();
    item.id = id.to_owned();
    item.family = family.to_owned();
    item.rules = vec![curette::engine::ids::RuleId::from_text(rule).expect("a rule id")];
    item.decision = Decision::Code;
    item
}

/// Seconds since 1970 at ten o'clock of a day.
fn at(day: &str) -> i64 {
    attempt(day, "x", "R-COUNT-01", 100, true).seconds_since_epoch().expect("a time")
}

#[test]
fn a_confident_error_comes_first_and_in_a_new_note() {
    let items = [
        item("one", "premalignant", "R-COUNT-01"),
        item("two", "premalignant", "R-COUNT-01"),
        item("three", "benign", "R-COUNT-05"),
    ];
    let wrong = [attempt("2026-03-01", "one", "R-COUNT-01", 80, true)];
    let next = schedule::next(&items, &wrong, at("2026-03-01"), 7).expect("an item");
    assert_eq!((next.item.id.as_str(), next.why), ("two", Why::ConfidentError));
    // Not sure: it is due again soon, but is no confident error.
    let unsure = [attempt("2026-03-01", "one", "R-COUNT-01", 80, false)];
    let next = schedule::next(&items, &unsure, at("2026-03-02"), 7).expect("an item");
    assert_eq!((next.item.id.as_str(), next.why), ("two", Why::Due));
}

#[test]
fn families_come_one_after_the_other_until_they_are_stable() {
    let items: Vec<Item> = (0..8)
        .map(|at| item(&format!("a{at}"), "premalignant", &format!("R-COUNT-0{}", at + 1)))
        .chain((0..8).map(|at| item(&format!("b{at}"), "benign", &format!("R-CODE-0{}", at + 1))))
        .collect();
    let first = schedule::next(&items, &[], 0, 1).expect("an item");
    assert_eq!((first.item.family.as_str(), first.why), ("premalignant", Why::New));
    let results = |right: usize| -> Vec<Attempt> {
        let points = |at: usize| if at < right { 100 } else { 50 };
        (0..5)
            .map(|at| {
                attempt("2026-03-01", &format!("a{at}"), &format!("R-COUNT-0{}", at + 1), points(at), false)
            })
            .collect()
    };
    let families = |right: usize| -> Vec<String> {
        let next = |seed| schedule::next(&items, &results(right), at("2026-03-01"), seed).expect("an item");
        let mut families: Vec<String> = (0..40).map(|seed| next(seed).item.family.clone()).collect();
        families.sort();
        families.dedup();
        families
    };
    assert_eq!(families(3), ["premalignant"], "three of five are not stable");
    assert_eq!(families(4), ["benign", "premalignant"], "four of five are: families are mixed");
}

#[test]
fn what_is_remembered_waits_longer_each_time_and_the_same_results_give_the_same_choice() {
    let due = |days: &[&str]| {
        let results: Vec<Attempt> =
            days.iter().map(|day| attempt(day, "one", "R-COUNT-01", 100, true)).collect();
        let card = cards(&results)["R-COUNT-01"].clone();
        card.due - at(days.last().expect("a day"))
    };
    let (once, twice, thrice) = (
        due(&["2026-03-01"]),
        due(&["2026-03-01", "2026-03-04"]),
        due(&["2026-03-01", "2026-03-04", "2026-03-20"]),
    );
    assert!(once < twice && twice < thrice, "{once} {twice} {thrice}");
    let forgotten = cards(&[
        attempt("2026-03-01", "one", "R-COUNT-01", 100, true),
        attempt("2026-03-04", "one", "R-COUNT-01", 20, false),
    ]);
    assert!(forgotten["R-COUNT-01"].due - at("2026-03-04") < once.max(86_400));
    let items: Vec<Item> = built_in().scenarios.iter().map(|scenario| scenario.item.clone()).collect();
    let choice = |seed| schedule::next(&items, &[], 0, seed).map(|next| next.item.id.clone());
    assert_eq!(choice(3), choice(3));
}

#[test]
fn mastery_needs_unseen_notes_on_two_days_three_days_apart_and_every_threshold() {
    let mastered = |results: &[Attempt]| stats(results).rules[0].2.mastered.clone();
    let good = |day: &str, item: &str| attempt(day, item, "R-COUNT-01", 96, true);
    assert_eq!(mastered(&[good("2026-03-01", "a"), good("2026-03-04", "b")]).as_deref(), Some("2026-03-04"));
    assert_eq!(mastered(&[good("2026-03-01", "a"), good("2026-03-03", "b")]), None, "two days apart");
    assert_eq!(mastered(&[good("2026-03-01", "a"), good("2026-03-04", "a")]), None, "the same note");
    assert_eq!(
        mastered(&[good("2026-03-01", "a"), attempt("2026-03-04", "b", "R-COUNT-01", 94, true)]),
        None
    );
    let at_threshold = Attempt { threshold: true, ..good("2026-03-04", "b") };
    assert_eq!(mastered(&[good("2026-03-01", "a"), at_threshold]), None, "a threshold needs all points");
}

#[test]
fn retention_is_measured_after_four_weeks() {
    let good = |day: &str, item: &str| attempt(day, item, "R-COUNT-01", 100, true);
    let retention = |day: &str, points: u32| {
        let later = attempt(day, "c", "R-COUNT-01", points, true);
        stats(&[good("2026-03-01", "a"), good("2026-03-04", "b"), later]).rules[0].2.retention
    };
    assert_eq!(retention("2026-03-31", 100), Retention::NotMeasured, "27 days");
    assert_eq!(retention("2026-04-01", 90), Retention::Measured { per_mille: 900, kept: true });
    assert_eq!(retention("2026-04-01", 89), Retention::Measured { per_mille: 890, kept: false });
}

#[test]
fn calibration_counts_what_was_said_and_what_was() {
    let results = [
        attempt("2026-03-01", "a", "R-COUNT-01", 100, true),
        attempt("2026-03-01", "b", "R-COUNT-01", 50, true),
        attempt("2026-03-01", "c", "R-COUNT-01", 100, false),
        Attempt { sure: None, ..attempt("2026-03-01", "d", "R-COUNT-01", 0, false) },
    ];
    let of = stats(&results).calibration;
    assert_eq!((of.sure_right, of.sure_wrong, of.unsure_right, of.unsure_wrong), (1, 1, 1, 0));
}

#[test]
fn a_torn_last_line_is_told_and_the_others_are_read() {
    let line = attempt("2026-03-01", "a", "R-COUNT-01", 100, true).to_line();
    let (read, faults) = read(&format!("{line}\nrubbish\n{line}\n{}", &line[..40]));
    assert_eq!(read.len(), 2);
    assert_eq!(faults, ["line 2 is no result and is left out", "line 4 was cut short and is left out"]);
}

#[test]
fn an_error_counts_against_the_rules_that_it_is_about() {
    let both = |missed: &[&str], points: u32| Attempt {
        rules: vec!["R-COUNT-01".to_owned(), "R-CLAIM-04".to_owned()],
        missed: missed.iter().map(ToString::to_string).collect(),
        ..attempt("2026-03-01", "one", "R-COUNT-01", points, true)
    };
    let verdicts = |attempt: &Attempt| -> Vec<(String, bool)> {
        attempt.verdicts().into_iter().map(|(rule, right)| (rule.to_owned(), right)).collect()
    };
    let (count, claim, other) = ("R-COUNT-01".to_owned(), "R-CLAIM-04".to_owned(), "R-DX-05".to_owned());
    assert_eq!(verdicts(&both(&[], 100)), [(count.clone(), true), (claim.clone(), true)]);
    assert_eq!(verdicts(&both(&["R-CLAIM-04"], 80)), [(claim.clone(), false)], "the count is left as it was");
    let beside = both(&["R-CLAIM-04", "R-DX-05"], 80);
    assert_eq!(verdicts(&beside), [(claim.clone(), false), (other.clone(), false)]);
    // An error of another rule alone says that the item was not understood either; so does one without a name.
    assert_eq!(
        verdicts(&both(&["R-DX-05"], 80)),
        [(count.clone(), false), (claim.clone(), false), (other, false)]
    );
    assert_eq!(verdicts(&both(&[], 80)), [(count, false), (claim, false)]);
    let cards = cards(&[both(&["R-CLAIM-04"], 80)]);
    assert!(cards["R-CLAIM-04"].confident_error && !cards.contains_key("R-COUNT-01"));
}

#[test]
fn a_mistake_at_work_is_asked_as_a_variant_until_it_was_answered_rightly_since() {
    let rule = curette::engine::ids::RuleId::new("R-COUNT-01");
    let items = [
        item("one", "premalignant", "R-COUNT-01"),
        item("three", "benign", "R-COUNT-05"),
        item("four", "benign", "R-COUNT-05"),
    ];
    let own = OwnMistakes::from([(rule, Date::parse("2026-03-02"))]);
    let why = |results: &[Attempt]| {
        let offer = schedule::offer(&items, results, &own, at("2026-03-05"), 7).expect("an offer");
        let rule = offer.item.rules[0];
        (offer.why, rule.as_str().to_owned())
    };
    assert_eq!(why(&[]), (Why::Own, "R-COUNT-01".to_owned()));
    let right = |day: &str| attempt(day, "R-COUNT-01@3", "R-COUNT-01", 100, true);
    assert_eq!(why(&[right("2026-03-01")]), (Why::Own, "R-COUNT-01".to_owned()), "before the mistake");
    assert_eq!(why(&[attempt("2026-03-04", "one", "R-COUNT-01", 70, false)]).0, Why::Own, "not right yet");
    assert_ne!(why(&[right("2026-03-04")]).0, Why::Own);
    // What was sure and wrong comes before it.
    let sure = attempt("2026-03-01", "three", "R-COUNT-05", 50, true);
    assert_eq!(why(&[sure]), (Why::ConfidentError, "R-COUNT-05".to_owned()));
    let offer = |results: &[Attempt]| schedule::offer(&items, results, &own, at("2026-03-05"), 7);
    assert_ne!(offer(&[]), offer(&[right("2026-03-01")]), "another variant after each answer");
}

#[test]
fn drills_do_not_change_the_family_at_hand() {
    let items = [item("a", "premalignant", "R-COUNT-02"), item("b", "benign", "R-CODE-01")];
    let drill = Attempt {
        family: "drill".to_owned(),
        ..attempt("2026-03-01", "drill-tags@1.1", "R-COUNT-05", 100, true)
    };
    let results = [attempt("2026-03-01", "z", "R-COUNT-01", 40, false), drill];
    for seed in 0..40 {
        let next = schedule::next(&items, &results, at("2026-03-01"), seed).expect("an item");
        assert_eq!(next.item.family, "premalignant");
    }
}

#[test]
fn every_rule_that_a_scenario_trains_can_be_scheduled() {
    let books = bundle::books().expect("books");
    let items: Vec<Item> = built_in().scenarios.iter().map(|scenario| scenario.item.clone()).collect();
    assert!(
        items
            .iter()
            .flat_map(|item| &item.rules)
            .all(|rule| books.iter().any(|book| book.rule(*rule).is_some()))
    );
    assert!(
        schedule::next(&items, &[], 0, 1).is_some_and(|next| next.why == Why::New && next.item.level == 1)
    );
}
