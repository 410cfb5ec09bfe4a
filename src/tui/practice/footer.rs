//! The keys of the pages of practice, the most useful first.

use crate::tui::action::Action;
use crate::tui::model::Popup;

use super::desk::Desk;
use super::{Page, Practice};

/// What has a meaning of its own on the page that is shown.
#[must_use]
pub fn own(practice: &Practice) -> Vec<(Action, &'static str)> {
    match (practice.page, practice.desk()) {
        (Page::List, _) => vec![
            (Action::Take, "answer it"),
            (Action::Back, "back"),
            (Action::Drill, "drill"),
            (Action::Progress, "progress"),
            (Action::Down, "down"),
            (Action::Up, "up"),
        ],
        (Page::Desk, Some(desk)) => desk_keys(desk),
        (Page::Told, _) => vec![
            (Action::Take, "next note"),
            (Action::Again, "same rule again"),
            (Action::Why, "rule"),
            (Action::Dispute, "dispute"),
            (Action::Back, "list"),
            (Action::PageDown, "page down"),
            (Action::PageUp, "page up"),
            (Action::Progress, "progress"),
            (Action::Drill, "drill"),
        ],
        (Page::Drill, _) if practice.runs() => {
            vec![(Action::Take, "answer"), (Action::Back, "end the round")]
        }
        (Page::Drill, _) => vec![
            (Action::Take, "begin"),
            (Action::Back, "list"),
            (Action::Next, "other round"),
            (Action::Down, "down"),
            (Action::Up, "up"),
        ],
        (Page::Drilled, _) => vec![
            (Action::Take, "another round"),
            (Action::Back, "list"),
            (Action::Drill, "other drill"),
            (Action::PageDown, "page down"),
            (Action::PageUp, "page up"),
            (Action::Progress, "progress"),
        ],
        (Page::Progress, _) => vec![
            (Action::Take, "record"),
            (Action::Back, "back"),
            (Action::PageDown, "page down"),
            (Action::PageUp, "page up"),
        ],
        (Page::Record, _) | (Page::Desk, None) => {
            vec![(Action::Back, "back"), (Action::PageDown, "page down"), (Action::PageUp, "page up")]
        }
    }
}

fn desk_keys(desk: &Desk) -> Vec<(Action, &'static str)> {
    let note = [(Action::PageDown, "note down"), (Action::PageUp, "note up")];
    let keys = match desk.bench() {
        None => vec![
            (Action::Save, "done"),
            (Action::Way, "document"),
            (Action::Take, "next line"),
            (Action::Back, "list"),
            (Action::LineUp, "line up"),
            (Action::LineDown, "line down"),
        ],
        Some(bench) if matches!(bench.table.popup(), Some(Popup::Details(_))) => {
            vec![
                (Action::Back, "back, keeps all"),
                (Action::Next, "next field"),
                (Action::Previous, "field before"),
            ]
        }
        Some(_) => vec![
            (Action::Save, "done"),
            (Action::Way, "claim lines"),
            (Action::Take, "take line"),
            (Action::Back, "list"),
            (Action::Details, "details"),
            (Action::Remove, "remove"),
        ],
    };
    keys.into_iter().chain(note).collect()
}
