//! The pictures under `docs/pictures` are what the program draws: every screen at 80×24 and at 120×40.
//!
//! To renew them: `CURETTE_RENEW=1 cargo test --test it pictures`, then look at them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use curette::engine::date::Date;
use curette::tui::text::width;
use curette::tui::{FrameFormat, FrameOptions, frame};

/// A picture: its name, a text that it must show, and the keys that lead to it, as in `curette frame --keys`. Every
/// picture is taken on 2026-09-14, with the encounters of `tests/pictures` saved before.
const PICTURES: &[(&str, &str, &str)] = &[
    ("empty-start", "one lesion a line", ""),
    (
        "workbench",
        "17281",
        "f2 '00123' esc '5 ak face ln2' enter 'bcc l nasal ala 8mm edc bxp' enter \
         'scc r forearm edc bxp' enter '3 warts r hand ln2'",
    ),
    ("open-question", "Open questions", "f2 '00123' esc 'bcc l nasal ala edc bxp' enter tab tab"),
    (
        "held-lesion",
        "Held until the report",
        "f2 '00123' esc 'bcc upper back 12mm edc path pending' enter tab tab",
    ),
    ("checklist", "Checklist", "f2 '00123' esc '5 ak face ln2' enter 'scc r forearm edc bxp' enter backtab"),
    ("why", "Why 17000", "'5 ak face ln2' enter f4"),
    ("details", "Encounter details", "'5 ak face ln2' enter f2 '00123' tab 'J. Example' tab '2 march'"),
    ("list", "17281", "f8 down"),
    ("palette", "Commands", "'5 ak face ln2' enter ctrl-p 's'"),
    ("help", "ln2", "f1"),
    (
        "accepting",
        "Reason to accept",
        "'5 ak face ln2' enter backtab home down down down down down down alt-a 'told later'",
    ),
    ("themes", "colour-blind", "'5 ak face ln2' enter f10 down down"),
    ("leave", "discard and quit", "'5 ak face ln2' enter ctrl-q"),
    ("practice", "Next: ", "f7"),
    (
        "practice-claim-lines",
        "17003, 7 units",
        "f7 'seven keratoses in three' enter '17000 dx L57.0' enter '17003 x7 dx L57.0'",
    ),
    (
        "practice-feedback",
        "first lesion counted twice",
        "f7 'seven keratoses in three' enter '17000 dx L57.0' enter '17003 x7 dx L57.0' ctrl-s s",
    ),
    (
        "practice-drill",
        "1 right of 2 answered",
        "f7 alt-i tab tab enter '11200; 11201' enter '11200' enter '11200; 11201'",
    ),
    (
        "practice-progress",
        "Progress",
        "f7 'seven keratoses in three' enter '17000 dx L57.0' enter '17003 x7 dx L57.0' ctrl-s s esc \
         ctrl-u 'several scaly' enter 'query count' ctrl-s u alt-m",
    ),
];

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

/// All pictures together, in bytes: whoever takes a copy of the project takes them too.
const MOST: usize = 300_000;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The prepared encounters, in the order of their names.
fn saved() -> Vec<(String, String)> {
    let files = std::fs::read_dir(root().join("tests/pictures")).expect("tests/pictures");
    let mut saved: Vec<(String, String)> = files
        .map(|file| {
            let path = file.expect("file").path();
            (path.display().to_string(), std::fs::read_to_string(&path).expect("text"))
        })
        .collect();
    saved.sort();
    saved
}

fn file(name: &str, size: (u16, u16)) -> PathBuf {
    root().join(format!("docs/pictures/{name}-{}x{}.svg", size.0, size.1))
}

#[test]
fn every_picture_is_what_the_program_draws() {
    let renew = std::env::var_os("CURETTE_RENEW").is_some();
    let saved = saved();
    let (mut all, mut stale) = (0, Vec::new());
    for (name, shows, keys) in PICTURES {
        for size in SIZES {
            let date = Date::parse("2026-09-14").expect("date");
            let options =
                FrameOptions { file: None, saved: &saved, keys, size, date, format: FrameFormat::Text };
            let text = frame(&options).expect(name);
            assert!(text.contains(shows), "{name} does not show '{shows}':\n{text}");
            let drawn = frame(&FrameOptions { format: FrameFormat::Svg, ..options }).expect(name);
            all += drawn.len();
            let path = file(name, size);
            if renew {
                std::fs::write(&path, &drawn).expect("write");
            } else if std::fs::read_to_string(&path).is_ok_and(|kept| kept != drawn) || !path.exists() {
                stale.push(path.display().to_string());
            }
        }
    }
    assert!(all <= MOST, "all pictures together have {all} bytes");
    assert!(
        stale.is_empty(),
        "out of date; renew them with CURETTE_RENEW=1 cargo test --test it pictures and look at them:\n{}",
        stale.join("\n")
    );
}

#[test]
fn no_picture_is_left_over() {
    let wanted: BTreeSet<PathBuf> =
        PICTURES.iter().flat_map(|(name, ..)| SIZES.map(|size| file(name, size))).collect();
    let kept = std::fs::read_dir(root().join("docs/pictures")).expect("docs/pictures");
    for path in kept.map(|file| file.expect("file").path()) {
        assert!(wanted.contains(&path), "{} is in no row of the table", path.display());
    }
}

#[test]
fn every_screen_can_be_drawn_at_any_size() {
    let saved = saved();
    for (name, _, keys) in PICTURES {
        for size in [(1, 1), (20, 5), (80, 25), (109, 24), (110, 24), (300, 90)] {
            let date = Date::parse("2026-09-14").expect("date");
            let format = FrameFormat::Text;
            let options = FrameOptions { file: None, saved: &saved, keys, size, date, format };
            let text = frame(&options).expect(name);
            assert_eq!(text.lines().count(), usize::from(size.1), "{name} at {size:?}");
            assert!(text.lines().all(|row| width(row) <= usize::from(size.0)), "{name} at {size:?}:\n{text}");
        }
    }
}
