//! Billed lines beside the documentation, apart from single situations.

use std::sync::LazyLock;

use curette::engine::assess;
use curette::engine::encounter::{Billed, Encounter};
use curette::engine::outcome::{Assessment, BilledLine, Verdict};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::cases::{Situation, situations};

/// The claim lines of an answer as somebody would bill them.
fn as_documented(encounter: &Encounter, answer: &Assessment) -> Encounter {
    let billed = answer.lines.iter().map(|line| Billed {
        code: line.code.to_string(),
        units: Some(line.units),
        modifiers: line.modifiers.iter().map(ToString::to_string).collect(),
        diagnoses: line.diagnoses.iter().map(ToString::to_string).collect(),
    });
    Encounter { billed: billed.collect(), ..encounter.clone() }
}

fn with_nothing_billed(situation: &Situation) -> Assessment {
    let encounter = Encounter { billed: Vec::new(), ..situation.encounter.clone() };
    assess(&encounter, &situation.history, situation.book())
}

#[test]
fn what_is_billed_as_documented_is_right_in_any_order() {
    for situation in situations() {
        let book = situation.book();
        let answer = with_nothing_billed(&situation);
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

/// Lesions and lines in other orders than those of the answer, two lines of one code among them.
#[test]
fn what_is_billed_as_documented_is_right_in_any_order_of_lesions() {
    let mut differ = Vec::new();
    for situation in situations() {
        let answer = with_nothing_billed(&situation);
        let encounter = as_documented(&situation.encounter, &answer);
        // Of two excisions that name each other the first is the whole one.
        let mut procedures = encounter.lesions.iter().flat_map(|lesion| &lesion.procedures);
        if procedures.any(|procedure| !procedure.also.is_empty()) {
            continue;
        }
        for turn in 1..encounter.lesions.len().min(4) {
            let mut other = encounter.clone();
            other.lesions.rotate_left(turn);
            other.billed.reverse();
            let judged = assess(&other, &situation.history, situation.book());
            let wrong = judged.billed.iter().filter(|line| line.verdict != Verdict::Right);
            differ.extend(
                wrong.map(|line| format!("{} turned {turn}: {} {}", situation.name, line.code, line.text)),
            );
        }
    }
    assert!(differ.is_empty(), "{} differ:\n{}", differ.len(), differ.join("\n"));
}

#[test]
fn nothing_is_missing_where_nothing_is_billed() {
    for situation in situations() {
        let answer = with_nothing_billed(&situation);
        assert!(answer.billed.is_empty(), "{}", situation.name);
    }
}

#[test]
fn leaving_a_line_out_is_missing_and_adding_one_is_never_right() {
    for situation in situations() {
        let book = situation.book();
        let answer = with_nothing_billed(&situation);
        let all = as_documented(&situation.encounter, &answer);
        if all.billed.len() < 2 {
            continue;
        }
        let mut fewer = all.clone();
        let left_out = fewer.billed.remove(0);
        let judged = assess(&fewer, &situation.history, book);
        let missing = |line: &&BilledLine| line.verdict == Verdict::Missing;
        let codes: Vec<&str> = judged.billed.iter().filter(missing).map(|line| line.code.as_str()).collect();
        assert_eq!(codes, [left_out.code.as_str()], "{}", situation.name);
        let mut more = all.clone();
        more.billed.push(Billed { code: "17262".to_owned(), units: Some(40), ..Billed::default() });
        let judged = assess(&more, &situation.history, book);
        let added = judged.billed.iter().find(|line| line.units == 40).expect("the added line");
        assert_ne!(added.verdict, Verdict::Right, "{}", situation.name);
    }
}

/// Codes, units and modifiers as somebody may bill them, right or wrong.
fn anything() -> impl Strategy<Value = Vec<Billed>> {
    let code = select(vec![
        "17000", "17003", "17004", "17110", "17111", "17262", "17282", "11102", "11103", "11104", "11200",
        "11201", "11402", "11602", "12001", "12031", "17250", "17265", "54056", "99213", "64450", "J3301",
        "x", "",
    ]);
    let modifier = select(vec!["59", "XS", "XE", "25", "51", "76", "58", "RT", "F5", "GA", "GY", "JZ", "?"]);
    let diagnosis = select(vec!["L57.0", "B07.8", "C44.519", "D48.5", "L570", "nonsense"]);
    let line = (code, option::of(0u32..20), vec(modifier, 0..3), vec(diagnosis, 0..2));
    let line = line.prop_map(|(code, units, modifiers, diagnoses)| Billed {
        code: code.to_owned(),
        units,
        modifiers: modifiers.into_iter().map(str::to_owned).collect(),
        diagnoses: diagnoses.into_iter().map(str::to_owned).collect(),
    });
    vec(line, 0..6)
}

/// What is judged of each line, in no order.
fn verdicts(answer: &Assessment) -> Vec<(String, u32, Vec<String>, Verdict)> {
    let line = |line: &BilledLine| (line.code.clone(), line.units, line.modifiers.clone(), line.verdict);
    let mut all: Vec<_> = answer.billed.iter().map(line).collect();
    all.sort();
    all
}

static ALL: LazyLock<Vec<Situation>> = LazyLock::new(situations);

proptest! {
    #![proptest_config(crate::laws::cases(400))]

    /// Whatever is billed: every line is judged, the claim stays as it is, every claim line is billed or missing, and the
    /// order of the billed lines plays no part.
    #[test]
    fn whatever_is_billed_is_judged_line_by_line(billed in anything(), at in any::<Index>()) {
        let situation = at.get(&ALL);
        let judge = |billed: Vec<Billed>| {
            let encounter = Encounter { billed, ..situation.encounter.clone() };
            assess(&encounter, &situation.history, situation.book())
        };
        let (plain, answer) = (judge(Vec::new()), judge(billed.clone()));
        prop_assert_eq!(&plain.lines, &answer.lines);
        if billed.is_empty() {
            return Ok(());
        }
        let (judged, missing) = answer.billed.split_at(billed.len());
        prop_assert!(judged.iter().all(|line| line.verdict != Verdict::Missing));
        prop_assert!(missing.iter().all(|line| line.verdict == Verdict::Missing));
        prop_assert!(answer.billed.iter().all(|line| !line.text.is_empty()));
        for line in &answer.lines {
            let named = |own: &BilledLine| own.code.trim() == line.code.as_str();
            prop_assert!(answer.billed.iter().any(named), "{} is neither billed nor missing", line.code);
        }
        // All right and nothing missing: that is the claim.
        if answer.billed.iter().all(|line| line.verdict == Verdict::Right && !line.code.starts_with('J')) {
            for line in &answer.billed {
                let units: u32 =
                    answer.billed.iter().filter(|own| own.code == line.code).map(|own| own.units).sum();
                let given: u32 =
                    answer.lines.iter().filter(|own| own.code.as_str() == line.code).map(|own| own.units).sum();
                prop_assert_eq!(units, given, "{}", line.code);
            }
        }
        let mut turned = billed;
        turned.reverse();
        prop_assert_eq!(verdicts(&answer), verdicts(&judge(turned)));
    }
}
