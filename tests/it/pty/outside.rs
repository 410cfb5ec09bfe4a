//! A file that an editor or a sync changes while it is open: noticed without a key, and never written over silently.

use std::fs;
use std::path::Path;

use super::terminal::Terminal;
use super::two::{open, saved};

/// Writes a file as editors do: another one in its place.
fn edit(path: &Path, from: &str, to: &str) -> String {
    let before = fs::read_to_string(path).expect("file");
    let after = before.replacen(from, to, 1);
    assert_ne!(before, after, "'{from}' stands in\n{before}");
    let new = path.with_extension("new");
    fs::write(&new, &after).expect("written");
    fs::rename(new, path).expect("moved");
    after
}

fn quit(mut terminal: Terminal) {
    terminal.send("\x11");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn a_new_version_is_taken_where_nothing_was_changed_here() {
    let home = tempfile::tempdir().expect("home");
    let (path, id) = saved(home.path());
    let mut terminal = open(home.path(), &id);
    terminal.wait_for("x 4").send("3 ak sca").wait_for("3 ak sca");
    edit(&path, "count = 5", "count = 7");
    terminal.wait_for("the file was changed by another program: its new version is shown").wait_for("x 6");
    terminal.wait_for(" saved").wait_for("3 ak sca");
    // Undo brings back what was here, as a change that is not saved.
    terminal.send("\x15\t\x1a").wait_for("x 4").wait_for("not saved");
    assert!(fs::read_to_string(path).expect("file").contains("count = 7"));
}

#[test]
fn a_comment_alone_is_no_other_version_and_is_kept() {
    let home = tempfile::tempdir().expect("home");
    let (path, id) = saved(home.path());
    let mut terminal = open(home.path(), &id);
    terminal.wait_for("x 4").send("2 ak ear ln2\r").wait_for("added B");
    edit(&path, "schema = 1", "schema = 1 # by hand");
    terminal.send("\x13").wait_for("saved to");
    let text = fs::read_to_string(path).expect("file");
    assert!(text.contains("# by hand") && text.matches("[[lesion]]").count() == 2, "{text}");
    quit(terminal);
}

#[test]
fn where_both_changed_each_place_is_offered_and_nothing_is_written_before_enter() {
    let home = tempfile::tempdir().expect("home");
    let (path, id) = saved(home.path());
    let mut terminal = open(home.path(), &id);
    // Here: a lesion more and another patient. There: another count and another patient.
    terminal.wait_for("x 4").send("2 ak ear ln2\r").wait_for("added B");
    terminal.send("\x1bOQ").wait_for("Encounter details").send("OURS").send("\x1b").wait_for("patient OURS");
    let text = fs::read_to_string(&path).expect("file");
    let theirs = text.replacen("count = 5", "count = 7", 1) + "\n[patient]\nid = \"THEIRS\"\n";
    fs::write(&path, &theirs).expect("written");
    terminal.wait_for("CHANGED ON DISK").wait_for("Ctrl-S shows both");
    terminal.send("\x13").wait_for("The file was changed by another program: 3 differences");
    terminal.wait_for("OURS").wait_for("THEIRS").wait_for("count").wait_for("lesion B");
    terminal.send("\x1b").wait_for("nothing was written");
    assert_eq!(fs::read_to_string(&path).expect("file"), theirs);
    // Leaving asks, and saving from there offers both versions again.
    terminal.send("\x11").wait_for("save and quit").send("s").wait_for("3 differences").send("\r");
    assert_eq!(terminal.end().exit_code(), 0);
    let merged = fs::read_to_string(&path).expect("file");
    // The count changed only there, the lesion only here, the patient on both sides: that one is from here.
    assert!(merged.contains("count = 7") && merged.contains("\"OURS\""), "{merged}");
    assert_eq!(merged.matches("[[lesion]]").count(), 2, "{merged}");
}

#[test]
fn all_of_the_file_or_one_place_of_it_can_be_taken() {
    let home = tempfile::tempdir().expect("home");
    let (path, id) = saved(home.path());
    let mut terminal = open(home.path(), &id);
    terminal.wait_for("x 4").send("@a 6mm\r").wait_for("changed A");
    edit(&path, "count = 5", "count = 7\nsize = \"9 mm\"");
    terminal.send("\x13").wait_for("2 differences").wait_for("6mm").wait_for("9 mm");
    // All of here, then of the file the size alone: it stands after the count.
    terminal.send("h").send("\x1b[B\x1b[B\x1b[C\r").wait_for("saved to");
    let text = fs::read_to_string(&path).expect("file");
    assert!(text.contains("count = 5") && text.contains("size = \"9 mm\""), "{text}");
    terminal.send("@a 8mm\r").wait_for("changed A");
    let theirs = edit(&path, "count = 5", "count = 8");
    terminal.send("\x13").wait_for("2 differences").send("f\r").wait_for("x 7").wait_for(" saved");
    assert_eq!(fs::read_to_string(&path).expect("file"), theirs);
    quit(terminal);
}

#[test]
fn a_file_that_is_no_encounter_any_more_is_not_written_over() {
    let home = tempfile::tempdir().expect("home");
    let (path, id) = saved(home.path());
    let mut terminal = open(home.path(), &id);
    terminal.wait_for("x 4").send("2 ak ear ln2\r").wait_for("added B");
    let broken = edit(&path, "count = 5", "count = <<<<<<< HEAD");
    terminal.wait_for("it cannot be read now, nothing is overwritten");
    terminal.send("\x13").wait_for("nothing is overwritten").wait_for("Alt-S saves a copy");
    assert_eq!(fs::read_to_string(&path).expect("file"), broken);
    edit(&path, "count = <<<<<<< HEAD", "count = 5");
    terminal.send("\x13").wait_for("saved to");
    assert_eq!(fs::read_to_string(&path).expect("file").matches("[[lesion]]").count(), 2);
    quit(terminal);
}

#[test]
fn a_removed_file_is_said_and_written_anew_only_after_that() {
    let home = tempfile::tempdir().expect("home");
    let (path, id) = saved(home.path());
    let folder = home.path().join("elsewhere");
    fs::create_dir(&folder).expect("folder");
    let moved = folder.join("visit.toml");
    fs::rename(&path, &moved).expect("moved");
    let mut terminal = open(home.path(), moved.to_str().expect("text"));
    terminal.wait_for("x 4").send("2 ak ear ln2\r").wait_for("added B");
    fs::remove_dir_all(&folder).expect("removed");
    terminal.send("\x13").wait_for("was removed with its folder").wait_for("FILE REMOVED");
    assert!(!folder.exists(), "not before that was said");
    terminal.send("\x13").wait_for("saved to").wait_for(" saved");
    assert_eq!(fs::read_to_string(&moved).expect("file").matches("[[lesion]]").count(), 2);
    // Gone again, and back with another content: that is offered, not written over.
    terminal.send("3 ak neck ln2\r").wait_for("added C");
    let text = fs::read_to_string(&moved).expect("file");
    fs::remove_file(&moved).expect("removed");
    terminal.wait_for("FILE REMOVED");
    let theirs = text.replacen("count = 5", "count = 9", 1);
    fs::write(&moved, &theirs).expect("written");
    terminal.send("\x13").wait_for("2 differences");
    assert_eq!(fs::read_to_string(&moved).expect("file"), theirs);
    assert!(id.len() == 26);
}

#[test]
fn a_file_that_changed_before_what_was_left_unfinished_came_back_is_offered_too() {
    let home = tempfile::tempdir().expect("home");
    let (path, id) = saved(home.path());
    let mut terminal = open(home.path(), &id);
    terminal.wait_for("x 4").send("2 ak ear ln2\r").wait_for("added B").signal("KILL");
    assert!(!terminal.end().success());
    let theirs = edit(&path, "count = 5", "count = 7");
    let mut again = Terminal::with(home.path(), (100, 30), &[], &[]);
    again.wait_for("restored what was not saved").wait_for("its file was changed since");
    again.wait_for("CHANGED ON DISK").send("\x13").wait_for("2 differences");
    assert_eq!(fs::read_to_string(&path).expect("file"), theirs);
    again.send("\r").wait_for("saved to");
    let merged = fs::read_to_string(&path).expect("file");
    assert!(merged.contains("count = 5") && merged.matches("[[lesion]]").count() == 2, "{merged}");
    quit(again);
}
