//! The state of the help: what stood below it when it was opened, and the first row that is shown.

use super::action::Action;
use super::footer;
use super::model::{Model, Pane, Popup};
use super::practice;
use crate::config::theme::Role;

/// The help.
#[derive(Clone, Debug)]
pub struct Help {
    /// The first row that is shown.
    pub scroll: usize,
    /// Where it was opened, in words.
    pub here: &'static str,
    /// What has a meaning of its own there.
    pub own: Vec<(Action, &'static str)>,
    /// Every action, and why it could not be done there.
    pub actions: Vec<(Action, Option<&'static str>)>,
    /// How something is typed there, where that is not an entry line.
    pub typing: Option<&'static [(&'static str, Role)]>,
    /// Whether characters are typed there.
    pub takes_text: bool,
}

impl Help {
    /// The help for what is shown now.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        let own = footer::own(model).into_iter().filter(|(action, _)| action.available(model).is_ok());
        let actions = Action::ALL.iter().map(|action| (*action, action.available(model).err()));
        Self {
            scroll: 0,
            here: here(model),
            own: own.collect(),
            actions: actions.collect(),
            typing: matches!(model.popup(), Some(Popup::Practice)).then_some(practice::help::TYPING),
            takes_text: model.takes_text(),
        }
    }
}

/// Where the keys go, in words.
fn here(model: &Model) -> &'static str {
    match model.popup() {
        Some(Popup::Details(_)) => "encounter details",
        Some(Popup::Why(_)) => "reasons",
        Some(Popup::Help(_)) => "help",
        Some(Popup::Palette(_)) => "commands",
        Some(Popup::List(_)) => "list of encounters",
        Some(Popup::Practice) => practice::help::here(&model.practice),
        Some(Popup::Themes(_)) => "themes",
        Some(Popup::Versions(_)) => "versions",
        Some(Popup::Prompt(_)) => "question",
        Some(Popup::Merge(_)) => "two versions",
        Some(Popup::Leave(_)) => "question",
        None => match model.focus {
            Pane::Entry => "entry line",
            Pane::Lesions => "lesions",
            Pane::Codes => "codes",
            Pane::Checklist => "checklist",
        },
    }
}
