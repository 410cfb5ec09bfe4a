//! The keys that do something where the user is, the most useful first: for the footer and the head of the help.

use super::accept;
use super::action::Action;
use super::ctx::Ctx;
use super::model::{Model, Pane, Popup};
use super::practice;
use super::prompt::Asks;
use super::targets::Target;
use super::text::width;

/// A key of the footer and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The action.
    pub action: Action,
    /// Its key as people read it.
    pub key: String,
    /// What it does here, in few words.
    pub does: &'static str,
}

impl Entry {
    /// Cells of the key, a blank and the words.
    #[must_use]
    pub fn cells(&self) -> usize {
        width(&self.key) + 1 + width(self.does)
    }
}

/// Cells before the first entry.
pub const LEAD: usize = 1;
/// Cells between two entries.
pub const GAP: usize = 3;

/// The entries that have room in so many cells, whole ones only, those of lower rank left out first. The key of the
/// help always has a place.
#[must_use]
pub fn entries(model: &Model, ctx: &Ctx<'_>, cells: usize) -> Vec<Entry> {
    let all = wanted(model, ctx);
    let is_help = |entry: &&Entry| entry.action == Action::Help;
    let mut free = cells.saturating_sub(LEAD);
    let mut reserved = all.iter().find(is_help).map_or(0, |help| help.cells() + GAP);
    let mut shown = Vec::new();
    for entry in all {
        let needs = entry.cells() + if shown.is_empty() { 0 } else { GAP };
        if is_help(&&entry) {
            reserved = 0;
        }
        if needs + reserved <= free {
            free -= needs;
            shown.push(entry);
        }
    }
    shown
}

/// Every entry of this place that can be used now and has a key, the most useful first.
fn wanted(model: &Model, ctx: &Ctx<'_>) -> Vec<Entry> {
    if let Some(Popup::Leave(_)) = model.popup() {
        return Vec::new();
    }
    let mut actions = own(model);
    if matches!(model.popup(), Some(Popup::List(list)) if list.asks) {
        return Vec::new();
    }
    let mut others: Vec<Action> = Action::ALL.iter().copied().filter(|action| action.rank() > 0).collect();
    others.sort_by_key(|action| action.rank());
    for action in others {
        // What opened this place only closes it again, which another key says better.
        if opened_by(model) != Some(action) && !actions.iter().any(|(own, _)| *own == action) {
            actions.push((action, action.short()));
        }
    }
    let takes_text = model.takes_text();
    if let Some(Popup::Prompt(prompt)) = model.popup() {
        // What asks a question of its own only ends this one, which going back says better; typing is undone once there
        // is some.
        actions.retain(|(action, _)| match action {
            Action::Accept | Action::CopyAll | Action::WhyNot | Action::Dispute => false,
            Action::Undo => prompt.edit.can_undo(),
            _ => true,
        });
    }
    actions
        .into_iter()
        .filter(|(action, _)| action.available(model).is_ok())
        .map(|(action, does)| Entry { action, key: ctx.key_here(action, takes_text), does })
        .filter(|entry| !entry.key.is_empty())
        .collect()
}

/// The action that opens the pop-up on top, where letters are typed in it.
fn opened_by(model: &Model) -> Option<Action> {
    match model.popup()? {
        Popup::List(_) => Some(Action::List),
        Popup::Palette(_) => Some(Action::Palette),
        Popup::Practice => Some(Action::Practice),
        Popup::Themes(_) => Some(Action::Theme),
        Popup::Versions(_) => Some(Action::Versions),
        Popup::Details(_) => Some(Action::Details),
        Popup::Prompt(prompt) => Some(match prompt.asks {
            Asks::Reason(_) => Action::Accept,
            Asks::Amend(_) => Action::Save,
            Asks::Code => Action::WhyNot,
            Asks::Copy => Action::SaveCopy,
            Asks::Identifiers => Action::CopyAll,
            Asks::Dispute => Action::Dispute,
        }),
        Popup::Why(_) | Popup::Help(_) | Popup::Merge(_) | Popup::Leave(_) => None,
    }
}

/// What has a meaning of its own in the present place, the most useful first.
#[must_use]
pub fn own(model: &Model) -> Vec<(Action, &'static str)> {
    match (model.popup(), model.focus) {
        (Some(Popup::Practice), _) => practice::footer::own(&model.practice),
        (Some(popup), _) => over(popup),
        (None, Pane::Entry) => {
            let tab = if model.offered().is_some() { "complete" } else { "panes" };
            vec![(Action::Take, Action::Take.short()), (Action::Next, tab)]
        }
        (None, Pane::Lesions) => vec![
            (Action::Take, "change"),
            (Action::Remove, "remove"),
            (Action::Back, "entry line"),
            (Action::Next, "next pane"),
        ],
        (None, Pane::Codes) => {
            let enter = model.target().map(|target| (Action::Take, enter_does(target)));
            let others = [(Action::Back, "entry line"), (Action::Next, "next pane"), accept(model)];
            enter.into_iter().chain(others).collect()
        }
        (None, Pane::Checklist) => {
            vec![
                (Action::Take, "answer"),
                (Action::Back, "entry line"),
                (Action::Next, "next pane"),
                accept(model),
            ]
        }
    }
}

/// Accepting the selected finding, or taking that back.
fn accept(model: &Model) -> (Action, &'static str) {
    (Action::Accept, if accept::done(model) { "accept no more" } else { Action::Accept.short() })
}

/// The same for what lies over the workbench.
fn over(popup: &Popup) -> Vec<(Action, &'static str)> {
    match popup {
        Popup::Details(_) => vec![
            (Action::Back, "back, keeps all"),
            (Action::Next, "next field"),
            (Action::Previous, "field before"),
            (Action::Sign, "sign now"),
        ],
        Popup::List(_) => vec![
            (Action::Take, "open"),
            (Action::Back, "back"),
            (Action::Remove, "trash"),
            (Action::Undo, "bring back"),
            (Action::Copy, Action::Copy.short()),
        ],
        Popup::Palette(_) => {
            vec![(Action::Take, "run it"), (Action::Back, "back"), (Action::Down, "down"), (Action::Up, "up")]
        }
        Popup::Themes(_) => vec![
            (Action::Take, "keep"),
            (Action::Back, "as before"),
            (Action::Down, "next one"),
            (Action::Up, "one before"),
        ],
        Popup::Versions(_) => {
            vec![
                (Action::Take, "bring it back"),
                (Action::Back, "back"),
                (Action::Down, "older"),
                (Action::Up, "newer"),
            ]
        }
        Popup::Prompt(prompt) => {
            let take = match prompt.asks {
                Asks::Reason(_) => "accept",
                Asks::Amend(_) => "amend and save",
                Asks::Code => "tell",
                Asks::Copy => "save a copy",
                Asks::Identifiers => "copy",
                Asks::Dispute => "keep it",
            };
            vec![(Action::Take, take), (Action::Back, "back")]
        }
        Popup::Why(_) => page(Action::Why),
        Popup::Help(_) => page(Action::Help),
        Popup::Merge(_) => vec![
            (Action::Take, "save what is taken"),
            (Action::Back, "back, writes nothing"),
            (Action::Down, "down"),
            (Action::Up, "up"),
        ],
        // The pages of practice have a list of their own.
        Popup::Practice | Popup::Leave(_) => Vec::new(),
    }
}

/// A page that is only read, and the key that opened it.
fn page(opener: Action) -> Vec<(Action, &'static str)> {
    vec![
        (Action::Back, "back"),
        (Action::PageDown, "page down"),
        (Action::PageUp, "page up"),
        (Action::Down, "down"),
        (opener, "close"),
    ]
}

/// What Enter does in the codes pane.
const fn enter_does(target: Target) -> &'static str {
    match target {
        Target::Line(_) | Target::Dropped(_) => "why",
        Target::Open(_) | Target::Held(_) | Target::Finding(_) => "answer",
    }
}
