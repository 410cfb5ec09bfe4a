//! `--history`: earlier encounters from a folder.

use std::fs;

use super::{Bench, KERATOSIS, codes};

/// A wart of the right hand, frozen five days before [`KERATOSIS`].
fn bench() -> Bench {
    let bench = Bench::new();
    fs::create_dir(bench.path("past")).expect("folder");
    let wart = KERATOSIS
        .replace("R1AB", "R1AA")
        .replace("date_of_service = 2026-09-14", "date_of_service = 2026-09-09")
        .replace("actinic keratosis", "common wart")
        .replace("\"cheek\"", "\"hand\"")
        .replace("side = \"left\"", "side = \"right\"");
    bench.file("past/wart.toml", wart);
    bench.file("a.toml", KERATOSIS);
    bench
}

fn modifiers(line: &serde_json::Value) -> &serde_json::Value {
    &line["lines"][0]["modifiers"]
}

#[test]
fn global_periods_are_looked_up_only_where_a_folder_is_named() {
    let bench = bench();
    let ran = bench.run(&["code", "a.toml", "--format", "json"]);
    assert_eq!(modifiers(&ran.objects()[0]), &serde_json::json!([]));
    let ran = bench.run(&["code", "a.toml", "--history", "past", "--format", "json"]);
    ran.ends(0).is_quiet();
    assert_eq!(codes(&ran.objects()[0]), ["17000"]);
    assert_eq!(modifiers(&ran.objects()[0]), &serde_json::json!(["79"]));
    bench
        .run(&["why", "a.toml", "17000", "--history", "past"])
        .ends(0)
        .prints("R-CLAIM-17")
        .prints("2026-09-09");
    bench.run(&["check", "a.toml", "--history", "past"]).ends(0);
}

#[test]
fn the_file_itself_may_lie_in_the_folder() {
    let bench = bench();
    bench.file("past/a.toml", KERATOSIS);
    let ran = bench.run(&["code", "past/a.toml", "--history", "past", "--format", "json"]);
    assert_eq!(modifiers(&ran.objects()[0]), &serde_json::json!(["79"]));
    assert!(!ran.out.contains("R-CLAIM-20\",\n      \"level"), "{}", ran.out);
}

#[test]
fn what_is_not_known_is_asked_in_the_documentation_check() {
    let bench = bench();
    let same = KERATOSIS
        .replace("R1AB", "R1AA")
        .replace("date_of_service = 2026-09-14", "date_of_service = 2026-09-04");
    bench.file("past/wart.toml", same);
    bench.run(&["check", "a.toml", "--history", "past"]).ends(0).prints("P-43").prints("day 10 of 10");
    bench.run(&["check", "a.toml", "--history", "past", "--fail-on", "warning"]).ends(1);
}

#[test]
fn a_batch_knows_the_history_too() {
    let bench = bench();
    let object = bench.run(&["code", "a.toml", "--format", "json"]);
    object.ends(0);
    let line = r#"{"schema":1,"date_of_service":"2026-09-14","place_of_service":"11","payer":"medicare","patient":{"id":"00123"},"clinician":{"name":"Doe","signed":"2026-09-14T16:20:00-05:00"},"lesion":[{"id":"A","diagnosis":"actinic keratosis","site":"cheek","side":"left","count":1,"procedure":[{"kind":"destruction","methods":["cryosurgery"]}]}]}"#;
    let ran = bench.run_with(&["batch", "--history", "past"], format!("{line}\n"));
    assert_eq!(modifiers(&ran.objects()[0]), &serde_json::json!(["79"]));
    let ran = bench.run_with(&["batch"], format!("{line}\n"));
    assert_eq!(modifiers(&ran.objects()[0]), &serde_json::json!([]));
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_the_others_are_used() {
    let bench = bench();
    bench.file("past/broken.toml", "schema = 1\nsize = ");
    let ran = bench.run(&["code", "a.toml", "--history", "past", "--format", "json"]);
    ran.ends(2).says("broken.toml");
    assert_eq!(modifiers(&ran.objects()[0]), &serde_json::json!(["79"]));
    bench.run(&["code", "a.toml", "--history", "nowhere"]).ends(2).prints_nothing().says("is no folder");
}
