//! A terminal that becomes larger, smaller, tiny and large again: the screen follows and nothing typed is lost.

use super::terminal::Terminal;

#[test]
fn a_resize_is_followed_and_loses_nothing() {
    let home = tempfile::tempdir().expect("home");
    let mut terminal = Terminal::start(home.path());
    terminal.wait_for("Entry").send("5 ak face ln2\r").wait_for("added A").send("3 ak sca");
    terminal.resize((120, 40)).wait_for("3 ak sca");
    // Three panes side by side: the checklist has its title in the row of the codes.
    terminal.until("three panes", |terminal| {
        terminal.contents().lines().any(|row| row.contains("Codes") && row.contains("Checklist"))
    });
    terminal.resize((80, 24)).until("two panes", |terminal| {
        terminal.contents().lines().any(|row| row.contains("Codes") && !row.contains("Checklist"))
    });
    terminal.resize((60, 15)).wait_for("80 columns and 24 rows").wait_for("60 and 15");
    terminal.resize((20, 5)).wait_for("curette needs").wait_for("Ctrl-Q leaves").send("lp ln2");
    terminal.resize((80, 24)).wait_for("3 ak scalp ln2").wait_for("x 7").send("\r").wait_for("added B");
    terminal.send("\x11").wait_for("discard").send("d");
    assert_eq!(terminal.end().exit_code(), 0);
    terminal.is_given_back();
}
