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
    /// `theme.toml`: a whole theme, stronger than the one that `config.toml` names.
    pub theme: Option<String>,
    /// `abbreviations.toml`.
    pub abbreviations: Option<String>,
}

/// Keys and looks: what stands before the tables are read.
pub struct Looks {
    keymap: Keymap,
    styles: Styles,
}

impl Looks {
    /// The built-in files with those of the user over them.
    ///
    /// # Errors
    /// Every mistake of the first file that has any.
    pub fn new(own: &Own, depth: Depth) -> Result<Self, SetupError> {
        let settings = |file: &str| {
            let file = file.to_owned();
            move |mistakes| SetupError::Settings { file, mistakes }
        };
        let mut keymap =
            Keymap::parse(bundle::KEYMAP, Action::NAMES).map_err(settings("the built-in keymap.toml"))?;
        if let Some(text) = &own.keymap {
            keymap = keymap.overlaid(text, Action::NAMES).map_err(settings("keymap.toml"))?;
        }
        let chosen = match &own.config {
            Some(text) => Settings::parse(text, &theme_names()).map_err(settings("config.toml"))?,
            None => Settings::default(),
        };
        let theme = match &own.theme {
            Some(text) => Theme::parse(text, bundle::THEMES).map_err(settings("theme.toml"))?,
            None => named_theme(chosen.theme.as_deref().unwrap_or("default"))?,
        };
        Ok(Self { keymap, styles: Styles::new(&theme, depth) })
    }

    /// The looks of texts.
    #[must_use]
    pub const fn styles(&self) -> &Styles {
        &self.styles
    }

    /// Together with the words of the entry line.
    #[must_use]
    pub fn with(self, words: Vec<Words>) -> Setup {
        Setup { looks: self, words }
    }
}

/// The words of the entry line for each book; reads the books first where nothing has read them yet.
///
/// # Errors
/// Mistakes of the user's own words, or tables that cannot be used.
pub fn words(own: Option<&str>) -> Result<Vec<Words>, SetupError> {
    let books = bundle::books().map_err(|_| SetupError::Books)?;
    let words = books.iter().map(|book| line::words(book, bundle::ABBREVIATIONS, own));
    words.collect::<Result<_, _>>().map_err(SetupError::Words)
}

/// Keys, looks and words.
pub struct Setup {
    looks: Looks,
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
        Ok(Looks::new(own, depth)?.with(words(own.abbreviations.as_deref())?))
    }

    /// The context on a day.
    ///
    /// # Errors
    /// There is no book at all.
    pub fn ctx<'a>(&'a self, books: &'a [CodeBook], today: Date) -> Result<Ctx<'a>, SetupError> {
        let newest = books.last().ok_or(SetupError::Books)?;
        let Looks { keymap, styles } = &self.looks;
        Ok(Ctx { books, newest, words: &self.words, keymap, styles, today })
    }
}

/// The names of the built-in themes.
#[must_use]
pub fn theme_names() -> Vec<&'static str> {
    bundle::THEMES.iter().map(|(name, _)| *name).collect()
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
            assert!(!setup.looks.keymap.keys(action.name()).is_empty(), "{} has no key", action.name());
            assert!(action.doc().ends_with('.'), "{}", action.name());
        }
    }

    #[test]
    fn the_theme_of_the_settings_is_used_and_a_theme_of_ones_own_is_stronger() {
        let ground = |own: &Own| Setup::new(own, Depth::True).expect("setup").looks.styles.of(Role::Text).bg;
        let chosen = Own { config: Some("theme = \"dark\"\n".to_owned()), ..Own::default() };
        assert_eq!(ground(&Own::default()), None);
        assert_eq!(ground(&chosen), Some(Color::Rgb(0x16, 0x18, 0x1d)));
        let theme = "name = \"mine\"\ninherits = \"light\"\n[palette]\npaper = \"#ffffff\"\n";
        let own = Own { theme: Some(theme.to_owned()), ..chosen };
        assert_eq!(ground(&own), Some(Color::Rgb(255, 255, 255)));
    }

    #[test]
    fn a_mistake_of_the_settings_is_told_with_file_and_line() {
        let own = Own { config: Some("\ntheme = \"drak\"\n".to_owned()), ..Own::default() };
        let error = Setup::new(&own, Depth::True).err().expect("mistake").to_string();
        assert!(error.starts_with("config.toml cannot be used:\n  line 2: 'drak' is no theme"), "{error}");
    }
}
