//! Five hundred characters at once lose none, bracketed or as plain keys, and each pasted line is an entry.

use super::terminal::Terminal;

/// A hundred words of four letters that mean nothing, each another one.
fn words() -> Vec<String> {
    let letter = |number: u8| char::from(b'a' + number);
    (0..100).map(|number| format!("zq{}{}", letter(number / 10), letter(number % 10 + 10))).collect()
}

/// The words that the only saved encounter holds.
fn saved_words(home: &std::path::Path) -> String {
    let file =
        std::fs::read_dir(home.join("data/encounters")).expect("folder").next().expect("one").expect("file");
    std::fs::read_to_string(file.path()).expect("text")
}

fn all_arrive(before: &str, after: &str) {
    let home = tempfile::tempdir().expect("home");
    let mut terminal = Terminal::start(home.path());
    let text = words().join(" ");
    assert_eq!(text.len(), 499);
    let last = words().pop().expect("word");
    terminal.wait_for("Entry").send(&format!("{before}ak face ln2 {text}{after}")).wait_for(&last);
    terminal.send("\r").wait_for("added A").send("\x13").wait_for("saved to").send("\x11");
    assert_eq!(terminal.end().exit_code(), 0);
    let saved = saved_words(home.path());
    for word in words() {
        assert!(saved.contains(&word), "'{word}' is lost:\n{saved}");
    }
}

#[test]
fn a_paste_of_five_hundred_characters_loses_none() {
    all_arrive("\x1b[200~", "\x1b[201~");
}

#[test]
fn five_hundred_keys_at_once_lose_none() {
    all_arrive("", "");
}

#[test]
fn each_pasted_line_is_taken() {
    let home = tempfile::tempdir().expect("home");
    let mut terminal = Terminal::start(home.path());
    terminal.wait_for("Entry").send("\x1b[200~5 ak face ln2\n3 ak scalp ln2\r\x1b[201~");
    terminal.wait_for("2 lines taken").wait_for("17003");
}
