//! Too many and too much: each has a bound, and the message names it.

use curette::engine::date::Date;
use curette::format::{LARGEST, read, read_json};

use crate::cli::Bench;

#[track_caller]
fn refused(text: &str, says: &str) {
    let errors = read(text).map(|_| ()).expect_err(says).to_string();
    assert!(errors.contains(says), "'{says}' is not in: {}", &errors[..errors.len().min(2_000)]);
}

#[test]
fn more_lesions_than_there_can_be_are_refused_with_the_number() {
    let many = format!("schema = 1\n{}", "[[lesion]]\n".repeat(1_000_000));
    refused(&many, "'lesion' has 1000000 entries; write at most 100000");
    let many = format!("{{\"schema\":1,\"lesion\":[{}{{}}]}}", "{},".repeat(999_999));
    refused(&many, "'lesion' has 1000000 entries; write at most 100000");
    let many = format!("{{\"schema\":1,\"lesion\":[{}0]}}", "0,".repeat(3_000_000));
    refused(&many, "more than 2000000 values");
}

#[test]
fn a_number_of_any_length_is_refused_and_not_cut() {
    let digits = "9".repeat(10_000);
    for number in ["4000000000", "4294967296", "-1", "100001", "18446744073709551616", &digits] {
        refused(&format!("schema = 1\n[[lesion]]\ncount = {number}\n"), "a whole number from 0 to 100000");
        refused(&format!("schema = 1\n[stated]\ntags = {number}\n"), "a whole number from 0 to 100000");
    }
    for length in [
        format!("{digits} mm"),
        format!("0.{digits} mm"),
        format!("{} mm", "1+".repeat(5_000)),
        digits.clone(),
    ] {
        let text = format!("schema = 1\n[[lesion]]\nsize = \"{length}\"\narea = \"{length}2\"\n");
        let errors = read(&text).map(|_| ()).expect_err("refused").to_string();
        assert!(errors.len() < 2_000, "the error does not repeat all of it: {} bytes", errors.len());
    }
    assert!(read_json(&format!("{{\"schema\":{digits}}}")).is_err());
}

#[test]
fn counts_in_a_typed_line_have_the_bound_of_the_file() {
    let bench = Bench::new();
    for line in [
        "200000 ak face ln2",
        "4000000000 ak face ln2",
        "99999999999999999999 ak face ln2",
        "ak face ln2 x200000",
        "mohs nose bcc 200000+3",
        "total 4000000000 ak",
        "ak face ln2 epilation 4000000000min",
    ] {
        // What was taken can be saved and read again, by the journal as well: nothing accepted is lost.
        let ran = bench.run(&["new", "--save", "--line", line]);
        if ran.status == 0 {
            assert_ne!(bench.run(&["code", ran.out.trim()]).status, 2, "{line}");
            let shown = bench.run(&["show", ran.out.trim()]);
            assert!(!shown.ends(0).out.contains("00000\n"), "{line}: {shown:?}");
        }
        assert!(!ran.err.contains("cannot be saved"), "{line}: {ran:?}");
    }
    bench.run(&["new", "--save", "--line", "200000 ak face ln2"]).ends(0);
}

#[test]
fn the_first_and_the_last_day_there_are_can_be_coded() {
    let bench = Bench::new();
    for day in ["0000-01-01", "0001-01-01", "9999-12-31"] {
        assert!(Date::parse(day).is_some());
        let text = format!(
            "{{\"schema\":1,\"date_of_service\":\"{day}\",\"lesion\":[{{\"diagnosis\":\"actinic keratosis\"}}]}}\n"
        );
        let file = bench.file("day.json", &text);
        std::fs::create_dir_all(bench.path("past")).expect("folder");
        bench.file("past/day.json", text.replace("{\"schema", "{\"patient\":{\"id\":\"1\"},\"schema"));
        bench.run(&["code", &file, "--history", "past"]).prints(day).is_quiet();
    }
    for day in ["10000-01-01", "2026-02-30", "-0001-01-01", "2026-00-10", "99999999999999-01-01"] {
        refused(&format!("{{\"schema\":1,\"date_of_service\":\"{day}\"}}"), "is no day of the calendar");
    }
}

#[test]
fn a_file_larger_than_the_largest_is_not_read_to_its_end() {
    let bench = Bench::new();
    let large = std::fs::File::create(bench.path("large.toml")).expect("file");
    // Sparse: a terabyte that takes no room on the disk.
    large.set_len(1 << 40).expect("length");
    assert_eq!(LARGEST, 16 * 1024 * 1024);
    bench.run(&["code", "large.toml"]).ends(2).says("larger than 16 MB");
    bench.run(&["frame", "large.toml"]).ends(2).says("larger than 16 MB");
    std::fs::create_dir_all(bench.path("home/data/encounters")).expect("folder");
    std::fs::rename(bench.path("large.toml"), bench.path("home/data/encounters/large.toml")).expect("moved");
    bench.run(&["list"]).ends(0).prints("more than an encounter can have");
}

#[test]
fn a_line_of_a_batch_longer_than_the_largest_is_told_and_the_next_is_read() {
    let bench = Bench::new();
    let mut input = vec![b'{'; LARGEST + 10];
    input.extend_from_slice(b"\n{\"schema\":1}\n");
    let ran = bench.run_with(&["batch"], input);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert!(
        lines[0].contains("\"line\": 1") && lines[0].contains("longer than 16777216 bytes"),
        "{}",
        lines[0]
    );
    assert!(lines[1].starts_with("{\"schema\":1"), "{}", lines[1]);
}
