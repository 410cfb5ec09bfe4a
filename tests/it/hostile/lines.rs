//! What is typed, pasted or given as an argument: nothing of it comes back as it was where that would steer the terminal.

use super::{NASTY, is_plain};
use crate::cli::Bench;

#[test]
fn arguments_are_repeated_in_plain_words() {
    let bench = Bench::new();
    for nasty in NASTY {
        for args in [
            &[*nasty][..],
            &["code", nasty],
            &["show", nasty],
            &["rm", nasty],
            &["why", nasty],
            &["why", "x.toml", nasty],
            &["check", nasty, nasty],
            &["frame", "--keys", nasty],
            &["frame", "--size", nasty],
            &["frame", "--date", nasty],
            &["frame", "--saved", nasty],
            &["code", "--history", nasty, "--line", "ak"],
            &["code", "--format", nasty],
            &["batch", nasty],
            &["batch", "x", nasty],
            &["--", nasty],
            &["code", "--line", nasty],
        ] {
            let ran = bench.run(args);
            is_plain(&format!("{args:?}"), &format!("{}{}", ran.out, ran.err));
            assert!(!ran.err.is_empty() || ran.status == 0, "{args:?}: {ran:?}");
        }
    }
}

#[test]
#[cfg(target_os = "linux")]
fn names_of_files_are_told_in_plain_words() {
    use std::os::unix::ffi::OsStringExt;
    let bench = Bench::new();
    for name in [
        &b"\xff\xfe\x1b[2J.toml"[..],
        b"a\x1b]0;x\x07.toml",
        b"line\nend.toml",
        "\u{202e}lmot.x.toml".as_bytes(),
    ] {
        let name = std::ffi::OsString::from_vec(name.to_vec());
        std::fs::write(bench.path("").join(&name), "schema = 1\n[[lesion]]\nsize = 3\n").expect("file");
        for command in ["code", "check", "show", "frame", "batch"] {
            let ran = bench.run(&[std::ffi::OsStr::new(command), &name]);
            is_plain(&format!("{command} {name:?}"), &format!("{}{}", ran.out, ran.err));
            assert!(!format!("{}{}", ran.out, ran.err).is_empty(), "{command} {name:?}");
        }
    }
    // The same in a folder of earlier encounters and among the saved ones.
    let ran = bench.run(&["code", "--line", "ak face ln2", "--history", "."]);
    is_plain("history", &format!("{}{}", ran.out, ran.err));
    ran.ends(2);
}

#[test]
fn the_environment_is_told_in_plain_words() {
    let bench = Bench::new();
    for nasty in NASTY {
        let mut command = bench.command();
        command.args(["doctor"]).env("TERM", nasty).env("COLORTERM", nasty).env("NO_COLOR", nasty);
        let output = command.env("CURETTE_HOME", bench.path(nasty.trim_matches('/'))).output().expect("run");
        is_plain(nasty, &String::from_utf8(output.stdout).expect("text"));
        is_plain(nasty, &String::from_utf8(output.stderr).expect("text"));
    }
}

#[test]
fn a_line_longer_than_a_page_is_refused_and_says_so() {
    let bench = Bench::new();
    let long = "5 ak face ln2 ".repeat(2_000);
    bench.run(&["code", "--line", &long]).ends(2).says("longer than 10000 characters");
}
