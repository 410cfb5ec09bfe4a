//! What was accepted survives a program that is killed in the middle of a line.

use super::terminal::Terminal;

#[test]
fn what_was_accepted_survives_a_kill() {
    let home = tempfile::tempdir().expect("home");
    let mut terminal = Terminal::start(home.path());
    terminal.wait_for("Entry").send("5 ak face ln2\r").wait_for("added A");
    terminal.send("3 ak scalp ln2\r").wait_for("added B").send("half a li").wait_for("half a li");
    terminal.signal("KILL");
    assert!(!terminal.end().success());
    let screen = terminal.drained().drawn();
    assert!(screen.contains("Lesions 2"), "the last frame showed both:\n{screen}");
    let mut again = Terminal::start(home.path());
    again.wait_for("restored what was not saved").wait_for("2 lesion entries").wait_for("x 7");
    again.send("\x13").wait_for("saved to").send("\x11");
    assert_eq!(again.end().exit_code(), 0);
    let saved = std::fs::read_dir(home.path().join("data/encounters")).expect("folder").count();
    assert_eq!(saved, 1);
}
