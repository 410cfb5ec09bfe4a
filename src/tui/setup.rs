//! What the context is made of, read once: keys, theme, words. The user's files lie over the built-in ones.

use std::path::PathBuf;

use crate::bundle;
use crate::choices::{self, Choices, Fault};
use crate::config::Folders;
use crate::config::keymap::Keymap;
use crate::config::mistake::Mistake;
use crate::config::privacy::PatientShown;
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
    /// A built-in file has mistakes.
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

/// The user's own files, as far as there are any.
#[derive(Clone, Debug, Default)]
pub struct Own {
    /// What `config.toml` and the abbreviations say.
    pub choices: Choices,
    /// `keymap.toml` with its text: stronger than the key map that `config.toml` names.
    pub keymap: Option<(PathBuf, String)>,
    /// `theme.toml` with its text: a theme of the user's own, used unless `config.toml` names another one.
    pub theme: Option<(PathBuf, String)>,
    /// Files that cannot be read.
    pub faults: Vec<Fault>,
}

impl Own {
    /// Reads the files of this user.
    #[must_use]
    pub fn read(folders: &Folders) -> Self {
        let mut own = Self { choices: Choices::read(folders), ..Self::default() };
        for (name, place) in [("keymap.toml", &mut own.keymap), ("theme.toml", &mut own.theme)] {
            let path = folders.config.join(name);
            match choices::text(&path) {
                Ok(text) => *place = text.map(|text| (path, text)),
                Err(fault) => own.faults.push(fault),
            }
        }
        own
    }
}

/// Keys and looks: what stands before the tables are read.
pub struct Looks {
    keymap: Keymap,
    themes: Themes,
    patient: PatientShown,
    faults: Vec<Fault>,
}

impl Looks {
    /// The built-in files with those of the user over them. What is wrong with the user's files stops nothing: it is
    /// among the faults, and the rest is in force.
    ///
    /// # Errors
    /// Mistakes of the built-in files; a test holds that there are none.
    pub fn new(own: &Own, depth: Depth) -> Result<Self, SetupError> {
        let mut faults: Vec<Fault> = own.choices.faults.iter().chain(&own.faults).cloned().collect();
        let mut keymap = named_keymap(own.choices.keymap.as_deref().unwrap_or("default"))?;
        if let Some((file, text)) = &own.keymap {
            match keymap.overlaid(text, Action::NAMES) {
                Ok(own) => keymap = own,
                Err(mistakes) => faults.extend(Fault::of_file(file, &mistakes)),
            }
        }
        let mut themes = themes(own.theme.as_ref(), depth, &mut faults)?;
        if let Some(name) = &own.choices.theme {
            let place = themes.all.iter().position(|choice| choice.name == *name);
            themes.chosen = place.unwrap_or(themes.chosen);
        }
        let patient = own.choices.privacy.patient;
        Ok(Self { keymap, themes, patient, faults })
    }

    /// The looks of texts.
    #[must_use]
    pub fn styles(&self) -> &Styles {
        &self.themes.at(self.themes.chosen).styles
    }

    /// Together with the words of the entry line, for which the tables are read.
    ///
    /// # Errors
    /// Tables or words that are built in and cannot be used; a test holds that there are none.
    pub fn with_words(self, choices: &Choices) -> Result<Setup, SetupError> {
        // Another thread reads the tables meanwhile; where there can be none, they are read when they are asked for.
        let _ = std::thread::Builder::new().spawn(bundle::books);
        let abbreviations =
            line::abbreviations(bundle::ABBREVIATIONS, &choices.words).map_err(SetupError::Words)?;
        let books = bundle::books().map_err(|_| SetupError::Books)?;
        let words = books.iter().map(|book| Words::new(book, &abbreviations)).collect();
        Ok(Setup { looks: self, words })
    }
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

    /// The built-in files with those of the user over them, as [`Looks::new`] has them.
    ///
    /// # Errors
    /// Mistakes of the built-in files; a test holds that there are none.
    pub fn new(own: &Own, depth: Depth) -> Result<Self, SetupError> {
        Looks::new(own, depth)?.with_words(&own.choices)
    }

    /// What cannot be used of the user's files.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.looks.faults
    }

    /// The same with styles that name the role of each cell instead of its look.
    #[must_use]
    pub fn marking(self) -> Self {
        Self { looks: Looks { themes: self.looks.themes.marking(), ..self.looks }, ..self }
    }

    /// The context on a day.
    ///
    /// # Errors
    /// There is no book at all.
    pub fn ctx<'a>(&'a self, books: &'a [CodeBook], today: Date) -> Result<Ctx<'a>, SetupError> {
        let newest = books.last().ok_or(SetupError::Books)?;
        let Looks { keymap, themes, patient, .. } = &self.looks;
        let styles = &themes.at(themes.chosen).styles;
        Ok(Ctx { books, newest, words: &self.words, keymap, themes, styles, patient: *patient, today })
    }
}

/// The names of the built-in themes.
#[must_use]
pub fn theme_names() -> Vec<&'static str> {
    bundle::THEMES.iter().map(|(name, _)| *name).collect()
}

/// A built-in key map by its name: over the default one, so that it need say only what is different.
///
/// # Errors
/// Mistakes in it; a name that does not exist is the default one.
pub fn named_keymap(name: &str) -> Result<Keymap, SetupError> {
    let known = bundle::KEYMAPS.iter().any(|(known, _)| *known == name);
    let name = if known { name } else { "default" };
    Keymap::built_in(name, bundle::KEYMAPS, Action::NAMES)
        .map_err(|mistakes| SetupError::Settings { file: format!("the key map '{name}'"), mistakes })
}

/// Every theme for a terminal. The one of the user, where there is one, is chosen until the settings name another; it
/// takes the place of a built-in one of the same name. One that cannot be read is among the faults.
fn themes(
    own: Option<&(PathBuf, String)>,
    depth: Depth,
    faults: &mut Vec<Fault>,
) -> Result<Themes, SetupError> {
    let mut all = Vec::new();
    for (name, text) in bundle::THEMES {
        let styles = Styles::new(&named_theme(name)?, depth);
        all.push(Choice { name: (*name).to_owned(), about: about(text), own: false, styles });
    }
    let mut chosen = 0;
    if let Some((file, text)) = own {
        match Theme::parse(text, bundle::THEMES) {
            Ok(theme) => {
                let about = "your own, from theme.toml".to_owned();
                let styles = Styles::new(&theme, depth);
                let own = Choice { name: theme.name.clone(), about, own: true, styles };
                chosen = all.iter().position(|choice| choice.name == own.name).unwrap_or(all.len());
                if chosen < all.len() { all[chosen] = own } else { all.push(own) }
            }
            Err(mistakes) => faults.extend(Fault::of_file(file, &mistakes)),
        }
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
            assert!(!setup.looks.keymap.keys(action.name()).is_empty(), "{} has no key", action.name());
            assert!(action.doc().ends_with('.'), "{}", action.name());
        }
    }

    #[test]
    fn a_theme_of_ones_own_is_used_unless_the_settings_name_another() {
        let ground = |own: &Own| {
            let themes = Setup::new(own, Depth::True).expect("setup").looks.themes;
            themes.at(themes.chosen).styles.of(Role::Text).bg
        };
        let choices = Choices { theme: Some("dark".to_owned()), ..Choices::default() };
        let chosen = Own { choices, ..Own::default() };
        assert_eq!(ground(&Own::default()), None);
        assert_eq!(ground(&chosen), Some(Color::Rgb(0x16, 0x18, 0x1d)));
        let theme = "name = \"mine\"\ninherits = \"light\"\n[palette]\npaper = \"#ffffff\"\n";
        let file = Some(("theme.toml".into(), theme.to_owned()));
        let own = Own { theme: file.clone(), ..Own::default() };
        assert_eq!(ground(&own), Some(Color::Rgb(255, 255, 255)));
        let both = Own { theme: file, ..chosen };
        assert_eq!(ground(&both), Some(Color::Rgb(0x16, 0x18, 0x1d)));
    }

    #[test]
    fn a_theme_of_ones_own_stands_in_place_of_a_built_in_one_of_its_name() {
        let theme = "name = \"dark\"\ninherits = \"default\"\n".to_owned();
        let own = Own { theme: Some(("theme.toml".into(), theme)), ..Own::default() };
        let themes = Setup::new(&own, Depth::True).expect("setup").looks.themes;
        assert_eq!(themes.all.len(), bundle::THEMES.len());
        assert_eq!(themes.at(themes.chosen).about, "your own, from theme.toml");
        for choice in &themes.all {
            assert!(!choice.about.is_empty() && !choice.name.is_empty(), "{}", choice.name);
        }
    }

    #[test]
    fn a_faulty_theme_and_key_map_are_told_and_the_chosen_ones_stay() {
        let choices = Choices { theme: Some("dark".to_owned()), ..Choices::default() };
        let own = Own {
            choices,
            keymap: Some(("keymap.toml".into(), "[keys]\nfly = [\"f5\"]\n".to_owned())),
            theme: Some(("theme.toml".into(), "name = \"mine\"\ninherits = \"drak\"\n".to_owned())),
            ..Own::default()
        };
        let setup = Setup::new(&own, Depth::True).expect("setup");
        let said: Vec<String> = setup.faults().iter().map(ToString::to_string).collect();
        assert!(said[0].starts_with("keymap.toml: line 2: 'fly' is no action"), "{said:?}");
        assert!(said[1].starts_with("theme.toml: line 2: 'drak' is no theme"), "{said:?}");
        let themes = &setup.looks.themes;
        assert_eq!(themes.at(themes.chosen).styles.of(Role::Text).bg, Some(Color::Rgb(0x16, 0x18, 0x1d)));
        assert!(!setup.looks.keymap.keys("save").is_empty());
    }
}
