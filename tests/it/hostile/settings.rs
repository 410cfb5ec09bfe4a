//! Files of the settings with very many faults: told up to a number, and read in a time that grows with the file alone.

use curette::config::keymap::Keymap;
use curette::config::theme::Theme;
use curette::entry::Abbreviations;

use super::is_plain;
use crate::cli::Bench;

/// Bytes of a file: what takes a time that grows with their square is noticed.
const MUCH: usize = 96 * 1024;

/// So many short lines with a fault each.
fn faults(line: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for at in 0.. {
        let next = line(at);
        if text.len() + next.len() > MUCH {
            break;
        }
        text.push_str(&next);
    }
    text
}

#[test]
fn a_hundred_faults_are_told_and_not_a_hundred_thousand() {
    for text in [
        faults(|at| format!("k{at}=1\n")),
        faults(|_| "=\n".to_owned()),
        format!("name = \"t\"\n[roles]\n{}", faults(|at| format!("r{at}=\"red\"\n"))),
        format!("[keys]\n{}", faults(|at| format!("k{at}=[\"x\"]\n"))),
        format!("[policy]\n{}", faults(|at| format!("k{at}=\"x\"\n"))),
    ] {
        let text = &text[..text.len().min(MUCH)];
        let text = &text[..text.rfind('\n').expect("line") + 1];
        for mistakes in [Theme::parse(text, &[]).err(), Keymap::parse(text, &["save"]).err()] {
            let mistakes = mistakes.expect("mistakes");
            assert!((1..=300).contains(&mistakes.len()), "{}", mistakes.len());
        }
        assert!(Abbreviations::read(text).1.len() <= 100);
        let bench = Bench::new();
        std::fs::create_dir_all(bench.path("home/config")).expect("folder");
        bench.file("home/config/config.toml", text);
        let ran = bench.run(&["code", "--line", "ak face ln2"]);
        assert!((1..=102).contains(&ran.err.lines().count()), "{}", ran.err.lines().count());
        assert!(ran.out.contains("17000"), "the rest is in force: {ran:?}");
    }
}

#[test]
fn nothing_of_a_faulty_file_steers_the_terminal() {
    let bench = Bench::new();
    std::fs::create_dir_all(bench.path("home/config")).expect("folder");
    for nasty in super::NASTY {
        let quoted = serde_json::to_string(nasty).expect("JSON").replace('\u{7f}', "\\u007f");
        let text = format!(
            "theme = {quoted}\nabbreviations = {quoted}\n{quoted} = {quoted}\n[defaults]\nclinician = {{ name = {quoted} }}\n\
             payer = {quoted}\n[policy]\n{quoted} = {quoted}\n[keys]\n{quoted} = [{quoted}]\nsave = [{quoted}]\n"
        );
        for name in ["config.toml", "theme.toml", "keymap.toml"] {
            bench.file(&format!("home/config/{name}"), &text);
        }
        for args in [&["doctor"][..], &["code", "--line", "ak face ln2"]] {
            let ran = bench.run(args);
            is_plain(&format!("{nasty:?}: {args:?}"), &format!("{}{}", ran.out, ran.err));
        }
    }
}
