//! Leaving gives the terminal back as it was, whatever ended the program.

use super::terminal::Terminal;

#[test]
fn leaving_gives_the_terminal_back_as_it_was() {
    let home = tempfile::tempdir().expect("home");
    let mut terminal = Terminal::start(home.path());
    terminal.wait_for("Entry").is_taken().send("\x11");
    assert_eq!(terminal.end().exit_code(), 0);
    terminal.is_given_back();
    assert!(std::fs::read_dir(home.path().join("state/journals")).map_or(0, Iterator::count) == 0);
}

#[test]
fn ctrl_c_asks_before_it_discards() {
    let home = tempfile::tempdir().expect("home");
    let mut terminal = Terminal::start(home.path());
    terminal.wait_for("Entry").send("5 ak face ln2\r").wait_for("added A").send("\x03");
    terminal.wait_for("d discard and quit").send("d");
    assert_eq!(terminal.end().exit_code(), 0);
    terminal.is_given_back();
}

#[test]
fn a_signal_that_ends_the_program_gives_the_terminal_back_and_loses_no_entry() {
    for signal in ["TERM", "HUP", "INT"] {
        let home = tempfile::tempdir().expect("home");
        let mut terminal = Terminal::start(home.path());
        terminal.wait_for("Entry").send("5 ak face ln2\r").wait_for("added A").signal(signal);
        assert!(!terminal.end().success(), "{signal}");
        terminal.is_given_back();
        let mut again = Terminal::start(home.path());
        again
            .wait_for("restored what was not saved")
            .wait_for("x 4")
            .send("\x11")
            .wait_for("discard")
            .send("d");
        assert_eq!(again.end().exit_code(), 0, "{signal}");
    }
}
