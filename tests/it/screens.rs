//! Screens as they are: the characters and, as large, the role of every cell, kept under `tests/screens`.
//!
//! A frame knows no clock, no folder and no setting of its machine: the date is given, ids count from 1, keys, theme and
//! words are the built-in ones. `CURETTE_RENEW=1 cargo test --test it screens` writes the files anew; look at what changed
//! before it is committed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use curette::engine::date::Date;
use curette::tui::{FrameFormat, FrameOptions, frame};

use crate::by_hand;

/// Three lesions: final, open and held.
const LESIONS: &str = "f2 '00123' esc '5 ak face ln2' enter 'bcc l nasal ala edc bxp' enter 'bcc r cheek 8mm edc pending' enter ";

/// The name of a screen and the keys that lead to it.
const SCREENS: &[(&str, &str)] = &[
    ("empty", ""),
    ("workbench", "'3 warts r hand ln'"),
    ("lesions", "tab home"),
    ("codes", "tab tab"),
    ("checklist", "tab tab tab"),
    ("list", "ctrl-s ctrl-n 'ak nose ln2' enter ctrl-s ctrl-n f8 down"),
    ("palette", "ctrl-p 'un'"),
    ("help", "f1"),
    ("details", "f2 down down down ctrl-u 'yesterday' enter"),
    ("why", "f4"),
    ("reason", "backtab home down down down down down down down alt-a 'told later'"),
    ("themes", "f10 down down"),
    ("leave", "ctrl-q"),
    ("versions", "ctrl-s '@a 6mm' enter ctrl-s 'wart r hand ln2' enter f9 ctrl-s alt-r down"),
    ("amend", "f9 ctrl-s 'wart r hand ln2' enter ctrl-s 'one was for'"),
    ("practice", "f7"),
    (
        "practice-claim-lines",
        "f7 'seven keratoses in three' enter '17000 dx L57.0' enter '17003 x7 dx L57.0' enter 'query siz'",
    ),
    (
        "practice-document",
        "f7 'seven keratoses in three' enter alt-t '3 ak r cheek ln2' enter '2 ak scalp ln2' enter '2 ak dorsum l ha'",
    ),
    (
        "practice-sure",
        "f7 'seven keratoses in three' enter '17000 dx L57.0' enter '17003 x7 dx L57.0' ctrl-s",
    ),
    (
        "practice-feedback",
        "f7 'seven keratoses in three' enter '17000 dx L57.0' enter '17003 x7 dx L57.0' ctrl-s s",
    ),
    ("practice-drill-choice", "f7 alt-i tab tab"),
    ("practice-drill", "f7 alt-i tab tab enter '11200; 11201' enter '11200' enter '11200; 11201 x'"),
    ("practice-drill-end", "f7 alt-i tab tab enter '11200; 11201' enter '11200' enter esc"),
    (
        "practice-progress",
        "f7 'seven keratoses in three' enter '17000 dx L57.0' enter '17003 x7 dx L57.0' ctrl-s s esc ctrl-u 'several scaly' enter 'query count' ctrl-s u alt-m",
    ),
    (
        "not-covered",
        "'12 sk back ln2 dislikes it' enter f2 tab tab tab tab tab 'medicare' tab tab tab tab tab tab tab tab tab tab 'voluntary' tab 'GX' esc tab tab",
    ),
];

const SIZES: &[(u16, u16)] = &[(80, 24), (120, 40)];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screens")
}

fn drawn(keys: &str, size: (u16, u16), format: FrameFormat) -> String {
    let date = Date::parse("2026-09-14").expect("date");
    frame(&FrameOptions { file: None, keys, size, date, format, saved: &[] }).expect("frame")
}

/// How a screen to which no keys lead comes about, and what its file holds.
fn screen_by_hand(how: &str, draws: by_hand::Draws, size: (u16, u16)) -> String {
    let [characters, roles] = by_hand::drawn(draws, size);
    let line = "=".repeat(usize::from(size.0));
    format!("{how}\n{line}\n{characters}{line}\n{roles}")
}

/// Every screen: its name, and what its file holds at a size.
fn all(size: (u16, u16)) -> impl Iterator<Item = (&'static str, String)> {
    let by_keys = SCREENS.iter().map(move |(name, keys)| (*name, screen(name, keys, size)));
    let by_hand = by_hand::SCREENS.iter();
    by_keys.chain(by_hand.map(move |(name, how, draws)| (*name, screen_by_hand(how, *draws, size))))
}

/// What a file holds.
fn screen(name: &str, keys: &str, size: (u16, u16)) -> String {
    let keys = if name == "empty" { keys.to_owned() } else { format!("{LESIONS}{keys}") };
    let characters = drawn(&keys, size, FrameFormat::Text);
    let roles = drawn(&keys, size, FrameFormat::Roles);
    let line = "=".repeat(usize::from(size.0));
    format!("keys: {keys}\n{line}\n{characters}{line}\n{roles}")
}

fn file(name: &str, size: (u16, u16)) -> String {
    format!("{name}-{}x{}.txt", size.0, size.1)
}

/// The rows that differ, the kept one above the drawn one.
fn differences(kept: &str, drawn: &str) -> String {
    let (kept, drawn): (Vec<&str>, Vec<&str>) = (kept.lines().collect(), drawn.lines().collect());
    let row =
        |lines: &[&str], at: usize| lines.get(at).map_or("(no row)".to_owned(), |line| (*line).to_owned());
    let differing = (0..kept.len().max(drawn.len())).filter(|at| kept.get(*at) != drawn.get(*at));
    let rows = differing
        .take(12)
        .map(|at| format!("{:>4} - {}\n     + {}\n", at + 1, row(&kept, at), row(&drawn, at)));
    rows.collect()
}

#[test]
fn screens_are_as_they_were_kept() {
    let renew = std::env::var_os("CURETTE_RENEW").is_some_and(|value| !value.is_empty());
    let mut changed = String::new();
    let mut names = BTreeSet::new();
    if renew {
        fs::create_dir_all(folder()).unwrap();
    }
    for size in SIZES {
        for (name, drawn) in all(*size) {
            let file = file(name, *size);
            let path = folder().join(&file);
            let kept = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
            if kept != drawn && renew {
                fs::write(&path, &drawn).unwrap();
            } else if kept != drawn {
                changed += &format!("tests/screens/{file}\n{}\n", differences(&kept, &drawn));
            }
            names.insert(file);
        }
    }
    assert!(
        changed.is_empty(),
        "{changed}If this is as it shall be: CURETTE_RENEW=1 cargo test --test it screens"
    );
    let there =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(
        there.collect::<BTreeSet<String>>(),
        names,
        "every file is a screen and every screen has its file"
    );
}

#[test]
fn the_grid_of_roles_is_as_large_as_the_picture_and_leaves_no_cell_out() {
    for (name, keys) in SCREENS {
        let keys = format!("{LESIONS}{keys}");
        for size in SIZES {
            let characters = drawn(&keys, *size, FrameFormat::Text);
            let roles = drawn(&keys, *size, FrameFormat::Roles);
            let grid: Vec<&str> = roles.lines().take(usize::from(size.1)).collect();
            assert_eq!(grid.len(), characters.lines().count());
            for (row, letters) in characters.lines().zip(&grid) {
                // A character has a letter; where there is a blank there may be one.
                let missing = row
                    .chars()
                    .zip(letters.chars().chain(std::iter::repeat(' ')))
                    .find(|(c, l)| *c != ' ' && *l == ' ');
                assert_eq!(missing, None, "{name}: {row}\n{letters}");
                assert!(letters.chars().count() <= usize::from(size.0), "{name}");
                assert!(!letters.contains('?'), "{name}: a cell has no role:\n{row}\n{letters}");
            }
        }
    }
}

#[test]
fn a_frame_reads_nothing_of_its_machine() {
    let home = tempfile::tempdir().unwrap();
    let config = home.path().join("config");
    fs::create_dir_all(&config).unwrap();
    fs::write(config.join("config.toml"), "theme = \"dark\"\n").unwrap();
    fs::write(config.join("keymap.toml"), "[keys]\nhelp = [\"f12\"]\n").unwrap();
    for (name, format) in
        [("text", FrameFormat::Text), ("svg", FrameFormat::Svg), ("roles", FrameFormat::Roles)]
    {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_curette"))
            .args(["frame", "--date", "2026-09-14", "--size", "80x24", "--keys", LESIONS, "--format", name])
            .env("CURETTE_HOME", home.path())
            .output()
            .unwrap();
        assert_eq!(
            String::from_utf8(output.stdout).unwrap().trim_end(),
            drawn(LESIONS, (80, 24), format).trim_end()
        );
    }
}

#[test]
fn a_change_of_a_role_is_seen() {
    let roles = |keys: &str| drawn(keys, (80, 24), FrameFormat::Roles);
    let empty = roles("");
    assert!(empty.contains("N brand"), "{empty}");
    // The pane that has the keys has another role of its title: T instead of t.
    let (entry, lesions) = (roles("'ak' enter"), roles("'ak' enter tab"));
    let letters = |grid: &str, row: usize| grid.lines().nth(row).unwrap_or_default().to_owned();
    assert!(letters(&entry, 2).contains("ttt") && !letters(&entry, 2).contains("TTT"), "{entry}");
    assert!(letters(&lesions, 2).contains("TTT"), "{lesions}");
}
