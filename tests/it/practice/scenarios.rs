//! Every scenario can be read, is answered by the engine as it says, and names rules that exist.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use curette::bundle;
use curette::engine::edition;
use curette::practice::Decision;
use curette::practice::scenario::{self, ScenarioFile, built_in};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/scenarios")
}

#[test]
fn every_scenario_is_answered_by_the_engine_as_it_says() {
    let library = built_in();
    let told: Vec<String> = library.faults.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    let books = bundle::books().expect("books");
    let mut faults = Vec::new();
    for scenario in &library.scenarios {
        let book = edition::choose(&scenario.item.encounter, books).expect("a book");
        let name = format!("{}/{}.toml", scenario.item.family, scenario.item.id);
        faults.extend(scenario::check(scenario, &name, book).iter().map(ToString::to_string));
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_file_is_built_in() {
    let mut files = BTreeSet::new();
    for family in fs::read_dir(folder()).expect("folder") {
        let family = family.expect("entry").path();
        for file in fs::read_dir(&family).expect("folder") {
            let file = file.expect("entry").path();
            files.insert(file.strip_prefix(folder()).expect("within").to_string_lossy().replace('\\', "/"));
        }
    }
    let built_in: BTreeSet<String> = bundle::SCENARIOS.iter().map(|file| file.name.to_owned()).collect();
    assert_eq!(built_in, files);
}

#[test]
fn all_families_and_the_hard_answers_are_there() {
    let mut number: BTreeMap<Decision, usize> = BTreeMap::new();
    let (mut contradictions, mut families) = (0, BTreeSet::new());
    for scenario in &built_in().scenarios {
        *number.entry(scenario.item.decision).or_default() += 1;
        contradictions += usize::from(scenario.item.contradiction.is_some());
        families.insert(scenario.item.family.as_str());
        assert!(scenario.item.teach.is_some(), "{} teaches nothing", scenario.item.id);
    }
    let of = |decision| number.get(&decision).copied().unwrap_or(0);
    assert!(number.values().sum::<usize>() >= 80, "{number:?}");
    assert!(of(Decision::Query) + of(Decision::Nothing) >= 12, "{number:?}");
    assert!(of(Decision::Hold) >= 3, "{number:?}");
    assert!(contradictions >= 8, "{contradictions} notes contradict themselves");
    assert_eq!(families.len(), 19, "{families:?}");
}

fn read(text: &str) -> Result<scenario::Scenario, Vec<String>> {
    scenario::read(ScenarioFile { name: "tags/mine.toml", text })
        .map_err(|faults| faults.iter().map(ToString::to_string).collect())
}

const GOOD: &str = r#"
[scenario]
title = "Three tags"
level = 1
rules = ["R-COUNT-09"]
answer = "code"
note = "Three skin tags of the neck snipped off."

[expect]
lines = ["11200 L91.8 [A]"]
final = true

[[lesion]]
diagnosis = "skin tag"
site = "neck"
count = 3
symptoms = ["bleeding"]
[[lesion.procedure]]
kind = "tag-removal"
methods = ["scissors"]
"#;

#[test]
fn a_scenario_file_holds_what_is_trained_and_the_rest_is_filled_in() {
    let scenario = read(GOOD).expect("a scenario");
    assert_eq!((scenario.item.id.as_str(), scenario.item.family.as_str()), ("mine", "tags"));
    assert!(scenario.item.encounter.clinician.signed.is_some());
    let book = bundle::books().expect("books").last().expect("a book");
    assert_eq!(scenario::check(&scenario, "mine.toml", book), []);
    let unsigned =
        read(&GOOD.replace("level = 1", "level = 1\nwithout = [\"clinician\"]")).expect("a scenario");
    assert_eq!(unsigned.item.encounter.clinician.signed, None);
}

#[test]
fn every_fault_is_told_at_once_with_its_line() {
    let text = GOOD
        .replace("level = 1", "level = 7\nlevle = 2")
        .replace("answer = \"code\"", "answer = \"coda\"")
        .replace("final = true", "final = \"yes\"")
        .replace("count = 3", "cuont = 3");
    let faults = read(&text).expect_err("faults");
    let wanted = [
        ("tags/mine.toml:4:", "'7' is no level"),
        ("tags/mine.toml:5:", "did you mean 'level'?"),
        ("tags/mine.toml:7:", "code, query, hold, nothing"),
        ("tags/mine.toml:12:", "true or false"),
        ("tags/mine.toml:17:", "did you mean 'count'?"),
    ];
    assert_eq!(faults.len(), wanted.len(), "{faults:#?}");
    for (fault, (place, words)) in faults.iter().zip(wanted) {
        assert!(fault.starts_with(place) && fault.contains(words), "{fault}");
    }
}

#[test]
fn what_the_engine_answers_otherwise_is_told() {
    let book = bundle::books().expect("books").last().expect("a book");
    let differs = |from: &str, to: &str| {
        let scenario = read(&GOOD.replace(from, to)).expect("a scenario");
        let faults = scenario::check(&scenario, "mine.toml", book);
        faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    assert!(differs("11200 L91.8", "11201 L91.8").contains("lines are [\"11200 L91.8 [A]\"]"));
    assert!(differs("R-COUNT-09", "R-COUNT-99").contains("there is no rule 'R-COUNT-99'"));
    assert!(differs("answer = \"code\"", "answer = \"query\"").contains("by the engine it is code"));
    assert!(differs("snipped off", "snipped off, 11200").contains("tells 11200 of the answer"));
    assert!(differs("final = true", "").contains("has to state final = true"));
    assert!(differs("lines = [\"11200 L91.8 [A]\"]", "lines = []").contains("at least one of lines"));
}
