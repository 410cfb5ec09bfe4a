//! The example of `config.toml` says every key, and all of it can be used.

use std::path::Path;

use curette::config::settings::Settings;
use curette::tui::setup::theme_names;

#[test]
fn every_line_of_the_example_can_be_used() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/config.example.toml");
    let text = std::fs::read_to_string(path).unwrap();
    assert_eq!(
        Settings::parse(&text, &theme_names()),
        Ok(Settings::default()),
        "as it is it chooses nothing"
    );
    // A setting stands behind a bare '#', an explanation behind '# '.
    let settings: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix('#'))
        .filter(|line| !line.is_empty() && !line.starts_with(' '))
        .collect();
    for key in Settings::KEYS {
        assert!(settings.iter().any(|line| line.starts_with(&format!("{key} = "))), "{key} is not there");
    }
    let chosen = Settings::parse(&settings.join("\n"), &theme_names()).unwrap();
    assert!(chosen.theme.is_some());
    for name in theme_names() {
        assert!(text.contains(name), "the theme {name} is not named");
    }
}
