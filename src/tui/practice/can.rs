//! What can be done on the pages of practice, and if not, why not.

use crate::tui::action::Action;

use super::desk::{Desk, Way};
use super::drill::Drill;
use super::{Page, Practice};

/// Whether an action can be done on the page that is shown.
///
/// # Errors
/// The reason, as the end of a sentence that begins with the name of the action.
pub fn can(action: Action, practice: &Practice) -> Result<(), &'static str> {
    match action {
        Action::Back | Action::Quit | Action::Help | Action::Lock => return Ok(()),
        _ if asks(practice) => return Err("say first whether you are sure, or go back to the answer"),
        Action::Up
        | Action::Down
        | Action::PageUp
        | Action::PageDown
        | Action::First
        | Action::Last
        | Action::Palette
        | Action::Theme
        | Action::Practice => return Ok(()),
        _ => {}
    }
    match (practice.page, practice.desk()) {
        (Page::List, _) => on_the_list(action, practice),
        (Page::Desk, Some(desk)) => at_the_desk(action, desk),
        (Page::Told, _) => match action {
            Action::Take
            | Action::Why
            | Action::Again
            | Action::Dispute
            | Action::Drill
            | Action::Progress => Ok(()),
            _ => Err(ELSEWHERE),
        },
        (Page::Drill, _) => in_a_drill(action, practice.drill.as_ref()),
        (Page::Drilled, _) => match action {
            Action::Take | Action::Drill | Action::Progress => Ok(()),
            _ => Err(ELSEWHERE),
        },
        (Page::Progress, _) => match action {
            Action::Take | Action::Progress => Ok(()),
            _ => Err(ELSEWHERE),
        },
        (Page::Record, _) | (Page::Desk, None) => Err(ELSEWHERE),
    }
}

const ELSEWHERE: &str = "that is not done here; go back first";

fn asks(practice: &Practice) -> bool {
    practice.page == Page::Desk && practice.desk().is_some_and(|desk| desk.asks)
}

fn on_the_list(action: Action, practice: &Practice) -> Result<(), &'static str> {
    match action {
        Action::Take if practice.list.selected().is_some() => Ok(()),
        Action::Take => Err("no note fits what is typed"),
        Action::Next | Action::Previous | Action::Drill | Action::Progress => Ok(()),
        Action::Undo if practice.list.edit.can_undo() => Ok(()),
        Action::Undo => Err("nothing to undo"),
        _ => Err(ELSEWHERE),
    }
}

fn in_a_drill(action: Action, drill: Option<&Drill>) -> Result<(), &'static str> {
    match (action, drill) {
        (Action::Take, _) | (Action::Next | Action::Previous | Action::Drill, None) => Ok(()),
        (Action::Undo, Some(drill)) if drill.edit.can_undo() => Ok(()),
        (Action::Undo, Some(_)) => Err("nothing to undo"),
        (_, Some(_)) => Err("the round runs; end it first"),
        (_, None) => Err(ELSEWHERE),
    }
}

fn at_the_desk(action: Action, desk: &Desk) -> Result<(), &'static str> {
    match (action, desk.bench()) {
        (Action::Save | Action::Way, _) => Ok(()),
        (Action::LineUp | Action::LineDown, None) if desk.lines.rows.len() > 1 => Ok(()),
        (Action::LineUp | Action::LineDown, None) => Err("there is one line only"),
        (Action::LineUp | Action::LineDown, Some(_)) => Err("the order of a claim is that of claim lines"),
        (Action::Take | Action::Next | Action::Previous, None) => Ok(()),
        (Action::Undo, None) if desk.lines.rows.get(desk.lines.at).is_some_and(|row| row.can_undo()) => {
            Ok(())
        }
        (Action::Undo, None) => Err("nothing to undo"),
        (
            Action::Take
            | Action::Next
            | Action::Previous
            | Action::Undo
            | Action::Redo
            | Action::Remove
            | Action::Details,
            Some(bench),
        ) => action.available(&bench.table),
        (Action::Details | Action::Remove | Action::Redo, None) => Err(match desk.way {
            Way::Lines => "only where lesions are documented",
            Way::Document => ELSEWHERE,
        }),
        (Action::Why | Action::WhyNot, _) => Err("the tool says nothing before the answer"),
        _ => Err(ELSEWHERE),
    }
}
