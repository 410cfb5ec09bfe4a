//! `config.toml`: what the user has chosen.

use std::collections::BTreeMap;

use toml::{Spanned, Value};

use super::mistake::Mistake;

/// The settings of the user; what is not there stays as built in.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Settings {
    /// The name of a theme.
    pub theme: Option<String>,
}

impl Settings {
    /// Every key that there is.
    pub const KEYS: &'static [&'static str] = &["theme"];

    /// Reads the file; `themes` are the names that exist.
    ///
    /// # Errors
    /// Every mistake with its line: an unknown key, a value of the wrong type, an unknown theme.
    pub fn parse(text: &str, themes: &[&str]) -> Result<Self, Vec<Mistake>> {
        let file: BTreeMap<Spanned<String>, Spanned<Value>> =
            toml::from_str(text).map_err(|error| vec![Mistake::toml(text, &error)])?;
        let mut settings = Self::default();
        let mut mistakes = Vec::new();
        for (key, value) in &file {
            if key.get_ref() != "theme" {
                let message =
                    format!("'{}' is no setting; settings are {}", key.get_ref(), Self::KEYS.join(", "));
                mistakes.push(Mistake::at(text, key.span(), message));
                continue;
            }
            match value.get_ref().as_str() {
                Some(name) if themes.contains(&name) => settings.theme = Some(name.to_owned()),
                Some(name) => {
                    let message = format!("'{name}' is no theme; there are {}", themes.join(", "));
                    mistakes.push(Mistake::at(text, value.span(), message));
                }
                None => {
                    let message = format!(
                        "'{}' is no text; write the name of a theme in double quotes: {}",
                        value.get_ref(),
                        themes.join(", ")
                    );
                    mistakes.push(Mistake::at(text, value.span(), message));
                }
            }
        }
        mistakes.sort_by_key(|mistake| mistake.line);
        if mistakes.is_empty() { Ok(settings) } else { Err(mistakes) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEMES: &[&str] = &["default", "dark"];

    #[test]
    fn a_theme_is_chosen_by_name() {
        let chosen = Settings::parse("# mine\ntheme = \"dark\"\n", THEMES).expect("settings");
        assert_eq!(chosen.theme.as_deref(), Some("dark"));
        assert_eq!(Settings::parse("", THEMES), Ok(Settings::default()));
    }

    #[test]
    fn unknown_keys_and_names_are_told_with_their_line() {
        let said = |text: &str| -> Vec<String> {
            Settings::parse(text, THEMES).expect_err("mistakes").iter().map(ToString::to_string).collect()
        };
        let both = said("theme = \"drak\"\ncolour = 3\n");
        assert_eq!(both[0], "line 1: 'drak' is no theme; there are default, dark");
        assert_eq!(both[1], "line 2: 'colour' is no setting; settings are theme");
        assert!(said("\ntheme = 3\n")[0].starts_with("line 2: '3' is no text"));
        assert!(said("theme = \n")[0].starts_with("line 1: "));
    }
}
