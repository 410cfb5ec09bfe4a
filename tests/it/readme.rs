//! The two minutes of the README do what it says.

use std::path::Path;

use curette::engine::date::Date;
use curette::tui::{FrameFormat, FrameOptions, frame};

/// What the README says to type, and what it says is there then.
const STEPS: &[(&str, &[&str])] = &[
    ("5 ak face ln2", &["17000", "17003"]),
    ("bcc l nasal ala 8mm edc bxp", &["17281", "17000-59"]),
    (". r cheek", &["Open questions", "? C What is the greatest diameter"]),
    ("@c 1.2cm", &["17282"]),
];

#[test]
fn the_two_minutes_of_the_readme_hold() {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(readme).expect("README.md");
    let mut keys = String::new();
    for (line, facts) in STEPS {
        assert!(readme.contains(&format!("`{line}`")), "the README does not say '{line}'");
        keys.push_str(&format!("'{line}' enter "));
        let options = FrameOptions {
            file: None,
            saved: &[],
            keys: &keys,
            size: (80, 24),
            date: Date::parse("2026-09-14").expect("date"),
            format: FrameFormat::Text,
        };
        let screen = frame(&options).expect("frame");
        for fact in *facts {
            assert!(screen.contains(fact), "after '{line}': '{fact}' is not on the screen:\n{screen}");
        }
    }
}
