//! Keys in the list of notes: letters search, Enter puts the selected one on the desk.

use crate::config::chord::Chord;

use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::model::Model;
use crate::tui::msg::Effect;

/// A key in the list.
pub fn input(model: &mut Model, ctx: &Ctx<'_>, chord: Chord, action: Option<Action>) -> Vec<Effect> {
    let practice = &mut model.practice;
    let list = &mut practice.list;
    let last = list.rows().saturating_sub(1);
    match action {
        Some(Action::Up | Action::Previous) => list.row = list.row.saturating_sub(1),
        Some(Action::Down | Action::Next) => list.row = (list.row + 1).min(last),
        Some(Action::First) => list.row = 0,
        Some(Action::Last) => list.row = last,
        Some(Action::PageUp) => list.row = list.row.saturating_sub(10),
        Some(Action::PageDown) => list.row = (list.row + 10).min(last),
        Some(Action::Back) => return super::close(model),
        Some(Action::Take) => {
            let item = practice.selected();
            return match item {
                Some(_) => super::take_up(model, item),
                None => super::others(model, ctx, Action::Take),
            };
        }
        Some(Action::Undo) if list.edit.can_undo() => {
            list.edit.undo();
            list.search(&practice.shelf.items, &practice.standings);
        }
        Some(other) => return super::others(model, ctx, other),
        None => {
            let before = list.edit.text().to_owned();
            list.edit.key(chord);
            if list.edit.text() != before {
                list.row = 0;
                list.search(&practice.shelf.items, &practice.standings);
            }
        }
    }
    Vec::new()
}
