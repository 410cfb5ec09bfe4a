//! The themes that can be chosen, ready for this terminal, and the state of the pop-up that chooses one.

use super::edit::Edit;
use super::fuzzy;
use super::style::{Depth, Styles};

/// A theme that can be chosen.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its name.
    pub name: String,
    /// What it is, in a sentence.
    pub about: String,
    /// It is the one of `theme.toml`, which is used where the settings name none.
    pub own: bool,
    /// Its styles.
    pub styles: Styles,
}

/// Every theme, the built-in ones first.
#[derive(Clone, Debug)]
pub struct Themes {
    /// The themes; never empty.
    pub all: Vec<Choice>,
    /// The place of the one that the settings choose.
    pub chosen: usize,
    /// How much of them this terminal shows.
    pub depth: Depth,
}

impl Themes {
    /// The theme at a place, or the first one.
    #[must_use]
    pub fn at(&self, place: usize) -> &Choice {
        self.all.get(place).unwrap_or(&self.all[0])
    }

    /// The same themes with styles that name the role of each cell instead of its look.
    #[must_use]
    pub fn marking(&self) -> Self {
        let all = self.all.iter().map(|choice| Choice { styles: Styles::marking(), ..choice.clone() });
        Self { all: all.collect(), ..self.clone() }
    }
}

/// The pop-up that chooses a theme.
#[derive(Clone, Debug)]
pub struct Picker {
    /// What is typed.
    pub edit: Edit,
    /// The selected row of those that fit.
    pub row: usize,
    /// The place of the theme that stands unless another one is taken.
    pub before: usize,
    /// The places of the themes that fit what is typed.
    pub shown: Vec<usize>,
}

impl Picker {
    /// Every theme, with this one selected.
    #[must_use]
    pub fn new(themes: &Themes, now: usize) -> Self {
        Self { edit: Edit::default(), row: now, before: now, shown: (0..themes.all.len()).collect() }
    }

    /// The place of the selected theme; that of the one before where none fits.
    #[must_use]
    pub fn preview(&self) -> usize {
        self.shown.get(self.row).copied().unwrap_or(self.before)
    }

    /// Finds the themes that fit the typed letters and selects the best; without letters the selected one stays.
    pub fn search(&mut self, themes: &Themes) {
        let selected = self.preview();
        let entries: Vec<(&str, &str)> =
            themes.all.iter().map(|choice| (choice.name.as_str(), choice.about.as_str())).collect();
        self.shown = fuzzy::rank(self.edit.text(), &entries);
        let kept = self.shown.iter().position(|at| *at == selected && self.edit.text().trim().is_empty());
        self.row = kept.unwrap_or(0);
    }
}
