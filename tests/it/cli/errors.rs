//! Files that cannot be used: every mistake with its place, exit status 2, nothing on standard output.

use super::{Bench, KERATOSIS};

#[test]
fn mistakes_have_file_line_and_column_and_come_all_at_once() {
    let bench = Bench::new();
    let text = KERATOSIS.replace("count = 1", "count = -4").replace("size = \"6 mm\"", "size = \"6\"");
    let line = |key: &str| text.lines().position(|row| row.starts_with(key)).expect("row") + 1;
    let file = bench.file("a.toml", &text);
    let ran = bench.run(&["code", &file]);
    ran.ends(2).prints_nothing();
    ran.says(&format!("a.toml:{}:", line("count"))).says(&format!("a.toml:{}:", line("size"))).says("'6 mm'");
    assert_eq!(ran.err.lines().count(), 2, "{}", ran.err);
}

#[test]
fn json_mistakes_have_a_pointer() {
    let bench = Bench::new();
    let file = bench.file("a.json", super::json_line(1, 1).replace("\"site\":\"cheek\"", "\"site\":7"));
    bench.run(&["code", &file]).ends(2).prints_nothing().says("a.json:/lesion/0/site: ");
}

#[test]
fn broken_syntax_unknown_keys_and_wrong_types_are_named() {
    let bench = Bench::new();
    for (name, text, part) in [
        ("syntax.toml", "schema = 1\nid = \"", "syntax.toml:2:"),
        ("key.toml", "schema = 1\nidd = \"x\"\n", "key.toml:2:1:"),
        ("type.toml", "schema = \"one\"\n", "type.toml:1:"),
        ("enum.toml", "schema = 1\npayer = \"nobody\"\n", "medicare"),
        ("table.toml", "schema = 1\nlesion = 3\n", "table.toml:2:"),
        ("list.json", "[1, 2]", "list.json"),
        ("cut.json", "{\"schema\": 1,", "cut.json"),
    ] {
        let file = bench.file(name, text);
        bench.run(&["code", &file]).ends(2).prints_nothing().says(part);
    }
}

#[test]
fn two_lesions_with_one_id_are_a_mistake() {
    let bench = Bench::new();
    let file = bench.file("a.toml", format!("{KERATOSIS}\n[[lesion]]\nid = \"A\"\n"));
    bench.run(&["code", &file]).ends(2).prints_nothing().says("'A'");
}

#[test]
fn an_empty_file_is_no_encounter() {
    let bench = Bench::new();
    for text in ["", "\n\n", "# nothing\n"] {
        let file = bench.file("a.toml", text);
        bench.run(&["code", &file]).ends(2).prints_nothing().says("a.toml").says("schema");
    }
}

#[test]
fn binary_files_folders_and_missing_files_are_told_apart() {
    let bench = Bench::new();
    let binary = bench.file("a.bin", [0x7f, b'E', b'L', b'F', 0, 0xff, 0xfe]);
    bench.run(&["code", &binary]).ends(2).prints_nothing().says("a.bin").says("text");
    let latin = bench.file("latin.toml", b"schema = 1\n# M\xfcller\n");
    bench.run(&["code", &latin]).ends(2).prints_nothing().says("latin.toml").says("UTF-8").says("2");
    std::fs::create_dir(bench.path("folder")).expect("folder");
    bench.run(&["code", "folder"]).ends(2).prints_nothing().says("folder: is a folder");
    bench.run(&["code", "no.toml"]).ends(2).prints_nothing().says("no.toml: there is no such file");
    bench.run(&["code", "NOSUCHID"]).ends(2).prints_nothing().says("NOSUCHID");
    bench.run(&["batch", "folder"]).ends(2).prints_nothing().says("folder: is a folder");
    bench.run(&["batch", "no.ndjson"]).ends(2).prints_nothing().says("no.ndjson: there is no such file");
}

#[test]
fn a_file_of_10_mb_is_read_and_one_of_25_mb_refused() {
    let bench = Bench::new();
    let comment = format!("# {}\n", "x".repeat(98));
    let file = bench.file("ten.toml", format!("{KERATOSIS}{}", comment.repeat(100_000)));
    bench.run(&["code", &file, "--format", "json"]).ends(0).is_quiet();
    let file = bench.file("large.toml", format!("{KERATOSIS}{}", comment.repeat(250_000)));
    bench.run(&["code", &file]).ends(2).prints_nothing().says("large.toml: is larger than");
}

#[test]
fn names_of_files_cannot_steer_the_terminal() {
    let bench = Bench::new();
    let ran = bench.run(&["code", "a\u{1b}[2J.toml"]);
    ran.ends(2);
    assert!(!ran.err.contains('\u{1b}'), "{:?}", ran.err);
    let file = bench.file("a.toml", "schema = 1\npayer = \"no\u{9b}body\"\n");
    let ran = bench.run(&["code", &file]);
    ran.ends(2);
    assert!(!ran.err.contains('\u{9b}'), "{:?}", ran.err);
}

#[cfg(unix)]
#[test]
fn a_file_name_that_is_not_utf_8_works() {
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt;
    let bench = Bench::new();
    let name = OsString::from_vec(b"caf\xe9.toml".to_vec());
    std::fs::write(bench.path("").join(&name), KERATOSIS).expect("file");
    bench.run(&[OsString::from("code"), name]).ends(0).prints("17000");
}

#[test]
fn every_command_names_a_missing_file_in_the_same_way() {
    let bench = Bench::new();
    for args in [
        &["code", "no.toml"][..],
        &["check", "no.toml"],
        &["why", "no.toml", "17000"],
        &["show", "no.toml"],
        &["frame", "no.toml"],
    ] {
        assert_eq!(
            bench.run(args).ends(2).prints_nothing().err,
            "no.toml: there is no such file\n",
            "{args:?}"
        );
    }
}
