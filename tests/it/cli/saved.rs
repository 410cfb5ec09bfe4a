//! `curette new --save`, `list`, `show`, `rm`.

use std::path::{Path, PathBuf};

use super::{Bench, KERATOSIS, files_below};

fn save(bench: &Bench, line: &str) -> PathBuf {
    let ran = bench.run(&["new", "--line", line, "--save"]);
    ran.ends(0);
    PathBuf::from(ran.out.trim_end())
}

fn id(path: &Path) -> String {
    path.file_stem().expect("stem").to_str().expect("UTF-8").to_owned()
}

#[test]
fn a_saved_encounter_can_be_listed_shown_coded_and_removed() {
    let bench = Bench::new();
    let path = save(&bench, "5 ak face ln2");
    assert!(path.starts_with(bench.path("home/data/encounters")), "{path:?}");
    let id = id(&path);
    assert_eq!(id.len(), 26, "a ULID: {id}");
    bench.run(&["list"]).ends(0).is_quiet().prints(&id);
    let text = std::fs::read_to_string(&path).expect("file");
    assert_eq!(bench.run(&["show", &id]).ends(0).out, text);
    assert!(text.contains("date_of_service = 20"), "{text}");
    assert!(text.contains("count = 5"), "{text}");
    bench.run(&["code", &id[..12], "--format", "json"]).prints("17003");
    bench.run(&["why", &id, "17000"]).prints("Line 1");
    bench.run(&["check", &id]).prints("[x] count");
    let removed = bench.run(&["rm", &id]);
    removed.ends(0).prints("moved to ");
    assert!(!path.exists());
    let now = removed.out.trim_end().trim_start_matches("moved to ");
    assert_eq!(std::fs::read_to_string(now).expect("in the trash"), text);
    bench.run(&["list"]).ends(0);
    bench.run(&["show", &id]).ends(2).prints_nothing().says(&id);
    bench.run(&["rm", &id]).ends(2).prints_nothing().says(&id);
}

#[cfg(unix)]
#[test]
fn what_is_saved_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let bench = Bench::new();
    let path = save(&bench, "5 ak face ln2");
    let mode = |path: &Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(path.parent().expect("folder")), 0o700);
}

#[test]
fn a_new_encounter_without_lines_can_be_saved() {
    let bench = Bench::new();
    let ran = bench.run(&["new", "--save"]);
    ran.ends(0).is_quiet();
    bench.run(&["code", ran.out.trim_end()]).prints("Claim lines\n  none");
}

#[test]
fn nothing_is_saved_of_a_line_that_is_not_understood() {
    let bench = Bench::new();
    bench.run(&["new", "--line", "qwxyz vvvvv", "--save"]).ends(2).prints_nothing().says("qwxyz");
    assert_eq!(files_below(&bench.path("home/data")), [""; 0].map(PathBuf::from));
}

#[test]
fn a_beginning_of_two_ids_is_ambiguous() {
    let bench = Bench::new();
    let first = save(&bench, "5 ak face ln2");
    let text = std::fs::read_to_string(&first).expect("file");
    let own = id(&first);
    let other = format!("{}{}", &own[..20], if own.ends_with('0') { "111111" } else { "000000" });
    std::fs::write(first.with_file_name(format!("{other}.toml")), text.replace(&own, &other)).expect("file");
    for command in ["show", "rm", "code"] {
        bench.run(&[command, &own[..10]]).ends(2).prints_nothing().says(&own[..10]);
    }
    bench.run(&["show", &own]).ends(0);
}

#[test]
fn an_empty_list_is_no_error() {
    Bench::new().run(&["list"]).ends(0).prints_nothing();
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let bench = Bench::new();
    // A file where the folder should be: this holds for every user, the administrator too.
    let home = bench.file("file", "");
    let output =
        bench.command().env("CURETTE_HOME", bench.path(&home)).args(["new", "--save"]).output().expect("ran");
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(said.contains("file"), "{said}");
}

#[test]
fn show_and_code_take_a_path_as_well() {
    let bench = Bench::new();
    let file = bench.file("a.toml", KERATOSIS);
    assert_eq!(bench.run(&["show", &file]).ends(0).out, KERATOSIS);
}
