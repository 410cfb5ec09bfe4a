//! The list of encounters in a real terminal, with files on disk.

use super::terminal::Terminal;

#[test]
fn the_list_comes_first_once_something_is_saved_and_opens_trashes_and_brings_back() {
    let home = tempfile::tempdir().expect("home");
    let files = || std::fs::read_dir(home.path().join("data/encounters")).expect("folder").count();
    let mut first = Terminal::start(home.path());
    first.wait_for("Entry").send("5 ak face ln2\r").wait_for("added A").send("\x13").wait_for("saved to");
    first.send("\x11");
    assert_eq!(first.end().exit_code(), 0);
    let mut again = Terminal::start(home.path());
    again.wait_for("Encounters").wait_for("17000, 17003 x 4");
    again.send("\x1b[3~").wait_for("to the trash?").send("y").wait_for("no encounter is saved yet");
    assert_eq!(files(), 0);
    again.send("\x1a").wait_for("brought back").wait_for("17003 x 4");
    assert_eq!(files(), 1);
    again.send("\r").wait_for("Checklist").wait_for("x 4").send("\x0e").wait_for("none yet");
    again.send("\x11");
    assert_eq!(again.end().exit_code(), 0);
}

#[test]
fn a_search_finds_what_nobody_has_looked_at_yet() {
    let home = tempfile::tempdir().expect("home");
    let store = curette::store::Store::new(curette::config::Folders::under(home.path()));
    let text = |number: usize, lesion: &str| {
        format!(
            "schema = 1\ndate_of_service = 2026-01-01\n[patient]\nid = \"P{number:04}\"\n[[lesion]]\nid = \"A\"\n{lesion}"
        )
    };
    let folder = store.folders().encounters();
    std::fs::create_dir_all(&folder).expect("folder");
    for number in 0..300 {
        // The oldest ids come last in the list.
        let lesion = if number == 1 {
            "diagnosis = \"common wart\"\nsite = \"knee\"\n"
        } else {
            "diagnosis = \"skin tag\"\n"
        };
        std::fs::write(folder.join(format!("01B{number:04}.toml")), text(number, lesion)).expect("file");
    }
    let mut terminal = Terminal::start(home.path());
    terminal.wait_for("Encounters").wait_for("P0299");
    terminal.send("knee").wait_for("P0001").wait_for("1 of 300");
    terminal
        .send("\x7f\x7f\x7f\x7fp0002")
        .wait_for("P0002")
        .wait_for("1 of 300")
        .send("\r")
        .wait_for("Checklist");
    terminal.send("\x11");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn an_edit_in_place_below_what_is_seen_comes_up_where_it_belongs() {
    let home = tempfile::tempdir().expect("home");
    let store = curette::store::Store::new(curette::config::Folders::under(home.path()));
    let folder = store.folders().encounters();
    std::fs::create_dir_all(&folder).expect("folder");
    let text = |number: usize, date: &str| {
        format!("schema = 1\ndate_of_service = {date}\n[patient]\nid = \"P{number:04}\"\n")
    };
    let file = |number: usize| folder.join(format!("01B{number:04}.toml"));
    for number in 0..100 {
        std::fs::write(file(number), text(number, "2026-01-01")).expect("file");
    }
    crate::index::settle(&store);
    // The same length in the same file: only asking about the file itself tells it.
    std::fs::write(file(7), text(7, "2026-09-09")).expect("edited");
    let mut terminal = Terminal::start(home.path());
    terminal.wait_for("Encounters").wait_for("P0007").wait_for("P0099");
    terminal.until("the edited one first", |terminal| {
        let shown = terminal.contents();
        shown.find("P0007").zip(shown.find("P0099")).is_some_and(|(edited, newest)| edited < newest)
    });
    // What was selected when the list came is selected still.
    terminal.send("\r").wait_for("Checklist").wait_for("P0099").send("\x11");
    assert_eq!(terminal.end().exit_code(), 0);
}
