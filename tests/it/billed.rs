//! Billed lines beside the documentation, apart from single situations.

use curette::engine::assess;
use curette::engine::encounter::{Billed, Encounter};
use curette::engine::outcome::Verdict;

use crate::cases::situations;

/// The claim lines of an answer as somebody would bill them.
fn as_documented(encounter: &Encounter, answer: &curette::engine::outcome::Assessment) -> Encounter {
    let billed = answer.lines.iter().map(|line| Billed {
        code: line.code.to_string(),
        units: Some(line.units),
        modifiers: line.modifiers.iter().map(ToString::to_string).collect(),
        diagnoses: line.diagnoses.iter().map(ToString::to_string).collect(),
    });
    Encounter { billed: billed.collect(), ..encounter.clone() }
}

#[test]
fn what_is_billed_as_documented_is_right_in_any_order() {
    for situation in situations() {
        let book = situation.book();
        let answer = assess(&Encounter { billed: Vec::new(), ..situation.encounter.clone() }, &situation.history, book);
        let mut encounter = as_documented(&situation.encounter, &answer);
        for turned in [false, true] {
            if turned {
                encounter.billed.reverse();
            }
            let judged = assess(&encounter, &situation.history, book);
            for line in &judged.billed {
                assert_eq!(line.verdict, Verdict::Right, "{}: {} {}", situation.name, line.code, line.text);
            }
            assert_eq!(judged.billed.len(), answer.lines.len(), "{}", situation.name);
            assert_eq!(judged.lines, answer.lines, "{}: a judgement changes no line", situation.name);
        }
    }
}

#[test]
fn nothing_billed_says_that_all_is_missing_only_where_something_is_billed() {
    for situation in situations() {
        let book = situation.book();
        let answer = assess(&Encounter { billed: Vec::new(), ..situation.encounter.clone() }, &situation.history, book);
        assert!(answer.billed.is_empty(), "{}", situation.name);
    }
}

#[test]
fn leaving_a_line_out_is_missing_and_adding_one_is_never_right() {
    for situation in situations() {
        let book = situation.book();
        let answer = assess(&Encounter { billed: Vec::new(), ..situation.encounter.clone() }, &situation.history, book);
        let all = as_documented(&situation.encounter, &answer);
        if all.billed.len() < 2 {
            continue;
        }
        let mut fewer = all.clone();
        let left_out = fewer.billed.remove(0);
        let judged = assess(&fewer, &situation.history, book);
        let missing = |line: &&curette::engine::outcome::BilledLine| line.verdict == Verdict::Missing;
        let codes: Vec<&str> = judged.billed.iter().filter(missing).map(|line| line.code.as_str()).collect();
        assert_eq!(codes, [left_out.code.as_str()], "{}", situation.name);
        let mut more = all.clone();
        more.billed.push(Billed { code: "17262".to_owned(), units: Some(40), ..Billed::default() });
        let judged = assess(&more, &situation.history, book);
        let added = judged.billed.iter().find(|line| line.units == 40).expect("the added line");
        assert_ne!(added.verdict, Verdict::Right, "{}", situation.name);
    }
}
