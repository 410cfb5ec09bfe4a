//! `curette batch`.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;

use serde_json::Value;

use super::{Bench, codes, json_line};

fn rows(out: &str) -> Vec<Value> {
    out.lines().map(|row| serde_json::from_str(row).expect("JSON")).collect()
}

#[test]
fn every_line_gives_one_line_in_order() {
    let bench = Bench::new();
    let input: String = (1..=2_000).map(|id| format!("{}\n", json_line(id, 1 + id % 20))).collect();
    let ran = bench.run_with(&["batch"], &input);
    ran.is_quiet();
    let rows = rows(&ran.out);
    assert_eq!(rows.len(), 2_000);
    for (row, id) in rows.iter().zip(1..) {
        assert_eq!(row["encounter"], id.to_string());
        let expected: &[&str] = match 1 + id % 20 {
            1 => &["17000"],
            2..=14 => &["17000", "17003"],
            _ => &["17004"],
        };
        assert_eq!(codes(row), expected, "{id}");
    }
}

#[test]
fn a_bad_line_stands_in_its_place_and_blank_lines_give_nothing() {
    let bench = Bench::new();
    let input = format!(
        "{}\n\nnot json\n   \r\n{}\r\n{{\"schema\":1,\"payer\":\"nobody\"}}\n",
        json_line(1, 1),
        json_line(2, 1)
    );
    let ran = bench.run_with(&["batch", "-", "-"], &input);
    ran.ends(1);
    let rows = rows(&ran.out);
    assert_eq!(rows.len(), 4, "{}", ran.out);
    assert_eq!(rows[0]["encounter"], "1");
    assert_eq!(rows[1]["line"], 3);
    assert!(rows[1]["error"].is_string());
    assert_eq!(rows[2]["encounter"], "2");
    assert_eq!(rows[3]["line"], 6);
    assert!(rows[3]["error"].as_str().expect("error").contains("/payer"), "{}", rows[3]);
    assert!(ran.out.lines().nth(1).expect("row").starts_with("{\"line\": 3, \"error\": \""), "{}", ran.out);
}

#[test]
fn a_line_that_is_not_text_or_has_an_unknown_edition_is_bad() {
    let bench = Bench::new();
    let mut input = b"\xff\xfe\n".to_vec();
    input.extend(b"{\"schema\":1,\"edition\":\"1998\"}\n");
    let ran = bench.run_with(&["batch"], &input);
    let rows = rows(&ran.ends(1).out);
    assert!(rows[0]["error"].as_str().expect("error").contains("UTF-8"), "{}", rows[0]);
    assert!(rows[1]["error"].as_str().expect("error").contains("'1998'"), "{}", rows[1]);
}

#[test]
fn the_same_answer_as_code_gives() {
    let bench = Bench::new();
    let file = bench.file("a.json", json_line(1, 16));
    let one = bench.run(&["code", &file, "--format", "json"]).objects();
    assert_eq!(rows(&bench.run_with(&["batch"], json_line(1, 16)).out), one);
}

#[test]
fn files_are_read_and_written() {
    let bench = Bench::new();
    let input = bench.file("in.ndjson", format!("{}\n{}", json_line(1, 1), json_line(2, 2)));
    let ran = bench.run(&["batch", &input, "out.ndjson"]);
    ran.prints_nothing().is_quiet();
    let written = std::fs::read_to_string(bench.path("out.ndjson")).expect("written");
    assert_eq!(rows(&written).len(), 2, "the last line has no line end");
    assert_eq!(bench.run(&["batch", &input]).out, written);
}

#[test]
fn the_input_is_not_overwritten() {
    let bench = Bench::new();
    let input = bench.file("in.ndjson", json_line(1, 1));
    bench.run(&["batch", &input, "./in.ndjson"]).ends(2).says("in.ndjson");
    assert_eq!(std::fs::read_to_string(bench.path("in.ndjson")).expect("file"), json_line(1, 1));
}

#[test]
fn an_output_that_cannot_be_written_is_named() {
    let bench = Bench::new();
    let input = bench.file("in.ndjson", json_line(1, 1));
    bench.run(&["batch", &input, "no/such/folder/out.ndjson"]).ends(2).prints_nothing().says("out.ndjson");
}

#[test]
fn nothing_in_nothing_out() {
    Bench::new().run_with(&["batch"], "").ends(0).prints_nothing().is_quiet();
}

#[test]
fn a_very_long_line_is_no_trouble() {
    let bench = Bench::new();
    let lesion = r#"{"id":"ID","diagnosis":"actinic keratosis","site":"cheek","side":"left","count":1}"#;
    let lesions: Vec<String> = (0..3_000).map(|id| lesion.replace("ID", &format!("L{id}"))).collect();
    let line = format!(
        r#"{{"schema":1,"id":"long","date_of_service":"2026-09-14","lesion":[{}]}}"#,
        lesions.join(",")
    );
    let ran = bench.run_with(&["batch"], format!("{line}\n{}\n", json_line(2, 1)));
    let rows = rows(&ran.out);
    assert_eq!((&rows[0]["encounter"], &rows[1]["encounter"]), (&"long".into(), &"2".into()));
}

#[test]
fn an_answer_does_not_wait_for_the_next_line() {
    let bench = Bench::new();
    let mut child = bench.command().arg("batch").stdin(Stdio::piped()).spawn().expect("started");
    let mut stdin = child.stdin.take().expect("stdin");
    let mut stdout = BufReader::new(child.stdout.take().expect("stdout"));
    for id in 1..=3 {
        writeln!(stdin, "{}", json_line(id, 1)).expect("written");
        let mut answer = String::new();
        stdout.read_line(&mut answer).expect("answer");
        assert_eq!(rows(&answer)[0]["encounter"], id.to_string());
    }
    drop(stdin);
    child.wait().expect("ended");
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let bench = Bench::new();
    let mut child = bench.command().arg("batch").stdin(Stdio::piped()).spawn().expect("started");
    let mut stdin = child.stdin.take().expect("stdin");
    let writer = std::thread::spawn(move || {
        let line = format!("{}\n", json_line(1, 1));
        // Without an end: only the closed pipe ends the program.
        while stdin.write_all(line.as_bytes()).is_ok() {}
    });
    let mut first = String::new();
    BufReader::new(child.stdout.take().expect("stdout")).read_line(&mut first).expect("answer");
    let ended = child.wait().expect("ended");
    writer.join().expect("writer");
    let mut said = String::new();
    child.stderr.take().expect("stderr").read_to_string(&mut said).expect("stderr");
    assert_eq!((ended.code(), said.as_str()), (Some(0), ""));
}
