//! A faulty setting stops nothing in a real terminal either.

use super::terminal::Terminal;

#[test]
fn a_faulty_setting_is_shown_at_the_start_and_the_rest_is_in_force() {
    let home = tempfile::tempdir().expect("home");
    std::fs::create_dir(home.path().join("config")).expect("folder");
    let text = "theme = \"drak\"\n[defaults]\npayer = \"aetna\"\n";
    std::fs::write(home.path().join("config/config.toml"), text).expect("settings");
    let mut terminal = Terminal::start(home.path());
    let fault = "'drak' is no value of 'theme'";
    terminal.wait_for(fault).send("\x1b");
    terminal.until("the workbench", |terminal| !terminal.contents().contains(fault)).wait_for("aetna");
    terminal.send("5 ak face ln2").wait_for("17003").send("\x11").wait_for("discard").send("d");
    assert_eq!(terminal.end().exit_code(), 0);
}
