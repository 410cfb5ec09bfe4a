//! Without a terminal the program says what it needs and what to use instead, and ends with 2.

use std::process::{Command, Stdio};

use super::terminal::{Terminal, looks};

#[test]
fn without_a_terminal_it_says_so_and_ends_with_2() {
    for (args, term) in [(&[][..], "xterm-256color"), (&["new"], "xterm-256color"), (&[], "dumb")] {
        let home = tempfile::tempdir().expect("home");
        let out = Command::new(env!("CARGO_BIN_EXE_curette"))
            .args(args)
            .env("CURETTE_HOME", home.path())
            .env("TERM", term)
            .stdin(Stdio::null())
            .output()
            .expect("program");
        assert_eq!(out.status.code(), Some(2), "{args:?}");
        let said = String::from_utf8_lossy(&out.stderr).into_owned();
        assert!(said.contains("terminal") && said.contains("curette code"), "{said}");
        assert!(out.stdout.is_empty() && !said.contains('\x1b'), "{said}");
    }
}

#[test]
fn one_side_that_is_no_terminal_is_enough_to_say_so() {
    let home = tempfile::tempdir().expect("home");
    for line in ["\"$0\" </dev/null; echo ended with $?", "\"$0\" >/dev/null; echo ended with $?"] {
        let mut terminal = Terminal::shell(home.path(), line);
        terminal.wait_for("curette code").wait_for("ended with 2");
        assert!(!terminal.written().contains("\x1b["), "{line}");
    }
}

#[test]
fn a_dumb_terminal_gets_no_colours_and_no_weights() {
    let home = tempfile::tempdir().expect("home");
    let mut terminal = Terminal::with(home.path(), (80, 24), &[("TERM", "dumb")], &[]);
    terminal.wait_for("Entry").send("bcc nose edc\r").wait_for("? size").wait_for("not saved");
    let written = terminal.written();
    // Back to plain (0), and back to the terminal's own colours (39, 49, 59).
    let plain = |look: &Vec<u16>| look.iter().all(|number| [0, 39, 49, 59].contains(number));
    let other: Vec<_> = looks(&written).into_iter().filter(|look| !plain(look)).collect();
    assert!(other.is_empty(), "{other:?}");
}
