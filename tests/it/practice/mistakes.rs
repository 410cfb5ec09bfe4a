//! Every named error is recognised in its example, and not in the right answer to it; the table of them is written here.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use curette::bundle;
use curette::engine::book::{CodeBook, Typed};
use curette::engine::edition;
use curette::engine::encounter::Encounter;
use curette::entry::{Abbreviations, Lexicon};
use curette::practice::answer::{self, Answer, Query};
use curette::practice::grade::{Sheet, grade, questions};
use curette::practice::mistake::{Mistake, all, find, recognised};
use curette::practice::scenario::{built_in, fill};
use curette::practice::{Decision, Item, Key, decisions};

use crate::rule_pages::encounter;

fn book() -> &'static CodeBook {
    bundle::books().expect("books").last().expect("a book")
}

/// The encounter of some entries.
fn typed(mistake: &Mistake, lines: &[String]) -> Encounter {
    static WORDS: OnceLock<Lexicon> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        Lexicon::new(book(), &Abbreviations::parse(bundle::ABBREVIATIONS).expect("abbreviations"))
    });
    let typed = Typed { lines: lines.to_vec(), set: mistake.set.clone(), codes: None, open: false };
    let mut encounter =
        encounter(&typed, book(), words).unwrap_or_else(|error| panic!("{}: {error}", mistake.id));
    fill(&mut encounter, &[]);
    encounter
}

/// What the trainee of the example documented.
fn entered(mistake: &Mistake) -> Option<Encounter> {
    (!mistake.entered.is_empty()).then(|| typed(mistake, &mistake.entered))
}

/// The example as an item; what is right is what the engine says.
fn item(mistake: &Mistake) -> Item {
    let encounter = typed(mistake, &mistake.typed);
    let mut item = Item {
        id: mistake.id.clone(),
        title: String::new(),
        family: String::new(),
        level: 1,
        rules: vec![mistake.rule],
        decision: Decision::Code,
        note: String::new(),
        teach: None,
        contradiction: None,
        encounter,
    };
    let may = decisions(&Key::of(&item, book()).assessment);
    // A hold says more than the questions that wait with it.
    item.decision = if may.contains(&Decision::Hold) { Decision::Hold } else { may[0] };
    item
}

/// The names found in an answer, and whether the claim is right. `entered` is what the trainee documented.
fn named(item: &Item, text: &str, entered: Option<&Encounter>) -> (Vec<String>, bool) {
    let answer = answer::read(text).unwrap_or_else(|faults| panic!("{}: {faults:?}", item.id));
    let key = Key::of(item, book());
    let sheet = Sheet::new(&key, &answer, entered);
    let found = find(&sheet);
    for named in &found {
        assert!(!named.said.trim().is_empty(), "{}: {} says nothing", item.id, named.mistake.id);
    }
    (found.iter().map(|named| named.mistake.id.clone()).collect(), grade(&sheet).is_right())
}

#[test]
fn every_named_error_is_recognised_in_its_example_and_not_in_the_right_answer() {
    let mut failures = Vec::new();
    for mistake in all() {
        let item = item(mistake);
        let entered = entered(mistake);
        let (wrong, all_right) = named(&item, &mistake.wrong, entered.as_ref());
        // Facts that were left out make no claim wrong by themselves.
        if !wrong.contains(&mistake.id) || all_right != entered.is_some() {
            failures
                .push(format!("{}: '{}' is named {wrong:?}, right {all_right}", mistake.id, mistake.wrong));
        }
        let (right, all_right) = named(&item, &mistake.right, None);
        if !right.is_empty() || !all_right {
            let lines = Key::of(&item, book()).assessment.lines.clone();
            let lines: Vec<String> = lines.iter().map(curette::practice::scenario::written).collect();
            failures.push(format!(
                "{}: the right answer '{}' is named {right:?}, right {all_right}; the engine: {lines:?}",
                mistake.id, mistake.right
            ));
        }
    }
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), all().len(), failures.join("\n"));
}

#[test]
fn the_error_that_a_row_is_about_is_named_first_of_its_kind() {
    for mistake in all() {
        let (found, _) = named(&item(mistake), &mistake.wrong, entered(mistake).as_ref());
        let of_kind =
            found.iter().find(|id| all().iter().any(|row| row.id == **id && row.kind() == mistake.kind()));
        assert_eq!(of_kind, Some(&mistake.id), "'{}' of {}", mistake.wrong, mistake.id);
    }
}

#[test]
fn the_table_and_the_functions_name_the_same_errors_under_rules_that_exist() {
    let table: BTreeSet<&str> = all().iter().map(|mistake| mistake.id.as_str()).collect();
    let functions: BTreeSet<&str> = recognised().collect();
    assert_eq!(table, functions);
    assert!(table.len() >= 40 && table.len() == all().len(), "{}", all().len());
    for mistake in all() {
        assert!(book().rule(mistake.rule).is_some(), "{}: {} has no page", mistake.id, mistake.rule);
        for text in [&mistake.name, &mistake.sign, &mistake.contrast] {
            assert!(!text.trim().is_empty(), "{} lacks a text", mistake.id);
        }
    }
}

fn table() -> String {
    let mut out = "# Named errors of practice\n\n\
        What an answer is told by name. Each is recognised from the answer, the engine's answer and the facts of the note, by a\n\
        function in `src/practice/mistake`; the rows are those of `assets/mistakes.toml`. A test writes this page and tries every\n\
        example: `CURETTE_RENEW=1 cargo test --test it mistakes`.\n"
        .to_owned();
    for mistake in all() {
        let entered: String = mistake.entered.iter().map(|line| format!("\n- entered: `{line}`")).collect();
        let title = &book().rule(mistake.rule).expect("a page").title;
        let _ = write!(
            out,
            "\n## {}\n\n{}, {} ({title}). Recognised by {}.\n\n- note: `{}`{entered}\n- wrong: `{}`\n- right: `{}`\n- in contrast: {}\n",
            mistake.name,
            mistake.component,
            mistake.rule,
            mistake.sign,
            mistake.typed.join("`, `"),
            mistake.wrong,
            mistake.right,
            mistake.contrast
        );
    }
    out
}

#[test]
fn the_page_of_named_errors_is_that_of_the_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/practice-errors.md");
    if std::env::var_os("CURETTE_RENEW").is_some() {
        fs::write(&path, table()).expect("written");
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), table(), "renew it with CURETTE_RENEW=1");
}

#[test]
fn the_engines_own_answer_to_every_scenario_is_right_and_has_no_error() {
    let mut failures = Vec::new();
    for scenario in &built_in().scenarios {
        let book =
            edition::choose(&scenario.item.encounter, bundle::books().expect("books")).expect("a book");
        let key = Key::of(&scenario.item, book);
        let mut answer = Answer::from(&key.assessment);
        if scenario.item.decision == Decision::Query {
            answer.nothing = false;
            answer.queries = questions(&key)
                .iter()
                .map(|question| Query {
                    field: Some(question.field),
                    of: question.lesions.first().map(ToString::to_string).unwrap_or_default(),
                })
                .collect();
        } else {
            answer.queries.clear();
        }
        let sheet = Sheet::new(&key, &answer, None);
        let found: Vec<String> = find(&sheet).iter().map(|named| named.mistake.id.clone()).collect();
        let graded = grade(&sheet);
        if !found.is_empty() || !graded.is_right() {
            failures.push(format!("{}: {found:?} {graded:?}", scenario.item.id));
        }
    }
    assert!(failures.is_empty(), "{}:\n{}", failures.len(), failures.join("\n"));
}
