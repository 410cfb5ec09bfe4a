//! A result of practice is on the disk before its feedback is seen.

use super::terminal::Terminal;
use super::two::curette;

#[test]
fn a_result_survives_a_kill() {
    let home = tempfile::tempdir().expect("home");
    let mut terminal = Terminal::with(home.path(), (80, 24), &[], &["practice"]);
    terminal.wait_for("Practice").send("seven keratoses in three\r").wait_for("vertex scalp");
    terminal
        .send("17000 dx L57.0\r17003 x7 dx L57.0")
        .wait_for("17003, 7 units")
        .send("\x13")
        .wait_for("Are you sure");
    let file = home.path().join("data/practice/results.ndjson");
    assert!(!file.exists(), "nothing is kept before it is answered");
    terminal.send("s").wait_for("first lesion counted twice").signal("KILL");
    assert!(!terminal.end().success());
    let kept = std::fs::read_to_string(&file).expect("results");
    let (attempts, faults) = curette::practice::results::read(&kept);
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(attempts.len(), 1);
    assert!(attempts[0].is_confident_error());
    assert_eq!(attempts[0].errors, ["first-lesion-counted-twice"]);
    let encounters = std::fs::read_dir(home.path().join("data/encounters")).map_or(0, Iterator::count);
    assert_eq!(encounters, 0, "practice makes no encounter");
    let mut again = Terminal::with(home.path(), (80, 24), &[], &["practice"]);
    again.wait_for("a rule that you were sure about and had wrong").send("\x11");
    assert_eq!(again.end().exit_code(), 0);
}

#[test]
fn a_drill_shows_its_time_without_a_key_and_its_answers_survive_a_kill() {
    let home = tempfile::tempdir().expect("home");
    let mut terminal = Terminal::with(home.path(), (80, 24), &[], &["practice"]);
    terminal.wait_for("Practice").send("\x1bi").wait_for("> all").send("\r").wait_for("seconds left");
    // Nobody types, and the time goes on.
    terminal.until("the time goes on", |terminal| {
        let shown = terminal.contents();
        let words: Vec<&str> = shown.split_whitespace().collect();
        let at = words.windows(3).position(|three| three[1..] == ["seconds", "left"]);
        at.and_then(|at| words[at].parse::<u32>().ok()).is_some_and(|seconds| seconds <= 117)
    });
    terminal
        .send("17000\r")
        .wait_for("of 1 answered")
        .send("17000\r")
        .wait_for("of 2 answered")
        .signal("KILL");
    assert!(!terminal.end().success());
    let kept = std::fs::read_to_string(home.path().join("data/practice/results.ndjson")).expect("results");
    let (attempts, faults) = curette::practice::results::read(&kept);
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(attempts.len(), 2);
    assert!(attempts.iter().all(|one| one.family == "drill" && one.sure.is_none() && !one.when.is_empty()));
}

#[test]
fn what_the_disk_refuses_is_held_and_written_once_it_can_be() {
    let home = tempfile::tempdir().expect("home");
    let mut terminal = Terminal::with(home.path(), (80, 24), &[], &["practice"]);
    terminal.wait_for("Practice").send("seven keratoses in three\r").wait_for("vertex scalp");
    // A file where the folder should be: this holds for every user, the administrator too.
    let folder = home.path().join("data/practice");
    std::fs::create_dir_all(home.path().join("data")).expect("folder");
    std::fs::write(&folder, "no folder").expect("file");
    terminal.send("17000 dx L57.0\r17003 x6 dx L57.0").wait_for("17003, 6 units").send("\x13");
    terminal.wait_for("Are you sure").send("s").wait_for("this result could not be kept");
    terminal.wait_for("NOT ON DISK: 1 result").send("\x11").wait_for("Practice would lose: 1 result.");
    terminal.send("\x1b").wait_for("Enter next note");
    std::fs::remove_file(&folder).expect("removed");
    terminal.send("\x1b[18~").wait_for("1 result that could not be kept is on the disk now");
    let kept = std::fs::read_to_string(folder.join("results.ndjson")).expect("results");
    let (attempts, faults) = curette::practice::results::read(&kept);
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(attempts.len(), 1);
    assert!(attempts[0].is_right() && !attempts[0].when.is_empty());
    terminal.send("\x11");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn a_disk_that_is_full_in_the_middle_of_a_line_leaves_whole_lines() {
    let home = tempfile::tempdir().expect("home");
    // No file may grow beyond one block of the shell: a few results have room, then writing fails in the middle of one.
    let mut terminal = Terminal::shell(home.path(), "ulimit -f 4; exec \"$0\" practice");
    terminal.wait_for("Practice").send("\x1bi").wait_for("> all").send("\r").wait_for("seconds left");
    for number in 1..40 {
        terminal.send("17000\r").wait_for(&format!("of {number} answered"));
        if terminal.contents().contains("NOT ON DISK") {
            break;
        }
    }
    terminal.wait_for("could not be kept").wait_for("NOT ON DISK: 1 result").signal("KILL");
    assert!(!terminal.end().success());
    let kept = std::fs::read_to_string(home.path().join("data/practice/results.ndjson")).expect("results");
    let (attempts, faults) = curette::practice::results::read(&kept);
    assert!(faults.is_empty() && kept.ends_with('\n'), "{faults:?}");
    assert!(!attempts.is_empty());
}

#[test]
fn a_variant_that_is_disputed_on_the_screen_is_shown_by_the_command() {
    let home = tempfile::tempdir().expect("home");
    let mut terminal = Terminal::with(home.path(), (80, 24), &[], &["practice"]);
    terminal.wait_for("Practice").send("seven keratoses in three\r").wait_for("vertex scalp");
    terminal.send("nothing\x13").wait_for("Are you sure").send("u").wait_for("Feedback");
    // The same rule with other numbers, and against its answer a reason.
    terminal.send("\x1bg").wait_for("Claim lines").send("nothing\x13").wait_for("Are you sure").send("u");
    terminal.wait_for("(R-COUNT-01@").send("\x1bq").wait_for("Why is the answer wrong?");
    terminal.send("two of them were left alone\r").wait_for("kept with the sources").send("\x11");
    assert_eq!(terminal.end().exit_code(), 0);
    let out = curette(home.path(), &["practice", "disputes"]);
    let shown = String::from_utf8_lossy(&out.stdout).into_owned();
    assert!(shown.starts_with("R-COUNT-01@"), "{shown}");
    for what in ["against it: two of them were left alone", "\n  R-COUNT-01: "] {
        assert!(shown.contains(what), "{what}: {shown}");
    }
}
