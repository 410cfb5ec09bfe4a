//! `config.toml` in the commands: who follows it, what `doctor` says, and `--policy` and `--edition` everywhere.

use std::fs;

use super::{Bench, KERATOSIS, json_line};

fn config(bench: &Bench, name: &str, text: impl AsRef<[u8]>) -> String {
    let folder = bench.path("home/config");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(name), text).unwrap();
    folder.join(name).display().to_string()
}

const POLICY: &str = "[policy]\nmalig_diameter = \"post_curettage\"\n";

#[test]
fn a_new_encounter_states_what_the_settings_say() {
    let bench = Bench::new();
    let text = format!(
        "[defaults]\npayer = \"aetna\"\nplace_of_service = \"22\"\nedition = \"2026\"\n\
         clinician = {{ name = \"J. Doe\", npi = \"1234567893\" }}\n{POLICY}"
    );
    config(&bench, "config.toml", text);
    let ran = bench.run(&["new", "--line", "5 ak face ln2", "--save"]);
    ran.ends(0).is_quiet();
    let saved = fs::read_to_string(ran.out.trim_end()).unwrap();
    for part in [
        "payer = \"aetna\"",
        "place_of_service = \"22\"",
        "edition = \"2026\"",
        "name = \"J. Doe\"",
        "npi = \"1234567893\"",
        "[policy]\nmalig_diameter = \"post_curettage\"",
    ] {
        assert!(saved.contains(part), "'{part}' is missing:\n{saved}");
    }
    assert!(!saved.contains("signed"), "{saved}");
}

#[test]
fn commands_that_code_follow_the_encounter_and_the_command_line_alone() {
    let bench = Bench::new();
    let file = bench.file("a.toml", KERATOSIS);
    let before = bench.run(&["code", &file, "--format", "json"]);
    config(&bench, "config.toml", format!("{POLICY}nonsense = 1\n[defaults]\npayer = \"aetna\"\n"));
    let after = bench.run(&["code", &file, "--format", "json"]);
    after.ends(0).is_quiet();
    assert_eq!(before.out, after.out);
    let line = json_line(1, 3);
    let ran = bench.run_with(&["batch"], &line);
    ran.is_quiet();
    assert_eq!(ran.objects()[0]["policy"].as_object().unwrap().len(), 0);
}

#[test]
fn batch_check_and_why_take_policy_and_edition() {
    let bench = Bench::new();
    let input = format!("{}\n{}\n", json_line(1, 3), json_line(2, 3));
    let ran = bench.run_with(&["batch", "--policy", "malig_diameter=post_curettage"], &input);
    assert_eq!(ran.objects().len(), 2);
    for answer in ran.objects() {
        assert_eq!(answer["policy"]["malig_diameter"], "post_curettage");
    }
    bench.run_with(&["batch", "--edition", "1999"], &input).ends(2).prints_nothing().says("'1999'");
    assert_eq!(bench.run_with(&["batch", "--edition", "2026"], &input).objects().len(), 2);
    let file = bench.file("a.toml", format!("{KERATOSIS}\n{POLICY}"));
    let state = |args: &[&str]| {
        let mut all = vec!["check", &file, "--policies"];
        all.extend(args);
        let out = bench.run(&all).out;
        out.lines().find(|line| line.starts_with("malig_diameter")).unwrap().to_owned()
    };
    assert!(state(&[]).contains("post_curettage"));
    assert!(!state(&["--policy", "malig_diameter=pre"]).contains("post_curettage"));
    bench.run(&["why", &file, "17000", "--edition", "1999"]).ends(2).says("'1999'");
    bench.run(&["why", &file, "17000", "--policy", "malig_diameter=pre"]).ends(0).prints("17000");
    bench.run(&["batch", "--policy", "malig_diameter=later"]).ends(2).says("'later'");
}

#[test]
fn a_stated_default_overrides_and_is_not_stamped() {
    let bench = Bench::new();
    let file = bench.file("a.toml", format!("{KERATOSIS}\n{POLICY}"));
    let ran = bench.run(&["code", &file, "--policy", "malig_diameter=pre", "--format", "json"]);
    assert_eq!(ran.objects()[0]["policy"].as_object().unwrap().len(), 0);
}

#[test]
fn a_faulty_file_is_told_on_standard_error_and_stops_nothing() {
    let bench = Bench::new();
    let path = config(&bench, "config.toml", "theme = \"drak\"\n[defaults]\npayer = \"aetna\"\npayr = 1\n");
    let words = config(&bench, "abbreviations.toml", "[short]\nzzq = \"left forearm\"\nlfa = 5\n");
    let ran = bench.run(&["new", "--line", "5 ak zzq ln2", "--save"]);
    ran.ends(0)
        .says(&format!("{path}: line 1: 'drak' is no value of 'theme'; did you mean 'dark'?"))
        .says(&format!("{path}: line 4: 'payr' is no setting of [defaults]; did you mean 'payer'?"))
        .says(&format!("{words}: line 3: short.lfa: '5' is no text"));
    let saved = fs::read_to_string(ran.out.trim_end()).unwrap();
    assert!(saved.contains("payer = \"aetna\"") && saved.contains("forearm"), "{saved}");
    bench.run(&["code", "--line", "5 ak zzq ln2"]).says("line 3: short.lfa").prints("17000");
    bench.run(&["list"]).ends(0).says("line 4: 'payr'");
}

#[test]
fn the_abbreviations_may_lie_elsewhere() {
    let bench = Bench::new();
    config(&bench, "config.toml", "abbreviations = \"../../words.toml\"\n");
    bench.file("words.toml", "[short]\nzzq = \"left forearm\"\n");
    bench.run(&["code", "--line", "5 ak zzq ln2"]).prints("17000");
    let ran = bench.run(&["doctor"]);
    ran.ends(0).prints("can be used; ").prints("words.toml");
}

#[test]
fn the_list_shows_of_the_patient_what_the_settings_allow() {
    let bench = Bench::new();
    let folder = bench.path("home/data/encounters");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("01K5D3QK8T0V6M2H9XW4Z7R1AB.toml"), KERATOSIS).unwrap();
    bench.run(&["list"]).prints("patient 00123");
    config(&bench, "config.toml", "[privacy]\npatient = \"masked\"\n");
    let ran = bench.run(&["list"]);
    ran.prints("patient ***23");
    assert!(!ran.out.contains("00123"), "{ran:#?}");
}

#[test]
fn doctor_tells_which_switch_differs_and_where_it_is_stated() {
    let bench = Bench::new();
    config(&bench, "config.toml", format!("{POLICY}send_51 = \"off\"\n[privacy]\njournal = false\n"));
    let ran = bench.run(&["doctor"]);
    let row = |name: &str| {
        let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        ran.out.lines().map(words).find(|line| line.starts_with(&format!("{name} "))).unwrap()
    };
    ran.ends(0);
    assert_eq!(row("malig_diameter"), "malig_diameter post_curettage (config.toml, line 2; default pre)");
    assert_eq!(row("send_51"), "send_51 off (config.toml, line 3)");
    assert_eq!(row("gap_rounding"), "gap_rounding down");
    assert!(row("journal").starts_with("journal off, by [privacy]"));
    config(&bench, "config.toml", "\n");
    bench.run(&["doctor"]).ends(0).prints("is empty and chooses nothing");
    let path = config(&bench, "config.toml", b"# \xff\n");
    bench.run(&["doctor"]).ends(1).prints(&format!("{path}: line 1: is not UTF-8 text"));
}
