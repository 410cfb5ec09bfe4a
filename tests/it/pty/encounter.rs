//! A whole encounter of five keratoses, typed, detailed, signed and saved with few keys, at 80×24 without colours.

use super::terminal::{Terminal, looks};

/// What is typed and what must be seen before the next key, in the order of the keys. A named key is one key.
const SCRIPT: &[(&str, &str)] = &[
    ("<F2>", "Encounter details"),
    ("00123", "00123"),
    ("<Esc>", "patient 00123"),
    ("ak l forearm 6mm ln2<Enter>", "added A"),
    (". scalp 4mm<Enter>", "added B"),
    (". nose 5mm<Enter>", "added C"),
    (". r ear 3mm<Enter>", "added D"),
    (". neck 8mm<Enter>", "added E"),
    ("<F9>", "signed"),
    ("<Ctrl-S>", "saved to"),
];

const KEYS: &[(&str, &str)] =
    &[("<F2>", "\x1bOQ"), ("<Esc>", "\x1b"), ("<Enter>", "\r"), ("<F9>", "\x1b[20~"), ("<Ctrl-S>", "\x13")];

/// The bytes of a part of the script, and how many keys it is.
fn keys(part: &str) -> (String, usize) {
    let mut bytes = part.to_owned();
    let mut named = 0;
    for (name, sent) in KEYS {
        named += bytes.matches(name).count();
        bytes = bytes.replace(name, if sent.len() == 1 { sent } else { "\0" }).replace('\0', sent);
    }
    let typed = KEYS.iter().fold(part.to_owned(), |left, (name, _)| left.replace(name, "")).chars().count();
    (bytes, typed + named)
}

#[test]
fn five_keratoses_typed_detailed_and_saved_need_at_most_ninety_keys() {
    let home = tempfile::tempdir().expect("home");
    let mut terminal = Terminal::with(home.path(), (80, 24), &[("NO_COLOR", "1")], &[]);
    terminal.wait_for("one lesion a line");
    let mut count = 0;
    for (part, seen) in SCRIPT {
        let (bytes, keys) = keys(part);
        count += keys;
        terminal.send(&bytes).wait_for(seen);
    }
    assert!((70..=90).contains(&count), "{count} keys");
    // Nothing is hidden: every lesion with its site and size, both codes, and the state in words.
    for fact in ["Lesions 5", "left forearm 6mm", "scalp 4mm", "nose 5mm", "right ear 3mm", "neck 8mm"] {
        terminal.wait_for(fact);
    }
    for fact in ["17000", "+ 17003     x 4", "patient 00123", " saved", "signed", "final"] {
        terminal.wait_for(fact);
    }
    let coloured = looks(&terminal.written())
        .into_iter()
        .flatten()
        .any(|one| matches!(one, 30..=38 | 40..=48 | 90..=107));
    assert!(!coloured);
    terminal.send("\x11");
    assert_eq!(terminal.end().exit_code(), 0);
    let file = std::fs::read_dir(home.path().join("data/encounters"))
        .expect("folder")
        .next()
        .expect("one")
        .expect("file");
    let saved = std::fs::read_to_string(file.path()).expect("text");
    for fact in [
        "id = \"00123\"",
        "size = \"6mm\"",
        "size = \"4mm\"",
        "size = \"5mm\"",
        "size = \"3mm\"",
        "size = \"8mm\"",
    ] {
        assert!(saved.contains(fact), "{fact}:\n{saved}");
    }
    assert_eq!(saved.matches("[[lesion]]").count(), 5);
}
