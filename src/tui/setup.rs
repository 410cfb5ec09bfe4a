//! What the context is made of, read once: keys, theme, words. The user's files lie over the built-in ones.

use crate::bundle;
use crate::config::keymap::Keymap;
use crate::config::mistake::Mistake;
use crate::config::settings::Settings;
use crate::config::theme::Theme;
use crate::engine::book::CodeBook;
use crate::engine::date::Date;

use super::action::Action;
use super::ctx::Ctx;
use super::line::{self, Words};
use super::style::{Depth, Styles};
use super::themes::{Choice, Themes};

/// Why the terminal interface cannot start.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// The tables cannot be used.
    #[error("the built-in tables cannot be used; run 'curette doctor'")]
    Books,
    /// A settings file has mistakes.
    #[error("{file} cannot be used:\n{}", .mistakes.iter().map(|mistake| format!("  {mistake}")).collect::<Vec<_>>().join("\n"))]
    Settings {
        /// Which file.
        file: String,
        /// Every mistake.
        mistakes: Vec<Mistake>,
    },
    /// The words of the entry line have mistakes.
    #[error("the abbreviations cannot be used:\n{0}")]
    Words(String),
    /// No theme of this name.
    #[error("'{name}' is no theme; there are {known}")]
    Theme {
        /// As asked for.
        name: String,
        /// The names that there are.
        known: String,
    },
}

/// Texts of the user's own files, where there are any.
#[derive(Clone, Debug, Default)]
pub struct Own {
    /// `config.toml`.
    pub config: Option<String>,
    /// `keymap.toml`.
    pub keymap: Option<String>,
    /// `theme.toml`: a theme of the user's own, used unless `config.toml` names another one.
    pub theme: Option<String>,
    /// `abbreviations.toml`.
    pub abbreviations: Option<String>,
}

/// Keys, looks and words.
pub struct Setup {
    keymap: Keymap,
    themes: Themes,
    words: Vec<Words>,
}

impl Setup {
    /// The built-in files alone.
    ///
    /// # Errors
    /// Mistakes of the built-in files; a test holds that there are none.
    pub fn plain(depth: Depth) -> Result<Self, SetupError> {
        Self::new(&Own::default(), depth)
    }

    /// The built-in files with those of the user over them.
    ///
    /// # Errors
    /// Every mistake of the first file that has any.
    pub fn new(own: &Own, depth: Depth) -> Result<Self, SetupError> {
        let settings = |file: &str| {
            let file = file.to_owned();
            move |mistakes| SetupError::Settings { file, mistakes }
        };
        let mut keymap = Keymap::built_in("default", bundle::KEYMAPS, Action::NAMES)
            .map_err(settings("the built-in keymap.toml"))?;
        if let Some(text) = &own.keymap {
            keymap = keymap.overlaid(text, Action::NAMES).map_err(settings("keymap.toml"))?;
        }
        let mut themes = themes(own.theme.as_deref(), depth)?;
        let chosen = match &own.config {
            Some(text) => Settings::parse(text, &theme_names()).map_err(settings("config.toml"))?,
            None => Settings::default(),
        };
        if let Some(name) = &chosen.theme {
            let place = themes.all.iter().position(|choice| choice.name == *name);
            themes.chosen = place.unwrap_or(themes.chosen);
        }
        let books = bundle::books().map_err(|_| SetupError::Books)?;
        let words = books
            .iter()
            .map(|book| line::words(book, bundle::ABBREVIATIONS, own.abbreviations.as_deref()))
            .collect::<Result<_, _>>()
            .map_err(SetupError::Words)?;
        Ok(Self { keymap, themes, words })
    }

    /// The same with styles that name the role of each cell instead of its look.
    #[must_use]
    pub fn marking(self) -> Self {
        Self { themes: self.themes.marking(), ..self }
    }

    /// The context on a day.
    ///
    /// # Errors
    /// There is no book at all.
    pub fn ctx<'a>(&'a self, books: &'a [CodeBook], today: Date) -> Result<Ctx<'a>, SetupError> {
        let newest = books.last().ok_or(SetupError::Books)?;
        let themes = &self.themes;
        let styles = &themes.at(themes.chosen).styles;
        Ok(Ctx { books, newest, words: &self.words, keymap: &self.keymap, themes, styles, today })
    }
}

/// The names of the built-in themes.
#[must_use]
pub fn theme_names() -> Vec<&'static str> {
    bundle::THEMES.iter().map(|(name, _)| *name).collect()
}

/// Every theme for a terminal. The one of the user, where there is one, is chosen until the settings name another; it
/// takes the place of a built-in one of the same name.
fn themes(own: Option<&str>, depth: Depth) -> Result<Themes, SetupError> {
    let mut all = Vec::new();
    for (name, text) in bundle::THEMES {
        let styles = Styles::new(&named_theme(name)?, depth);
        all.push(Choice { name: (*name).to_owned(), about: about(text), own: false, styles });
    }
    let mut chosen = 0;
    if let Some(text) = own {
        let theme = Theme::parse(text, bundle::THEMES)
            .map_err(|mistakes| SetupError::Settings { file: "theme.toml".to_owned(), mistakes })?;
        let about = "your own, from theme.toml".to_owned();
        let own = Choice { name: theme.name.clone(), about, own: true, styles: Styles::new(&theme, depth) };
        chosen = all.iter().position(|choice| choice.name == own.name).unwrap_or(all.len());
        if chosen < all.len() { all[chosen] = own } else { all.push(own) }
    }
    Ok(Themes { all, chosen, depth })
}

/// The first comment of a theme says what it is, in its first words.
fn about(text: &str) -> String {
    let comment = text.lines().next().and_then(|line| line.strip_prefix("# ")).unwrap_or_default();
    comment.split([';', ':', '.']).next().unwrap_or_default().to_owned()
}

/// A built-in theme by its name.
///
/// # Errors
/// No theme of this name, or mistakes in it.
pub fn named_theme(name: &str) -> Result<Theme, SetupError> {
    let Some((_, text)) = bundle::THEMES.iter().find(|(known, _)| *known == name) else {
        return Err(SetupError::Theme { name: name.to_owned(), known: theme_names().join(", ") });
    };
    Theme::parse(text, bundle::THEMES)
        .map_err(|mistakes| SetupError::Settings { file: format!("themes/{name}.toml"), mistakes })
}

#[cfg(test)]
mod tests {
    use ratatui::style::Color;

    use super::*;
    use crate::config::theme::Role;

    #[test]
    fn every_built_in_theme_and_the_keymap_can_be_used() {
        for (name, _) in bundle::THEMES {
            assert_eq!(named_theme(name).expect(name).name, *name);
        }
        let setup = Setup::plain(Depth::True).expect("setup");
        for action in Action::ALL {
            assert!(!setup.keymap.keys(action.name()).is_empty(), "{} has no key", action.name());
            assert!(action.doc().ends_with('.'), "{}", action.name());
        }
    }

    #[test]
    fn a_theme_of_ones_own_is_used_unless_the_settings_name_another() {
        let ground = |own: &Own| {
            let themes = Setup::new(own, Depth::True).expect("setup").themes;
            themes.at(themes.chosen).styles.of(Role::Text).bg
        };
        let chosen = Own { config: Some("theme = \"dark\"\n".to_owned()), ..Own::default() };
        assert_eq!(ground(&Own::default()), None);
        assert_eq!(ground(&chosen), Some(Color::Rgb(0x16, 0x18, 0x1d)));
        let theme = "name = \"mine\"\ninherits = \"light\"\n[palette]\npaper = \"#ffffff\"\n";
        let own = Own { theme: Some(theme.to_owned()), ..Own::default() };
        assert_eq!(ground(&own), Some(Color::Rgb(255, 255, 255)));
        let both = Own { theme: Some(theme.to_owned()), ..chosen };
        assert_eq!(ground(&both), Some(Color::Rgb(0x16, 0x18, 0x1d)));
    }

    #[test]
    fn a_theme_of_ones_own_stands_in_place_of_a_built_in_one_of_its_name() {
        let theme = "name = \"dark\"\ninherits = \"default\"\n".to_owned();
        let own = Own { theme: Some(theme), ..Own::default() };
        let themes = Setup::new(&own, Depth::True).expect("setup").themes;
        assert_eq!(themes.all.len(), bundle::THEMES.len());
        assert_eq!(themes.at(themes.chosen).about, "your own, from theme.toml");
        for choice in &themes.all {
            assert!(!choice.about.is_empty() && !choice.name.is_empty(), "{}", choice.name);
        }
    }

    #[test]
    fn a_mistake_of_the_settings_is_told_with_file_and_line() {
        let own = Own { config: Some("\ntheme = \"drak\"\n".to_owned()), ..Own::default() };
        let error = Setup::new(&own, Depth::True).err().expect("mistake").to_string();
        assert!(error.starts_with("config.toml cannot be used:\n  line 2: 'drak' is no theme"), "{error}");
    }
}
