//! Saves and journals that fail: the old file stays whole, what was entered stays, and it is said what to do.

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::terminal::Terminal;
use super::two::{curette, open, saved};

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("folder");
    entries.map(|entry| entry.expect("entry").file_name().into_string().expect("text")).collect()
}

#[test]
fn a_disk_that_takes_no_more_leaves_the_old_file_whole_and_what_was_safe_comes_back() {
    let home = tempfile::tempdir().expect("home");
    let (path, id) = saved(home.path());
    let before = fs::read(&path).expect("file");
    // No file may grow beyond two kilobytes: as a full disk does, writing fails in the middle.
    let line = format!("ulimit -f 4; exec \"$0\" {id}");
    let mut terminal = Terminal::shell(home.path(), &line);
    terminal.wait_for("x 4").resize((160, 40)).wait_for("x 4");
    let mut safe = 1;
    for at in 0..20 {
        let id = char::from(b'B' + at);
        terminal.send("bcc l nasal ala 8mm edc bxp\r").wait_for(&format!("added {id}"));
        if terminal.contents().contains("NOT SAFE ON DISK") {
            break;
        }
        safe += 1;
    }
    terminal.wait_for("but NOT SAFE yet, the journal cannot be written").wait_for("NOT SAFE ON DISK");
    for _ in 0..12 {
        terminal.send("bcc l nasal ala 8mm edc bxp\r");
    }
    terminal.send("\x13").wait_for("not saved: saving '").wait_for("Alt-S saves a copy elsewhere");
    terminal.wait_for("lets you write no larger file");
    assert_eq!(fs::read(&path).expect("file"), before);
    assert_eq!(names(path.parent().expect("folder")), [format!("{id}.toml")], "nothing half is left");
    terminal.signal("KILL");
    assert!(!terminal.end().success());
    let mut again = open(home.path(), &id);
    again.wait_for(&format!("restored what was not saved: an encounter with {safe} lesion entries"));
}

#[test]
fn where_the_folder_cannot_be_written_a_copy_goes_elsewhere_and_overwrites_nothing() {
    let home = tempfile::tempdir().expect("home");
    let mut terminal = Terminal::with(home.path(), (100, 30), &[], &[]);
    terminal.wait_for("Entry").send("5 ak face ln2\r").wait_for("added A");
    // A file where the folder should be: this holds for every user, the administrator too.
    fs::create_dir_all(home.path().join("data")).expect("folder");
    fs::write(home.path().join("data/encounters"), "no folder").expect("file");
    terminal.send("\x13").wait_for("not saved: making the folder '").wait_for("Alt-S saves a copy elsewhere");
    terminal.wait_for("not saved");
    let (there, link) = (home.path().join("there.toml"), home.path().join("link.toml"));
    fs::write(&there, "mine").expect("file");
    std::os::unix::fs::symlink(home.path().join("nowhere.toml"), &link).expect("link");
    for taken in [&there, &link] {
        terminal.send("\x1bs").wait_for("Save a copy to which new file?");
        terminal.send(&format!("{}\r", taken.display())).wait_for("no copy was saved: '");
        terminal.wait_for("is there already and was not overwritten");
    }
    assert_eq!(fs::read_to_string(&there).expect("file"), "mine");
    assert!(!home.path().join("nowhere.toml").exists(), "no link is followed");
    let copy = home.path().join("copy.toml");
    terminal.send("\x1bs").wait_for("which new file?").send(&format!("{}\r", copy.display()));
    terminal.wait_for("a copy is in ").wait_for("the encounter itself is not saved yet");
    let coded = curette(home.path(), &["code", copy.to_str().expect("text")]);
    assert!(String::from_utf8_lossy(&coded.stdout).contains("17003"), "{coded:?}");
    use std::os::unix::fs::PermissionsExt;
    assert_eq!(fs::metadata(&copy).expect("file").permissions().mode() & 0o777, 0o600);
    // The way is free again: nothing was lost.
    fs::remove_file(home.path().join("data/encounters")).expect("removed");
    terminal.send("\x13").wait_for("saved to").send("\x11");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn a_journal_that_was_taken_away_is_made_again() {
    let home = tempfile::tempdir().expect("home");
    let mut terminal = Terminal::start(home.path());
    terminal.wait_for("Entry").send("5 ak face ln2\r").wait_for("added A");
    fs::remove_dir_all(home.path().join("state")).expect("removed");
    terminal.send("3 ak scalp ln2\r").wait_for("added B").signal("KILL");
    assert!(!terminal.end().success());
    let mut again = Terminal::start(home.path());
    again.wait_for("restored what was not saved").wait_for("2 lesion entries");
}

#[test]
fn a_journal_that_cannot_be_written_is_said_as_long_as_it_lasts() {
    let home = tempfile::tempdir().expect("home");
    let journals = home.path().join("state/journals");
    fs::create_dir(home.path().join("state")).expect("folder");
    fs::write(&journals, "no folder").expect("file");
    let mut terminal = Terminal::start(home.path());
    terminal.wait_for("cannot be looked at").send("5 ak face ln2\r");
    terminal.wait_for("added A, but NOT SAFE yet, the journal cannot be written");
    terminal.send("\x1b").wait_for("NOT SAFE ON DISK").wait_for("x 4");
    fs::remove_file(&journals).expect("removed");
    // Tried again without a key.
    terminal.wait_for("the journal is written again").wait_for("not saved").signal("KILL");
    assert!(!terminal.end().success());
    let mut again = Terminal::start(home.path());
    again.wait_for("restored what was not saved").wait_for("1 lesion entry");
}

#[test]
fn what_a_killed_save_left_is_removed_and_nothing_else() {
    let home = tempfile::tempdir().expect("home");
    let (path, _) = saved(home.path());
    let folder = path.parent().expect("folder");
    let hour = SystemTime::now() - Duration::from_secs(3600);
    let make = |name: &str, age: bool| {
        let file = File::create_new(folder.join(name)).expect("file");
        if age {
            file.set_modified(hour).expect("time");
        }
        file
    };
    make(".curette-aaaaaa.new", true);
    make(".curette-young1.new", false);
    make(".curette-mine.txt", true);
    let held = make(".curette-inuse1.new", true);
    held.lock().expect("lock");
    let mut terminal = Terminal::start(home.path());
    terminal.until("the sweep", |_| !folder.join(".curette-aaaaaa.new").exists());
    let mut left = names(folder);
    left.retain(|name| name.starts_with('.'));
    left.sort();
    assert_eq!(left, [".curette-inuse1.new", ".curette-mine.txt", ".curette-young1.new"]);
}
