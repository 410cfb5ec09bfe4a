//! `curette code`.

use super::{Bench, KERATOSIS, NO_SIZE, codes};

#[test]
fn a_file_is_coded_as_json_with_all_members_in_order() {
    let bench = Bench::new();
    let file = bench.file("a.toml", KERATOSIS);
    let ran = bench.run(&["code", &file, "--format", "json"]);
    ran.ends(0).is_quiet();
    let members = [
        "schema",
        "encounter",
        "edition",
        "tables",
        "policy",
        "final",
        "lines",
        "open",
        "held",
        "dropped",
        "checklist",
        "findings",
        "billed",
        "amended",
    ];
    let places: Vec<usize> = members
        .iter()
        .map(|member| {
            ran.out.find(&format!("\n  \"{member}\": ")).unwrap_or_else(|| panic!("{member}: {}", ran.out))
        })
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    let object = &ran.objects()[0];
    assert_eq!(codes(object), ["17000"]);
    assert_eq!(object["final"], true);
    assert_eq!(object["lines"][0]["diagnoses"][0], "L57.0");
    assert!(!object["lines"][0]["because"].as_array().expect("reasons").is_empty());
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let bench = Bench::new();
    let file = bench.file("a.toml", NO_SIZE);
    for format in ["json", "text"] {
        let args = ["code", &file, "--format", format];
        assert_eq!(bench.run(&args).out, bench.run(&args).out);
    }
}

#[test]
fn text_is_the_default_and_says_whether_it_is_final() {
    let bench = Bench::new();
    let file = bench.file("a.toml", KERATOSIS);
    bench.run(&["code", &file]).ends(0).prints("01K5D3QK8T0V6M2H9XW4Z7R1AB").prints("17000").prints("Final");
    let file = bench.file("b.toml", NO_SIZE);
    // Trunk: every rung of the ladder of R-CODE for malignant destruction is possible.
    bench
        .run(&["code", &file])
        .ends(1)
        .prints("Not final")
        .prints("17260, 17261, 17262, 17263, 17264 or 17266");
}

#[test]
fn a_blocker_gives_status_1_and_warnings_only_where_asked() {
    let bench = Bench::new();
    let file = bench.file("a.toml", NO_SIZE);
    bench.run(&["code", &file, "--format", "json"]).ends(1);
    // A date after the tables is a warning and no blocker.
    let later = bench.file("later.toml", KERATOSIS.replace("2026-09-14", "2999-01-01"));
    bench.run(&["code", &later]).ends(0).prints("warning");
    bench.run(&["code", &later, "--fail-on", "warning"]).ends(1);
}

#[test]
fn a_date_before_all_tables_is_a_blocker() {
    let bench = Bench::new();
    let file = bench.file("a.toml", KERATOSIS.replace("2026-09-14", "1900-01-01"));
    let ran = bench.run(&["code", &file, "--format", "json"]);
    ran.ends(1);
    assert_eq!(codes(&ran.objects()[0]), [""; 0]);
}

#[test]
fn several_files_give_one_object_each_in_order() {
    let bench = Bench::new();
    let (a, b) = (bench.file("a.toml", KERATOSIS), bench.file("b.toml", NO_SIZE));
    let ran = bench.run(&["code", &b, &a, "--format", "json"]);
    ran.ends(1);
    let objects = ran.objects();
    assert_eq!(objects.len(), 2);
    assert_eq!((&objects[0]["final"], &objects[1]["final"]), (&false.into(), &true.into()));
    assert_eq!(objects[0]["encounter"], serde_json::Value::Null);
}

#[test]
fn one_file_that_cannot_be_read_does_not_stop_the_others() {
    let bench = Bench::new();
    let a = bench.file("a.toml", KERATOSIS);
    let ran = bench.run(&["code", "missing.toml", &a, "--format", "json"]);
    ran.ends(2).says("missing.toml: there is no such file");
    assert_eq!(ran.objects().len(), 1);
}

#[test]
fn standard_input_is_read_as_toml_or_json() {
    let bench = Bench::new();
    let ran = bench.run_with(&["code", "-", "--format", "json"], KERATOSIS);
    assert_eq!(codes(&ran.ends(0).objects()[0]), ["17000"]);
    let ran = bench.run_with(&["code", "-", "--format", "json"], super::json_line(7, 1));
    assert_eq!(codes(&ran.objects()[0]), ["17000"]);
}

#[test]
fn a_line_alone_is_an_encounter_without_an_id() {
    let bench = Bench::new();
    let ran = bench.run(&["code", "--line", "5 ak face ln2", "--format", "json"]);
    let object = &ran.objects()[0];
    assert_eq!(object["encounter"], serde_json::Value::Null);
    assert_eq!(codes(object), ["17000", "17003"]);
    assert_eq!(object["lines"][1]["units"], 4);
    // Without a date of service the newest book is taken, and that is a blocker.
    ran.ends(1);
    assert!(object["findings"].to_string().contains("\"date_of_service\""), "{object}");
}

#[test]
fn lines_are_added_to_a_file_that_stays_as_it_is() {
    let bench = Bench::new();
    let file = bench.file("a.toml", KERATOSIS);
    let ran = bench.run(&["code", &file, "--line", "5 ak scalp ln2", "--format", "json"]);
    let object = &ran.objects()[0];
    assert_eq!(codes(object), ["17000", "17003"]);
    assert_eq!(object["lines"][1]["units"], 5);
    assert_eq!(std::fs::read_to_string(bench.path("a.toml")).expect("file"), KERATOSIS);
}

#[test]
fn a_line_that_is_not_understood_ends_with_2() {
    let bench = Bench::new();
    bench.run(&["code", "--line", "qwxyz vvvvv"]).ends(2).prints_nothing().says("qwxyz");
}

#[test]
fn what_was_taken_for_something_else_is_said_on_standard_error() {
    let bench = Bench::new();
    let ran = bench.run(&["code", "--line", "5 ak foream ln2", "--format", "json"]);
    ran.says("foream").says("forearm");
    assert_eq!(ran.objects().len(), 1);
}

#[test]
fn switches_of_the_command_stand_over_those_of_the_encounter() {
    let bench = Bench::new();
    let file = bench.file("a.toml", format!("{KERATOSIS}\n[policy]\nmalig_diameter = \"post_curettage\"\n"));
    let policy = |args: &[&str]| {
        let mut all = vec!["code", &file, "--format", "json"];
        all.extend(args);
        bench.run(&all).objects()[0]["policy"].clone()
    };
    assert_eq!(policy(&[]), serde_json::json!({"malig_diameter": "post_curettage"}));
    assert_eq!(policy(&["--policy", "malig_diameter=pre"]), serde_json::json!({}));
    assert_eq!(
        policy(&["--policy", "send_51=on", "--policy", "gap_rounding=up"]),
        serde_json::json!({"gap_rounding": "up", "malig_diameter": "post_curettage", "send_51": "on"})
    );
}

#[test]
fn a_bad_switch_names_what_is_allowed() {
    let bench = Bench::new();
    let file = bench.file("a.toml", KERATOSIS);
    bench
        .run(&["code", &file, "--policy", "malig_diameter=later"])
        .ends(2)
        .prints_nothing()
        .says("post_curettage");
    bench.run(&["code", &file, "--policy", "colour=red"]).ends(2).prints_nothing().says("malig_diameter");
    bench.run(&["code", &file, "--policy", "send_51"]).ends(2).prints_nothing();
}

#[test]
fn an_edition_can_be_chosen_among_those_at_hand() {
    let bench = Bench::new();
    let later = bench.file("a.toml", KERATOSIS.replace("2026-09-14", "2027-03-01"));
    let ran = bench.run(&["code", &later, "--edition", "2026", "--format", "json"]);
    assert_eq!(ran.objects()[0]["edition"], "2026");
    bench.run(&["code", &later, "--edition", "1999"]).ends(2).prints_nothing().says("'1999'").says("2026");
    let own = bench.file("b.toml", KERATOSIS.replace("schema = 1", "schema = 1\nedition = \"1998\""));
    bench.run(&["code", &own]).ends(2).prints_nothing().says("b.toml: ").says("'1998'").says("2026");
}

#[test]
fn nothing_is_written_by_coding() {
    let bench = Bench::new();
    let file = bench.file("a.toml", KERATOSIS);
    bench.run(&["code", &file, "--line", "2 ak scalp ln2"]);
    assert_eq!(super::files_below(&bench.path("")), [bench.path("a.toml")]);
}
