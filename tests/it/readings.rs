//! Policy switches: what authorities say, and which of them matter for an encounter.

use curette::engine::history::History;
use curette::engine::policy::Switch;
use curette::engine::{assess, encounter::Encounter, other_readings};
use curette::{bundle, format};

use crate::cases::{book_for, situations};
use crate::cli::{Bench, KERATOSIS};

/// The switches that matter for an encounter, with the values that change its answer.
fn matter(encounter: &Encounter) -> Vec<(Switch, String)> {
    let book = book_for(encounter);
    let answer = assess(encounter, History::none(), book);
    let other = other_readings(encounter, &answer, |turned| assess(turned, History::none(), book));
    other.into_iter().map(|reading| (reading.switch, reading.value)).collect()
}

fn destroyed_cancer() -> Encounter {
    let text = KERATOSIS.replace("actinic keratosis", "basal cell carcinoma\"\npathology = \"final");
    let mut encounter = format::read(&text).expect("encounter");
    encounter.lesions[0].procedures[0].methods = vec![curette::engine::procedure::Method::Curettage];
    encounter.lesions[0].procedures[0].size_after = curette::engine::size::Measured::parse("1.4 cm").ok();
    encounter
}

#[test]
fn a_switch_matters_where_the_other_reading_changes_the_answer() {
    let keratosis = format::read(KERATOSIS).expect("encounter");
    assert!(!matter(&keratosis).iter().any(|(switch, _)| *switch == Switch::MaligDiameter));
    let mut cancer = destroyed_cancer();
    let own = |encounter: &Encounter| -> Vec<String> {
        let all = matter(encounter).into_iter();
        all.filter(|(switch, _)| *switch == Switch::MaligDiameter).map(|(_, value)| value).collect()
    };
    assert_eq!(own(&cancer), ["post_curettage"]);
    assert!(cancer.policy.set(Switch::MaligDiameter, "post_curettage"));
    assert_eq!(own(&cancer), ["pre"]);
}

#[test]
fn every_switch_that_a_case_turns_matters_there() {
    // A case whose variants differ by one switch alone shows that it matters: the search must find it too.
    let mut seen = std::collections::BTreeSet::new();
    for situation in situations().iter().filter(|situation| situation.encounter.policy.stated().count() > 0) {
        seen.extend(matter(&situation.encounter).into_iter().map(|(switch, _)| switch.word()));
    }
    for switch in [
        "malig_diameter",
        "gap_rounding",
        "tag_part_thereof",
        "distinct_modifier",
        "same_code",
        "wrist_group",
    ] {
        assert!(seen.contains(switch), "{switch} matters in no case of its own: {seen:?}");
    }
}

#[test]
fn every_disagreement_has_sources_and_a_reason() {
    let commentary = bundle::commentary("2026").expect("commentary");
    assert!(commentary.disagreements().len() >= Switch::ALL.len() + 10);
    for switch in Switch::ALL {
        let entry = commentary.of_switch(*switch).expect("an entry");
        assert_eq!(entry.readings[0].value, switch.values()[0]);
    }
}

#[test]
fn check_lists_both_readings_with_sources_and_marks_what_matters_here() {
    let bench = Bench::new();
    let text = KERATOSIS.replace("actinic keratosis", "basal cell carcinoma\"\npathology = \"final").replace(
        "methods = [\"cryosurgery\"]",
        "methods = [\"curettage\", \"electrosurgery\"]\nsize_after = \"1.4 cm\"",
    );
    let file = bench.file("a.toml", text);
    let ran = bench.run(&["check", &file, "--policies"]);
    let row = |name: &str| ran.out.lines().find(|row| row.starts_with(name)).expect("row").to_owned();
    assert!(row("malig_diameter").contains("matters here"), "{}", ran.out);
    assert!(!row("tag_part_thereof").contains("matters here"), "{}", ran.out);
    ran.prints("- pre: The greatest diameter")
        .prints("- post_curettage: The size of the final defect")
        .prints("> here post_curettage would give 17282")
        .prints("Confidence medium")
        .prints("cosmetic_modifier");
    let ran = bench.run(&["check", "--policies"]);
    ran.ends(0).prints("- post_curettage: The size of the final defect");
    assert!(!ran.out.contains("matters here"), "{}", ran.out);
}

#[test]
fn a_card_tells_the_reading_in_force_and_what_the_other_would_give() {
    let bench = Bench::new();
    let text = KERATOSIS.replace("actinic keratosis", "basal cell carcinoma\"\npathology = \"final").replace(
        "methods = [\"cryosurgery\"]",
        "methods = [\"curettage\", \"electrosurgery\"]\nsize_after = \"1.4 cm\"",
    );
    let file = bench.file("a.toml", text);
    bench
        .run(&["why", &file, "17281"])
        .prints("malig_diameter = pre, the default")
        .prints("with malig_diameter = post_curettage: 17282 x 1")
        .prints("read as basal cell carcinoma (malignant)")
        .prints("mue of ")
        .prints("rvu of ");
    bench
        .run(&["why", &file, "17282", "--policy", "malig_diameter=post_curettage"])
        .prints("malig_diameter = post_curettage, chosen")
        .prints("with malig_diameter = pre: 17281 x 1");
}

#[test]
fn the_page_of_a_rule_tells_where_authorities_differ() {
    let bench = Bench::new();
    bench
        .run(&["why", "R-MEAS-09"])
        .ends(0)
        .prints("Authorities differ")
        .prints("- post_curettage: ")
        .prints("Example");
    let ran = bench.run(&["why", "R-COUNT-01"]);
    ran.ends(0)
        .prints("Example")
        .prints("typed: 7 ak face ln2")
        .prints("gives: 17000, 17003x6")
        .prints("In contrast");
    assert!(!ran.out.contains("Authorities differ"), "{}", ran.out);
}
