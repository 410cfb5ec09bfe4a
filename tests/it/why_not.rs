//! Why a code is not on a claim: what decided against it, and on which condition it would be right.

use curette::engine::assess;
use curette::engine::book::CodeBook;
use curette::engine::encounter::{Encounter, Visit};
use curette::engine::history::History;
use curette::engine::ids::Code;
use curette::engine::place::Field;
use curette::engine::why_not::{Absence, Need, Tried, WhyNot, why_not};
use curette::entry::{self, Abbreviations, Context, Lexicon};
use curette::{bundle, format};

use crate::cli::{Bench, KERATOSIS};

fn book() -> &'static CodeBook {
    bundle::books().expect("books").last().expect("a book")
}

/// An encounter of lines as they are typed.
fn typed(lines: &[&str]) -> Encounter {
    let words = Lexicon::new(book(), &Abbreviations::parse(bundle::ABBREVIATIONS).expect("abbreviations"));
    let mut encounter = format::read(KERATOSIS).expect("encounter");
    encounter.lesions.clear();
    for line in lines {
        let reading = entry::read(line, &Context { book: book(), words: &words, encounter: &encounter });
        assert!(reading.understood, "{line}");
        entry::take(&reading, &mut encounter);
    }
    encounter
}

fn asked(lines: &[&str], code: &str) -> WhyNot {
    let encounter = typed(lines);
    let answer = assess(&encounter, History::none(), book());
    why_not(&encounter, History::none(), &answer, book(), Code::new(code))
}

#[track_caller]
fn absent(lines: &[&str], code: &str) -> Absence {
    match asked(lines, code) {
        WhyNot::Absent(absence) => *absence,
        other => panic!("{code} of {lines:?}: {other:?}"),
    }
}

/// The one fact that the nearest thing lacks.
#[track_caller]
fn lacks(lines: &[&str], code: &str) -> (Need, Tried) {
    let absence = absent(lines, code);
    match absence.nearest.as_slice() {
        [near] if near.needs.len() == 1 => (near.needs[0].clone(), near.tried.clone()),
        other => panic!("{code} of {lines:?}: {other:#?}"),
    }
}

fn gives(gone: &[&str]) -> Tried {
    Tried::Gives(gone.iter().map(|code| Code::new(code)).collect())
}

#[test]
fn a_code_that_stands_is_said_to_stand() {
    assert_eq!(asked(&["3 ak face ln2"], "17003"), WhyNot::Stands(vec![2]));
}

#[test]
fn numbers_that_are_no_code_here_are_told_apart() {
    let lines = &["ak face ln2"];
    assert!(
        matches!(asked(lines, "17265"), WhyNot::NoSuchCode { text, rule } if text.contains("17266") && rule.as_str() == "P-08")
    );
    assert_eq!(asked(lines, "99999"), WhyNot::NotHeld);
    assert_eq!(asked(lines, "69110"), WhyNot::ByNumber);
}

#[test]
fn a_visit_is_no_matter_of_lesions() {
    assert_eq!(asked(&["ak face ln2"], "99213"), WhyNot::Visit(None));
    let mut encounter = typed(&["ak face ln2"]);
    encounter.visit = Some(Visit { code: Some("99213".into()), ..Visit::default() });
    let answer = assess(&encounter, History::none(), book());
    let WhyNot::Absent(absence) = why_not(&encounter, History::none(), &answer, book(), Code::new("99213"))
    else {
        panic!("it is dropped without work of its own (N-54)")
    };
    assert_eq!(absence.dropped.len(), 1);
}

#[test]
fn the_behaviour_decides_between_the_families_of_destruction() {
    let (need, tried) = lacks(&["3 ak face ln2"], "17110");
    assert_eq!((need.fact, need.rule.as_str()), (Field::Diagnosis, "R-DX-06"));
    assert_eq!((need.wanted.as_str(), need.documented.as_deref()), ("benign", Some("premalignant")));
    assert_eq!(tried, gives(&["17000", "17003"]));
}

#[test]
fn the_technique_decides_between_shave_and_excision() {
    let (need, tried) = lacks(&["exc back nevus 8mm m0mm path final"], "11301");
    assert_eq!((need.fact, need.rule.as_str()), (Field::Kind, "R-CODE-02"));
    assert_eq!((need.wanted.as_str(), need.documented.as_deref()), ("shave", Some("excision")));
    assert_eq!(tried, gives(&["11401"]));
    let (need, _) = lacks(&["punch back ?bcc"], "11102");
    assert_eq!((need.fact, need.documented.as_deref()), (Field::Technique, Some("punch")));
    let (need, _) = lacks(&["acne face"], "17340");
    assert_eq!((need.fact, need.documented), (Field::Kind, None), "nothing was done");
}

#[test]
fn the_site_group_decides_within_a_family() {
    let (need, tried) = lacks(&["bcc back 8mm edc bxp"], "17281");
    assert_eq!(need.fact, Field::Site);
    assert!(
        need.wanted.contains("L3") && need.documented.as_deref().is_some_and(|at| at.contains("L1")),
        "{need:?}"
    );
    assert_eq!(tried, gives(&["17261"]));
    let (need, _) = lacks(&["condyloma penis ln2"], "17110");
    assert_eq!((need.fact, need.rule.as_str()), (Field::Site, "R-CODE-13"));
}

#[test]
fn the_bracket_decides_by_size_number_length_and_area() {
    let (need, tried) = lacks(&["bcc l cheek 8mm edc bxp"], "17282");
    assert_eq!((need.fact, need.wanted.as_str()), (Field::Size, "over 1 cm up to 2 cm"));
    assert_eq!((need.documented.as_deref(), tried), (Some("0.8 cm"), gives(&["17281"])));
    let (need, tried) = lacks(&["3 ak face ln2", "4 ak scalp ln2"], "17004");
    assert_eq!((need.fact, need.wanted.as_str()), (Field::Count, "15 or more of this kind on the day"));
    assert_eq!((need.documented.as_deref(), tried), (Some("7"), gives(&["17000", "17003"])));
    let (need, _) = lacks(&["ak face ln2"], "17003");
    assert_eq!(
        (need.wanted.as_str(), need.documented.as_deref()),
        ("2 to 14 of this kind on the day", Some("1"))
    );
    let (need, _) = lacks(&["port-wine stain chest 12 cm2 laser"], "17106");
    assert_eq!((need.fact, need.wanted.as_str()), (Field::Area, "under 10 cm2"));
    let (need, _) = lacks(&["exc back nevus 8mm m2mm path final"], "11401");
    assert_eq!((need.fact, need.documented.as_deref()), (Field::Size, Some("1.2 cm")), "with its margins");
}

#[test]
fn a_lower_code_is_asked_for_in_the_same_words_as_a_higher_one() {
    let (higher, _) = lacks(&["bcc l cheek 8mm edc bxp"], "17282");
    let (lower, _) = lacks(&["bcc l cheek 8mm edc bxp"], "17280");
    assert_eq!((lower.fact, lower.rule), (higher.fact, higher.rule));
    assert_eq!(lower.wanted, "up to 0.5 cm");
}

#[test]
fn what_was_dropped_names_the_rule_that_dropped_it() {
    let encounter = typed(&["ak r cheek tangential bx ln2"]);
    let answer = assess(&encounter, History::none(), book());
    let WhyNot::Absent(absence) = why_not(&encounter, History::none(), &answer, book(), Code::new("11102"))
    else {
        panic!()
    };
    let dropped: Vec<&str> = absence.dropped.iter().map(|at| answer.dropped[*at].code.as_str()).collect();
    assert_eq!(dropped, ["11102"]);
}

#[test]
fn an_open_question_has_it_among_its_answers() {
    let absence = absent(&["bcc l cheek edc bxp"], "17282");
    assert_eq!(absence.open, [0]);
    assert_eq!(
        (absence.nearest[0].needs[0].fact, absence.nearest[0].needs[0].documented.as_deref()),
        (Field::Size, None)
    );
    assert_eq!(absent(&["bcc l cheek edc bxp"], "17262").open, [0; 0], "the cheek is not in its group");
}

#[test]
fn a_report_that_is_awaited_can_give_it() {
    let absence = absent(&["exc r shoulder bcc 11mm m2mm pending"], "11602");
    assert_eq!(absence.held.iter().map(|(_, outlook)| outlook.word()).collect::<Vec<_>>(), ["malignant"]);
}

#[test]
fn a_code_of_the_claim_beside_which_it_never_stands_is_named() {
    let absence = absent(&["15 ak face ln2"], "17000");
    assert_eq!(absence.never_beside, [Code::new("17004")]);
}

#[test]
fn the_lesion_that_stands_in_its_place_is_found_by_trying() {
    let absence = absent(&["tangential bx l forearm ?bcc", "punch bx back ?bcc"], "11102");
    assert_eq!(absence.because_of, ["B"], "the punch biopsy is the first one of the day");
    let absence = absent(&["8 ak face ln2", "7 ak scalp ln2"], "17003");
    assert_eq!(absence.because_of, ["A", "B"], "either would leave fewer than fifteen");
}

#[test]
fn nothing_that_was_done_points_to_a_far_code() {
    let absence = absent(&["ak face ln2"], "12032");
    assert!(absence.nearest[0].needs.len() >= 2, "{absence:#?}");
    assert_eq!(absent(&[], "17000").nearest, []);
}

#[test]
fn every_code_of_the_book_has_an_answer_for_every_case() {
    // Each code against a few cases of every folder: no panic, and what was tried and gives the code is really given.
    let cases = crate::cases::situations();
    let codes: Vec<Code> = book().codes().map(|(code, _)| code).collect();
    for (at, case) in cases.iter().enumerate().step_by(37) {
        let answer = assess(&case.encounter, &case.history, case.book());
        for code in codes.iter().skip(at % 5).step_by(5) {
            let why = why_not(&case.encounter, &case.history, &answer, case.book(), *code);
            let stands = answer.lines.iter().any(|line| line.code == *code);
            assert_eq!(matches!(why, WhyNot::Stands(_)), stands, "{code} in {}", case.name);
        }
    }
}

#[test]
fn the_command_states_the_condition_and_advises_nothing() {
    let bench = Bench::new();
    let file = bench.file("a.toml", KERATOSIS);
    let ran = bench.run(&["why", &file, "--not", "17110"]);
    ran.ends(0)
        .is_quiet()
        .prints("No line of this encounter has 17110.")
        .prints("R-DX-06")
        .prints("what the lesion is: the code is for benign")
        .prints("A condition is no advice")
        .prints("17000 x 1");
    for word in ["should", "consider", "upgrade", "instead document"] {
        assert!(!ran.out.contains(word), "{}", ran.out);
    }
    bench.run(&["why", &file, "--not", "17000"]).ends(0).prints("17000 is on the claim, line 1.");
    bench.run(&["why", &file, "--not", "170"]).ends(2).says("'170'");
    bench.run(&["why", &file, "17000", "--not", "17110"]).ends(2);
}

#[test]
fn json_has_the_same_answer_with_every_member() {
    let bench = Bench::new();
    let file = bench.file("a.toml", KERATOSIS);
    let ran = bench.run(&["why", &file, "--not", "17110", "--format", "json"]);
    let why = ran.ends(0).is_quiet().objects()[0].clone();
    assert_eq!((&why["state"], &why["code"]), (&"absent".into(), &"17110".into()));
    let near = &why["nearest"][0];
    assert_eq!(
        (&near["needs"][0]["field"], &near["needs"][0]["rule"]),
        (&"diagnosis".into(), &"R-DX-06".into())
    );
    assert_eq!((&near["gives"], &near["gone"]), (&true.into(), &vec!["17000"].into()));
    for member in ["text", "rule", "ranks", "dropped", "open", "held", "never_beside", "because_of"] {
        assert!(why.get(member).is_some(), "{member} is missing");
    }
    let ran = bench.run(&["why", &file, "--not", "17265", "--format", "json"]);
    assert_eq!(ran.objects()[0]["state"], "no-such-code");
    bench.run(&["why", &file, "17000", "--format", "json"]).ends(2);
}
