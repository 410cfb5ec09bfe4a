//! What stands open and cannot be closed, as it belongs to another user or lies on a disk that is only read: it is said
//! once, and nothing else stops. `strace` makes the calls fail that would close it; without it these tests say that they
//! skip.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use crate::cli::{Bench, Ran};

/// The program under these words of a shell may close nothing.
const MAY_NOT: &str = "strace -f -qq -o /dev/null -e trace=?chmod,?fchmodat,?fchmodat2 \
-e inject=?chmod,?fchmodat,?fchmodat2:error=EPERM";

fn can_fail() -> bool {
    let ran = Command::new("sh").args(["-c", &format!("{MAY_NOT} true")]).output().expect("shell");
    if !ran.status.success() {
        println!("unclosed: skipped, as there is no 'strace' that may look into a process here");
    }
    ran.status.success()
}

fn open_to_all(path: &Path) {
    let mode = if path.is_dir() { 0o755 } else { 0o644 };
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("opened");
    for entry in fs::read_dir(path).into_iter().flatten() {
        open_to_all(&entry.expect("entry").path());
    }
}

/// A store of three encounters in which everything stands open.
fn open_store() -> Bench {
    let bench = Bench::new();
    for _ in 0..3 {
        bench.run(&["new", "--save", "--line", "5 ak face ln2"]).ends(0);
    }
    bench.run(&["list"]).ends(0);
    open_to_all(&bench.path("home"));
    bench
}

fn run(bench: &Bench, arguments: &str) -> Ran {
    let output = Command::new("sh")
        .args(["-c", &format!("{MAY_NOT} \"$0\" {arguments}"), env!("CARGO_BIN_EXE_curette")])
        .env("CURETTE_HOME", bench.path("home"))
        .output()
        .expect("shell");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    Ran { out: text(output.stdout), err: text(output.stderr), status: output.status.code().expect("status") }
}

#[test]
fn what_cannot_be_closed_is_said_once_by_a_command_that_goes_on() {
    if !can_fail() {
        return;
    }
    let bench = open_store();
    let ran = run(&bench, "list");
    assert_eq!(ran.ends(0).out.lines().count(), 3, "{ran:?}");
    let data = bench.path("home/data").display().to_string();
    ran.says(&format!(
        "others may open '{data}' (0755) and it could not be closed (operation not permitted)"
    ));
    ran.says(&format!("its owner can: chmod 0700 '{data}'")).says("'curette doctor' names");
    assert!(
        ran.err.lines().count() <= 2,
        "one line for the store, and one for the encounters at most: {ran:?}"
    );
    // Saving, looking and throwing away go on as well.
    let id = &ran.out[..26];
    run(&bench, "new --save --line '3 ak scalp ln2'").ends(0);
    run(&bench, &format!("show {id}")).ends(0).prints("actinic keratosis");
    run(&bench, &format!("rm {id}")).ends(0);
    assert_eq!(run(&bench, "list").ends(0).out.lines().count(), 3);
}

#[test]
fn the_terminal_says_it_once_however_often_the_list_is_opened() {
    if !can_fail() {
        return;
    }
    let bench = open_store();
    let line = format!("exec {MAY_NOT} \"$0\"");
    let mut terminal = crate::pty::terminal::Terminal::shell(&bench.path("home"), &line);
    terminal.wait_for("Encounters").wait_for("others may open").wait_for("x 4");
    terminal.send("\r").wait_for("Checklist").send("3 ak scalp ln2\r").wait_for("x 7");
    for _ in 0..2 {
        terminal.send("\x1b[19~").wait_for("Enter open").wait_for("x 4");
        let seen = terminal.contents();
        assert!(!seen.contains("others may"), "it was said at the start:\n{seen}");
        terminal.send("\x1b").wait_for("F8 list");
    }
    terminal.send("\x13").wait_for("saved to").send("\x11");
    assert_eq!(terminal.end().exit_code(), 0);
}
