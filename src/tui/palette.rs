//! The state of the command palette: every action, those that fit what is typed, and the selected one.

use super::action::Action;
use super::edit::Edit;
use super::fuzzy;
use super::model::Model;

/// The command palette.
#[derive(Clone, Debug)]
pub struct Palette {
    /// What is typed.
    pub edit: Edit,
    /// The selected row of those that fit.
    pub row: usize,
    /// Every action, and why it could not be done when the palette was opened.
    actions: Vec<(Action, Option<&'static str>)>,
}

impl Palette {
    /// The palette over what is shown now.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        let all = Action::ALL.iter().copied().filter(|action| *action != Action::Palette);
        let actions = all.map(|action| (action, action.available(model).err())).collect();
        Self { edit: Edit::default(), row: 0, actions }
    }

    /// The actions that fit what is typed, the best first, each with the reason why it cannot be done now.
    #[must_use]
    pub fn rows(&self) -> Vec<(Action, Option<&'static str>)> {
        let entries: Vec<(&str, &str)> =
            self.actions.iter().map(|(action, _)| (action.name(), action.doc())).collect();
        let fitting = fuzzy::rank(self.edit.text(), &entries);
        fitting.into_iter().filter_map(|at| self.actions.get(at).copied()).collect()
    }

    /// The selected action.
    #[must_use]
    pub fn selected(&self) -> Option<(Action, Option<&'static str>)> {
        self.rows().get(self.row).copied()
    }
}
