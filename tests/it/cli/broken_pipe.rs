//! A reader that has gone away, as `head` goes, is no failure of any command and nothing is said about it.

use std::process::Stdio;

use super::{Bench, KERATOSIS, json_line};

#[test]
fn no_command_complains_when_nobody_reads() {
    let bench = Bench::new();
    let file = bench.file("visit.toml", KERATOSIS);
    let many = bench.file("visits.ndjson", format!("{}\n{}\n", json_line(1, 1), json_line(2, 3)));
    let saved = bench.run(&["new", "--save"]).out;
    let id =
        std::path::Path::new(saved.trim_end()).file_stem().expect("id").to_str().expect("text").to_owned();
    for args in [
        &["--help"][..],
        &["--version"],
        &["list"],
        &["show", &id],
        &["code", &file],
        &["code", &file, "--format", "json"],
        &["check", &file],
        &["check", &file, "--policies"],
        &["why", &file, "17000"],
        &["why", "R-COUNT-01"],
        &["batch", &many],
        &["frame"],
        &["new", "--save"],
        &["rm", &id],
        &["doctor"],
    ] {
        let (reader, writer) = std::io::pipe().expect("pipe");
        // Gone before the program begins: the first word meets nobody.
        drop(reader);
        let ran = bench.command().args(args).stdout(Stdio::from(writer)).output().expect("ran");
        let said = String::from_utf8(ran.stderr).expect("text");
        assert_eq!((ran.status.code(), said.as_str()), (Some(0), ""), "{args:?}");
    }
}
