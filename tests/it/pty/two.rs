//! Two curettes on one encounter: the second one looks only, says who has it open, and takes over once that one has ended.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::terminal::Terminal;

/// Runs a command in this home.
pub fn curette(home: &Path, args: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_curette");
    Command::new(program).args(args).env("CURETTE_HOME", home).output().expect("program")
}

/// Saves an encounter of five keratoses and gives its file and id.
pub fn saved(home: &Path) -> (PathBuf, String) {
    let ran = curette(home, &["new", "--save", "--line", "5 ak face ln2"]);
    let path = PathBuf::from(String::from_utf8(ran.stdout).expect("text").trim_end());
    let id = path.file_stem().expect("stem").to_str().expect("text").to_owned();
    (path, id)
}

/// The program with this encounter.
pub fn open(home: &Path, id: &str) -> Terminal {
    Terminal::with(home, (100, 30), &[], &[id])
}

const TAKE_OVER: &str = "\x1bo";

#[test]
fn the_second_one_reads_only_sees_what_is_saved_and_takes_over_when_the_first_has_ended() {
    let home = tempfile::tempdir().expect("home");
    let (path, id) = saved(home.path());
    let mut first = open(home.path(), &id);
    first.wait_for("x 4").wait_for(" saved");
    let mut second = open(home.path(), &id);
    second.wait_for("READ-ONLY").wait_for("open in another curette (pid ").wait_for("since 20");
    // Everything that would change it is refused with the reason, and what was typed stays.
    second.send("3 ak scalp ln2\r").wait_for("take line: not done, read-only").wait_for("3 ak scalp ln2");
    for (keys, refused) in [
        ("\x13", "save: not done, read-only"),
        ("\x1b[20~", "sign: not done, read-only"),
        ("\t\x1b[3~", "remove: not done, read-only"),
    ] {
        second.send(keys).wait_for(refused);
    }
    second.send("\x1b\x1b").send(TAKE_OVER).wait_for("not taken over: it is still open in another curette");
    // What the first one saves is seen without a key.
    first.send("2 ak ear ln2\r").wait_for("added B").send("\x13").wait_for("saved to");
    second.wait_for("its new version is shown").wait_for("Lesions 2").wait_for("READ-ONLY");
    first.send("\x11");
    assert_eq!(first.end().exit_code(), 0);
    second.wait_for("the other curette has ended: Alt-O takes over").send(TAKE_OVER).wait_for("taken over");
    second.send("\r").wait_for("added C").send("\x13").wait_for("saved to").send("\x11");
    assert_eq!(second.end().exit_code(), 0);
    let text = std::fs::read_to_string(path).expect("file");
    assert_eq!(text.matches("[[lesion]]").count(), 3, "{text}");
    let left = std::fs::read_dir(home.path().join("state/journals")).expect("folder").count();
    assert_eq!(left, 0, "neither a lock nor a word about its holder stays");
}

#[test]
fn what_a_killed_one_had_not_saved_comes_with_taking_over() {
    let home = tempfile::tempdir().expect("home");
    let (_, id) = saved(home.path());
    let mut first = open(home.path(), &id);
    first.wait_for("x 4").send("2 ak ear ln2\r").wait_for("added B");
    let mut second = open(home.path(), &id);
    second.wait_for("READ-ONLY").wait_for("Lesions 1");
    first.signal("KILL");
    assert!(!first.end().success());
    second.wait_for("the other curette has ended").send(TAKE_OVER);
    second.wait_for("taken over; restored what was not saved: an encounter with 2 lesion entries");
    second.wait_for("not saved").send("\x13").wait_for("saved to").send("\x11");
    assert_eq!(second.end().exit_code(), 0);
}

#[test]
fn a_dead_lock_is_none() {
    let home = tempfile::tempdir().expect("home");
    let (_, id) = saved(home.path());
    let mut first = open(home.path(), &id);
    first.wait_for("x 4").signal("KILL");
    assert!(!first.end().success());
    let mut second = open(home.path(), &id);
    second.wait_for(" saved").send("2 ak ear ln2\r").wait_for("added B");
    assert!(!second.contents().contains("READ-ONLY"), "{}", second.contents());
}

#[test]
fn what_is_open_is_not_moved_to_the_trash_by_another_one() {
    let home = tempfile::tempdir().expect("home");
    let (path, id) = saved(home.path());
    let mut first = open(home.path(), &id);
    first.wait_for("x 4");
    let refused = curette(home.path(), &["rm", &id]);
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8(refused.stderr).expect("text");
    assert!(said.contains("this encounter is open in another curette (pid "), "{said}");
    assert!(path.exists());
    let mut second = Terminal::with(home.path(), (140, 30), &[], &[]);
    second.wait_for("Encounters").send("\x1b[3~").wait_for("to the trash?").send("y");
    second.wait_for("not moved to the trash: this encounter is open in another curette");
    first.send("\x11");
    assert_eq!(first.end().exit_code(), 0);
    assert_eq!(curette(home.path(), &["rm", &id]).status.code(), Some(0));
    assert!(!path.exists());
}
