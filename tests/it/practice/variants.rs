//! `curette practice generate`, `run RULE@SEED` and `drill` from outside.

use crate::cli::Bench;

#[test]
fn a_variant_is_printed_as_a_scenario_that_can_be_kept_and_checked() {
    let bench = Bench::new();
    let one = bench.run(&["practice", "generate", "r-count-01", "--seed", "7"]);
    one.ends(0).is_quiet().prints("# R-COUNT-01@7").prints("[expect]").prints("rules = [\"R-COUNT-01\"");
    assert_eq!(one.out, bench.run(&["practice", "generate", "R-COUNT-01@7"]).out);
    let kept = bench.file("kept.toml", &one.out);
    bench.run(&["practice", "check", &kept]).ends(0).prints("1 scenario is as it should be");
    let several = bench.run(&["practice", "generate", "R-MEAS-03", "--seed", "1", "--count", "5"]);
    let course = bench.file("course.toml", &several.out);
    bench.run(&["practice", "check", &course]).ends(0).prints("5 scenarios are as they should be");
    bench
        .run(&["practice", "generate"])
        .ends(0)
        .prints("R-COUNT-01")
        .prints("Premalignant lesions by number");
    bench
        .run(&["practice", "generate", "R-COUNT-99"])
        .ends(2)
        .says("no variants can be made of 'R-COUNT-99'");
}

#[test]
fn a_variant_is_answered_like_a_scenario() {
    let bench = Bench::new();
    let ran = bench.run_with(&["practice", "run", "R-COUNT-01@7"], "nothing\ndone\nunsure\n");
    ran.ends(0).prints("R-COUNT-01@7");
    let results = std::fs::read_to_string(bench.path("home/data/practice/results.ndjson")).expect("results");
    assert!(results.contains("\"item\":\"R-COUNT-01@7\""), "{results}");
    bench.run_with(&["practice", "run", "R-COUNT-01"], "nothing\ndone\n").ends(0).prints("(R-COUNT-01@");
}

#[test]
fn a_drill_says_right_or_wrong_at_once_and_keeps_every_answer() {
    let bench = Bench::new();
    // Five questions and the end of the input: the same code for all is right for some of them at most.
    let answers = "11200\n".repeat(5);
    let ran = bench.run_with(&["practice", "drill", "tags", "--seed", "3"], &answers);
    ran.ends(0).prints("Seed 3").prints("tags").prints("of 5 questions");
    let said = ran.out.matches("Right: ").count() + ran.out.matches("Wrong: ").count();
    assert_eq!(said, 5, "{}", ran.out);
    let told = |row: &str| row.starts_with("Right: ") || row.starts_with("Wrong: ");
    // The last question is asked and not answered.
    for (row, question) in ran.out.lines().zip(ran.out.lines().skip(1)).filter(|(_, next)| told(next)) {
        // The rung in words beside the verdict: up to fifteen tags the code alone is right, beyond it is not.
        let number = row.split(". ").nth(1).and_then(|asked| asked.split(' ').next()?.parse::<u32>().ok());
        if let Some(number) = number.filter(|_| row.contains("snipped")) {
            assert_eq!(question.starts_with("Right: up to 15"), number <= 15, "{row} {question}");
        }
    }
    let results = std::fs::read_to_string(bench.path("home/data/practice/results.ndjson")).expect("results");
    assert_eq!(results.lines().count(), 5);
    let again =
        bench.run_with(&["practice", "drill", "tags", "--seed", "3", "--forget"], "what\n11200\ndone\n");
    again.ends(0).says("not taken").prints("of 1 question,");
    let results = std::fs::read_to_string(bench.path("home/data/practice/results.ndjson")).expect("results");
    assert_eq!(results.lines().count(), 5, "--forget keeps nothing");
    bench.run(&["practice", "drill", "size"]).ends(2).says("did you mean 'sizes'?");
}

/// Four keratoses of which only the further ones were billed.
const BILLED: &str = "schema = 1\nid = \"01J8Z5A3QK7V2T9XH4M6N0PBCD\"\ndate_of_service = 2026-03-10\nplace_of_service = \"11\"\n\
    [patient]\nid = \"SECRET-77\"\n[[billed]]\ncode = \"17003\"\nunits = 4\ndiagnoses = [\"L57.0\"]\n\
    [[lesion]]\nid = \"A\"\ndiagnosis = \"actinic keratosis\"\nsite = \"scalp\"\ncount = 4\n\
    [[lesion.procedure]]\nkind = \"destruction\"\nmethods = [\"cryosurgery\"]\n";

#[test]
fn own_mistakes_become_rules_to_practise_only_where_the_user_agrees() {
    let bench = Bench::new();
    std::fs::create_dir_all(bench.path("home/data/encounters")).expect("folder");
    std::fs::create_dir_all(bench.path("home/config")).expect("folder");
    bench.file("home/data/encounters/01J8Z5A3QK7V2T9XH4M6N0PBCD.toml", BILLED);
    bench.run(&["practice", "mine"]).ends(2).says("own_mistakes = true").prints_nothing();
    bench.file("home/config/config.toml", "[practice]\nown_mistakes = true\n");
    let ran = bench.run(&["practice", "mine"]);
    ran.ends(0).prints("2026-03-10").prints("curette practice run RULE");
    assert!(!ran.out.contains("SECRET") && !ran.out.contains("scalp"), "{}", ran.out);
    assert!(!bench.path("home/data/practice").exists(), "nothing is kept");
    let rule = ran.out.split_whitespace().next().expect("a rule");
    let next = bench.run(&["practice", "next", "--show"]);
    next.ends(0).prints(&format!("{rule}@")).prints("a mistake of your own at work");
    assert!(!next.out.contains("SECRET"), "{}", next.out);
    bench.file("home/config/config.toml", "[practice]\nown_mistakes = false\n");
    let next = bench.run(&["practice", "next", "--show"]);
    assert!(!next.out.contains("at work"), "{}", next.out);
    bench.run(&["practice", "generate", rule, "--seed", "1"]).ends(0);
}
