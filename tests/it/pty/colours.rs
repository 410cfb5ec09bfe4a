//! `NO_COLOR`: no colour is sent, and the state is still told in words.

use super::terminal::{Terminal, looks};

/// The looks that set a colour of text, ground or underline.
fn colours(written: &str) -> Vec<Vec<u16>> {
    let sets =
        |look: &Vec<u16>| look.iter().any(|number| matches!(number, 30..=38 | 40..=48 | 58 | 90..=107));
    looks(written).into_iter().filter(sets).collect()
}

fn seen(env: &[(&str, &str)]) -> String {
    let home = tempfile::tempdir().expect("home");
    let mut terminal = Terminal::with(home.path(), (80, 24), env, &[]);
    terminal.wait_for("Entry").send("bcc nose edc\r").wait_for("added A");
    terminal.wait_for("? size").wait_for("not saved").wait_for("not final").wait_for("Open questions");
    terminal.send("qqqq").wait_for("not known").send("\x1bOP").wait_for("ln2");
    terminal.written()
}

#[test]
fn no_color_sends_no_colours_and_tells_the_state_in_words() {
    let written = seen(&[("NO_COLOR", "1"), ("COLORTERM", "truecolor")]);
    assert!(colours(&written).is_empty(), "{:?}", colours(&written));
    assert!(looks(&written).iter().any(|look| look.contains(&1) || look.contains(&7)), "no weight at all");
    assert!(!colours(&seen(&[])).is_empty(), "and with colours there are some");
}
