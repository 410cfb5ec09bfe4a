//! Keys in the command palette.

use crate::config::chord::{Chord, Key};
use crate::config::theme::Role;

use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::model::{Model, Popup};
use crate::tui::msg::Effect;

/// No key at all: what the palette starts comes by its name.
const NO_KEY: Chord = Chord { key: Key::F(0), ctrl: false, alt: false };

/// A key in the palette: letters filter, Enter runs the selected action where the palette was opened.
pub fn input(model: &mut Model, ctx: &Ctx<'_>, chord: Chord, action: Option<Action>) -> Vec<Effect> {
    let Some(Popup::Palette(palette)) = model.popups.last_mut() else { return Vec::new() };
    let last = palette.rows().len().saturating_sub(1);
    match action {
        Some(Action::Up | Action::Previous) => palette.row = palette.row.saturating_sub(1),
        Some(Action::Down | Action::Next) => palette.row = (palette.row + 1).min(last),
        Some(Action::First) => palette.row = 0,
        Some(Action::Last) => palette.row = last,
        Some(Action::PageUp) => palette.row = palette.row.saturating_sub(10),
        Some(Action::PageDown) => palette.row = (palette.row + 10).min(last),
        Some(Action::Back | Action::Palette) => drop(model.popups.pop()),
        Some(Action::Take) => match palette.selected() {
            None => model.say(Role::Advice, "no action fits what is typed"),
            Some((action, Some(why))) => model.say(Role::Advice, format!("{}: {why}", action.name())),
            Some((action, None)) => {
                model.popups.pop();
                return super::dispatch(model, ctx, NO_KEY, Some(action));
            }
        },
        Some(other @ (Action::Quit | Action::Help | Action::Suspend)) => {
            return super::everywhere(model, ctx, other);
        }
        _ => {
            palette.edit.key(chord);
            palette.row = 0;
        }
    }
    Vec::new()
}
