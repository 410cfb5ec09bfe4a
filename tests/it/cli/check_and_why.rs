//! `curette check` and `curette why`.

use super::{Bench, KERATOSIS, NO_SIZE};

#[test]
fn check_ticks_what_is_there_and_what_is_missing() {
    let bench = Bench::new();
    let file = bench.file("a.toml", NO_SIZE);
    let ran = bench.run(&["check", &file]);
    ran.ends(1)
        .prints("lesion A")
        .prints("[ ] size")
        .prints("[x] site")
        .prints("blocker: What is the greatest diameter of lesion A")
        .prints("Not final");
    let file = bench.file("b.toml", KERATOSIS);
    bench.run(&["check", &file]).ends(0).prints("[x] consent").prints("[x] signature").prints("Final");
}

#[test]
fn check_lists_every_switch_with_its_state() {
    let bench = Bench::new();
    let ran = bench.run(&["check", "--policies"]);
    ran.ends(0)
        .is_quiet()
        .prints("malig_diameter")
        .prints("pre (default) or post_curettage")
        .prints("R-MEAS-09");
    assert!(!ran.out.contains("chosen"), "{}", ran.out);
    let file = bench.file("a.toml", format!("{KERATOSIS}\n[policy]\nmalig_diameter = \"post_curettage\"\n"));
    let ran = bench.run(&["check", &file, "--policies"]);
    let row = ran.out.lines().find(|row| row.starts_with("malig_diameter")).expect("row");
    assert!(row.contains("post_curettage") && row.contains("chosen"), "{row}");
}

#[test]
fn check_goes_on_after_a_file_that_cannot_be_read() {
    let bench = Bench::new();
    let file = bench.file("a.toml", KERATOSIS);
    bench
        .run(&["check", "no.toml", &file])
        .ends(2)
        .says("no.toml: ")
        .prints("== a.toml ==")
        .prints("[x] consent");
}

#[test]
fn why_tells_a_line_with_facts_rules_sources_and_dates() {
    let bench = Bench::new();
    let file = bench.file("a.toml", KERATOSIS);
    bench
        .run(&["why", &file, "17000"])
        .ends(0)
        .is_quiet()
        .prints("Line 1")
        .prints("A: actinic keratosis; left cheek; 1 lesion; size 6 mm (0.6 cm)")
        .prints("R-COUNT-01")
        .prints("source: ");
}

#[test]
fn why_tells_what_a_code_is_not() {
    let bench = Bench::new();
    let file = bench.file("a.toml", KERATOSIS);
    bench
        .run(&["why", &file, "17110"])
        .ends(0)
        .prints("No line of this encounter has 17110.")
        .prints("17000 x 1");
    bench.run(&["why", &file, "99999"]).ends(0).prints("'99999' is not in the tables");
    bench.run(&["why", &file, "17265"]).ends(0).prints("'17265' does not exist; over 4.0 cm is 17266.");
    bench.run(&["why", &file, "170"]).ends(2).prints_nothing().says("'170'").says("17000");
}

#[test]
fn why_tells_a_rule_and_the_nearest_of_an_unknown_one() {
    let bench = Bench::new();
    bench
        .run(&["why", "R-COUNT-01"])
        .ends(0)
        .is_quiet()
        .prints("R-COUNT-01")
        .prints("Sources")
        .prints("http");
    bench.run(&["why", "r-count-01"]).ends(0);
    bench.run(&["why", "R-COUNT-1"]).ends(2).prints_nothing().says("'R-COUNT-1'").says("R-COUNT-01");
}
