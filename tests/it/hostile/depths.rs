//! Brackets in brackets: a hundred thousand of them are a mistake in the text and no overflow of the stack.

use curette::choices::Choices;
use curette::config::keymap::Keymap;
use curette::config::theme::Theme;
use curette::entry::Abbreviations;
use curette::format::{read, read_json};

use crate::cli::Bench;

const DEEP: usize = 100_000;

/// Texts nested so deeply, closed and left open, as lists and as tables.
fn deep() -> Vec<String> {
    let (open, close) = ("[".repeat(DEEP), "]".repeat(DEEP));
    vec![
        format!("{{\"schema\":1,\"lesion\":{open}{close}}}"),
        format!("{{\"schema\":1,\"lesion\":{open}"),
        format!("{}1{}", "{\"a\":".repeat(DEEP), "}".repeat(DEEP)),
        format!("schema = 1\nlesion = {open}{close}\n"),
        format!("schema = 1\nlesion = {open}"),
        format!("schema = 1\nlesion = {}1{}\n", "{a=".repeat(DEEP), "}".repeat(DEEP)),
        format!("schema = 1\n{}x = 1\n", "a.".repeat(DEEP)),
        format!("[{}x]\n", "a.".repeat(DEEP)),
        format!("[keys]\nsave = {open}{close}\n"),
    ]
}

#[test]
fn deep_texts_are_mistakes_with_a_place() {
    for text in deep() {
        let start = &text[..30];
        let errors = read(&text).map(|_| ()).expect_err(start);
        assert!(errors.0.len() <= 102, "{start}: {}", errors.0.len());
        assert!(errors.to_string().len() < 100_000, "{start}");
        assert!(read_json(&text).is_err(), "{start}");
        assert!(Theme::parse(&text, &[]).is_err(), "{start}");
        assert!(Keymap::parse(&text, &["save"]).is_err(), "{start}");
        assert!(Abbreviations::parse(&text).is_err(), "{start}");
    }
}

#[test]
fn the_program_lives_through_them() {
    let bench = Bench::new();
    let config = bench.path("home/config");
    std::fs::create_dir_all(&config).expect("folder");
    for text in deep() {
        let file = bench.file("deep.toml", &text);
        bench.run(&["code", &file]).ends(2).prints_nothing();
        bench.run_with(&["batch"], text.replace('\n', " ")).ends(1).prints("\"error\"");
        for name in ["config.toml", "theme.toml", "keymap.toml", "abbreviations.toml"] {
            std::fs::write(config.join(name), &text).expect("file");
        }
        bench.run(&["doctor"]).ends(1).prints("Needs attention");
    }
    let folders = curette::config::Folders::under(&bench.path("home"));
    assert!(!Choices::read(&folders).faults.is_empty());
}
