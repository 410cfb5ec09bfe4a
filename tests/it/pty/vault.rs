//! Vault and lock in a real terminal: what the disk and the screen say of a patient, and that nothing is lost.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use super::terminal::Terminal;

const WORDS: &str = "several quiet words";
const ENTER: &str = "\r";
const CTRL_L: &str = "\x0c";
const CTRL_Q: &str = "\x11";
const CTRL_S: &str = "\x13";

/// A home with a vault.
fn with_vault() -> tempfile::TempDir {
    let home = tempfile::tempdir().expect("home");
    let mut child = Command::new(env!("CARGO_BIN_EXE_curette"))
        .args(["vault", "on", "--passphrase-file", "-"])
        .env("CURETTE_HOME", home.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("started");
    child.stdin.take().expect("stdin").write_all(WORDS.as_bytes()).expect("passphrase");
    assert!(child.wait().expect("ended").success());
    home
}

/// Everything that stands in the files below a folder, in small letters.
fn below(folder: &Path) -> String {
    let Ok(entries) = fs::read_dir(folder) else { return String::new() };
    let paths = entries.map(|entry| entry.expect("entry").path());
    let one = |path: std::path::PathBuf| {
        let text = if path.is_dir() {
            below(&path)
        } else {
            String::from_utf8_lossy(&fs::read(&path).unwrap_or_default()).to_lowercase()
        };
        format!("{}\n{text}", path.display())
    };
    paths.map(one).collect()
}

#[track_caller]
fn nothing_on_disk(home: &Path) {
    let all = below(&home.join("data")) + &below(&home.join("state"));
    for secret in ["secret", "keratosis", "ak face"] {
        assert!(!all.contains(secret), "'{secret}' stands on the disk");
    }
    assert!(all.contains("curette-sealed") || all.contains("sealed\t"), "something is there");
}

#[test]
fn a_whole_session_leaves_nothing_in_clear_and_a_lock_shows_and_loses_nothing() {
    let home = with_vault();
    let mut terminal = Terminal::start(home.path());
    terminal.wait_for("Locked. Type the passphrase").send("several quiet word").send(ENTER);
    terminal.wait_for("That is not the passphrase.").send(WORDS).send(ENTER).wait_for("Entry");
    // The patient, two entries, an undone one, and half a line.
    terminal
        .send("\x1bOQ")
        .wait_for("Encounter details")
        .send("SECRET-7")
        .send(ENTER)
        .wait_for("SECRET-7")
        .send("Secret Name");
    terminal.send(ENTER).send("\x1b").wait_for("Entry").send("5 ak face ln2").send(ENTER).wait_for("added A");
    terminal.send("3 ak scalp ln2").send(ENTER).wait_for("added B").wait_for("SECRET-7");
    nothing_on_disk(home.path());
    terminal.send("2 secret wor").wait_for("2 secret wor");

    terminal.send(CTRL_L).wait_for("Locked. Type the passphrase");
    let hidden = terminal.contents();
    for word in ["SECRET", "Secret", "secret", "17000", "face", "A "] {
        assert!(!hidden.contains(word), "'{word}' is seen:\n{hidden}");
    }
    // Keys of the table mean nothing here, and nothing of them is shown.
    terminal.send(CTRL_S).send("not it").send(ENTER).wait_for("That is not the passphrase.");
    terminal.send(WORDS).send(ENTER).wait_for("2 secret wor").wait_for("SECRET-7").wait_for("17003");
    nothing_on_disk(home.path());
    terminal.send("\x15").send(CTRL_S).wait_for("saved to");
    nothing_on_disk(home.path());
    terminal.send(CTRL_Q);
    assert_eq!(terminal.end().exit_code(), 0);

    // The list reads it again, and the trash takes it.
    let mut again = Terminal::start(home.path());
    again
        .wait_for("Locked.")
        .send(WORDS)
        .send(ENTER)
        .wait_for("SECRET-7")
        .send("\x1b[3~")
        .wait_for("to the trash?");
    again.send("y").wait_for("no encounter is saved yet").send(CTRL_L).wait_for("Locked.");
    nothing_on_disk(home.path());
    again.send("\x1b");
    assert_eq!(again.end().exit_code(), 0);
}

#[test]
fn what_was_accepted_survives_a_kill_of_the_locked_program() {
    let home = with_vault();
    let mut terminal = Terminal::start(home.path());
    terminal.wait_for("Locked.").send(WORDS).send(ENTER).wait_for("Entry");
    terminal.send("5 ak face ln2\r").wait_for("added A").send(CTRL_L).wait_for("Locked.").signal("KILL");
    assert!(!terminal.end().success());
    nothing_on_disk(home.path());
    // Leaving while it is locked loses nothing either.
    for _ in 0..2 {
        let mut again = Terminal::start(home.path());
        again
            .wait_for("Locked.")
            .send(WORDS)
            .send(ENTER)
            .wait_for("restored what was not saved")
            .wait_for("17003");
        again.send(CTRL_L).wait_for("Locked.").send(CTRL_Q);
        assert_eq!(again.end().exit_code(), 0);
        again.is_given_back();
    }
    // Without a journal, or with words that are typed, it is said first.
    let mut typing = Terminal::start(home.path());
    typing.wait_for("Locked.").send(WORDS).send(ENTER).wait_for("restored").send("half").wait_for("> half");
    typing.send(CTRL_L).wait_for("Locked.").send(CTRL_Q).wait_for("loses what was typed last").send(CTRL_Q);
    assert_eq!(typing.end().exit_code(), 0);
}

#[test]
fn an_answer_of_practice_that_was_begun_is_there_after_a_lock() {
    let home = with_vault();
    let mut terminal = Terminal::start(home.path());
    terminal.wait_for("Locked.").send(WORDS).send(ENTER).wait_for("Entry");
    terminal.send("\x1bOQ").wait_for("Encounter details").send("SECRET-7").send(ENTER).send("\x1b");
    terminal.wait_for("Entry").send("5 ak face ln2").send(ENTER).wait_for("added A");
    terminal
        .send("\x1b[18~")
        .wait_for("Practice")
        .send("seven keratoses in three\r")
        .wait_for("vertex scalp");
    terminal.send("17000 dx L57.0\r17003 x").wait_for("17003 x");
    assert!(!terminal.contents().contains("SECRET"), "{}", terminal.contents());
    terminal.send(CTRL_L).wait_for("Locked.");
    let hidden = terminal.contents();
    for word in ["SECRET", "17000", "17003", "scalp"] {
        assert!(!hidden.contains(word), "'{word}' is seen:\n{hidden}");
    }
    // Leaving would lose it, and that is said first.
    terminal.send(CTRL_Q).wait_for("loses what was typed last");
    terminal.send(WORDS).send(ENTER).wait_for("SECRET-7").wait_for("unlocked");
    terminal.send("\x1b[18~").wait_for("vertex scalp").wait_for("17003 x").wait_for("17000, for L57.0");
    terminal.send("6 dx L57.0").wait_for("17003, 6 units").send(CTRL_S).wait_for("Are you sure").send("s");
    terminal.wait_for("Right. 100 of 100 points");
    let results = fs::read_to_string(home.path().join("data/practice/results.ndjson")).expect("results");
    assert!(results.contains("seven-keratoses-three-places") && !results.contains("SECRET"), "{results}");
    nothing_on_disk(home.path());
}

#[test]
fn it_locks_itself_when_nobody_types() {
    let home = with_vault();
    fs::create_dir_all(home.path().join("config")).expect("folder");
    fs::write(home.path().join("config/config.toml"), "[privacy]\nlock_after = \"2 s\"\n").expect("settings");
    let mut terminal = Terminal::start(home.path());
    terminal
        .wait_for("Locked.")
        .send(WORDS)
        .send(ENTER)
        .wait_for("Entry")
        .send("5 ak face ln2\rsome")
        .wait_for("> some");
    terminal.wait_for("Locked.");
    assert!(!terminal.contents().contains("face"), "{}", terminal.contents());
    terminal.send(WORDS).send(ENTER).wait_for("> some").wait_for("17003");
}

#[test]
fn without_a_vault_ctrl_l_draws_a_curtain_and_says_so() {
    let home = tempfile::tempdir().expect("home");
    let mut terminal = Terminal::start(home.path());
    terminal
        .wait_for("Entry")
        .send("5 ak face ln2\r")
        .wait_for("added A")
        .send("half")
        .wait_for("> half")
        .send(CTRL_L);
    terminal.wait_for("a curtain, not a lock");
    assert!(!terminal.contents().contains("face"), "{}", terminal.contents());
    terminal.send("x").send(ENTER).wait_for("> half").wait_for("17003");
    assert!(!terminal.contents().contains("halfx"), "keys of the curtain are not typed");
}

#[test]
fn what_cannot_be_opened_is_said_after_the_passphrase_and_nothing_before() {
    let home = with_vault();
    let mut terminal = Terminal::with(home.path(), (80, 24), &[], &["01NOSUCH"]);
    terminal.wait_for("Locked.").send(WORDS).send(ENTER);
    assert_eq!(terminal.end().exit_code(), 2);
    terminal.is_given_back().wait_for("no saved encounter has an id beginning with '01NOSUCH'");
}

#[test]
fn a_command_asks_for_the_passphrase_on_the_terminal_and_does_not_show_it() {
    let home = with_vault();
    let mut terminal = Terminal::with(home.path(), (80, 24), &[], &["list"]);
    terminal.wait_for("Passphrase: ").send("wrong words").send(ENTER).wait_for("once more");
    terminal.send(WORDS).send(ENTER);
    assert_eq!(terminal.end().exit_code(), 0);
    assert!(!terminal.written().contains("words"), "{}", terminal.written());
}
