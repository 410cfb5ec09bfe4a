//! What is typed is seen, also when the typist is faster than the program.

use super::terminal::Terminal;

#[test]
fn typing_shows_codes_before_the_line_is_taken() {
    let home = tempfile::tempdir().expect("home");
    let mut terminal = Terminal::start(home.path());
    terminal.wait_for("Entry").send("5 ak face ln2").wait_for("17003").wait_for("preview");
    terminal.wait_for("actinic keratosis").send("\r").wait_for("added A");
}

#[test]
fn keys_that_came_before_the_first_frame_are_not_lost() {
    let home = tempfile::tempdir().expect("home");
    let mut terminal = Terminal::start(home.path());
    terminal.is_taken().send("5 ak face ln2\r3 ak scalp ln2\r\x13");
    terminal.wait_for("saved to").wait_for("x 7").send("\x11");
    assert_eq!(terminal.end().exit_code(), 0);
}
