//! Stopping gives the terminal to the shell as it was; going on draws everything again.

use super::terminal::Terminal;

fn stops_and_goes_on(stop: impl FnOnce(&mut Terminal)) {
    let home = tempfile::tempdir().expect("home");
    let mut terminal = Terminal::start(home.path());
    terminal.wait_for("Entry").is_taken().send("5 ak face ln2\r").wait_for("added A");
    stop(&mut terminal);
    terminal.until("stopped", |terminal| terminal.is_stopped()).is_given_back();
    terminal.signal("CONT").is_taken().wait_for("Checklist").wait_for("x 4");
    terminal.send("3 ak scalp ln2\r").wait_for("x 7").send("\x13").wait_for("saved to").send("\x11");
    assert_eq!(terminal.end().exit_code(), 0);
    terminal.is_given_back();
}

#[test]
fn the_key_for_stopping_gives_the_terminal_back_and_going_on_takes_it_again() {
    stops_and_goes_on(|terminal| {
        terminal.send("\x1bz");
    });
}

#[test]
fn the_signal_for_stopping_does_the_same() {
    stops_and_goes_on(|terminal| {
        terminal.signal("TSTP");
    });
}
