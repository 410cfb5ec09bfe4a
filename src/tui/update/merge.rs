//! Keys on the screen that offers two versions of an encounter: arrows choose, Enter saves what was chosen.

use crate::config::chord::{Chord, Key};
use crate::config::theme::Role;

use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::merge::Side;
use crate::tui::model::{Model, Popup};
use crate::tui::msg::Effect;

/// A key: nothing is written before Enter, and going back writes nothing.
pub fn input(model: &mut Model, ctx: &Ctx<'_>, chord: Chord, action: Option<Action>) -> Vec<Effect> {
    let Some(Popup::Merge(merge)) = model.popups.last_mut() else { return Vec::new() };
    let last = merge.rows.len().saturating_sub(1);
    if let Chord { key, ctrl: false, alt: false } = chord {
        match key {
            Key::Left => merge.choose(Side::Ours),
            Key::Right => merge.choose(Side::Theirs),
            Key::Char('h') => merge.choose_all(Side::Ours),
            Key::Char('f') => merge.choose_all(Side::Theirs),
            _ => return by_action(model, ctx, action, last),
        }
        return Vec::new();
    }
    by_action(model, ctx, action, last)
}

fn by_action(model: &mut Model, ctx: &Ctx<'_>, action: Option<Action>, last: usize) -> Vec<Effect> {
    let Some(Popup::Merge(merge)) = model.popups.last_mut() else { return Vec::new() };
    match action {
        Some(Action::Up | Action::Previous) => merge.row = merge.row.saturating_sub(1),
        Some(Action::Down | Action::Next) => merge.row = (merge.row + 1).min(last),
        Some(Action::PageUp) => merge.row = merge.row.saturating_sub(10),
        Some(Action::PageDown) => merge.row = (merge.row + 10).min(last),
        Some(Action::First) => merge.row = 0,
        Some(Action::Last) => merge.row = last,
        Some(Action::Take | Action::Save) => return save(model, ctx),
        Some(Action::Back) => {
            model.popups.pop();
            model.after_save = None;
            model.say(Role::Advice, "nothing was written; the file and what is here stay as they are");
        }
        Some(other) => return super::everywhere(model, ctx, other),
        None => {}
    }
    Vec::new()
}

/// Puts what was chosen on the table and saves it; undo brings back what was here.
fn save(model: &mut Model, ctx: &Ctx<'_>) -> Vec<Effect> {
    let Some(Popup::Merge(merge)) = model.popups.last() else { return Vec::new() };
    let (merged, theirs) = (merge.merged(), merge.theirs().clone());
    match merged {
        Err(why) => {
            model.say(Role::Error, format!("these versions do not go together, choose otherwise: {why}"));
            Vec::new()
        }
        Ok(merged) => {
            model.popups.pop();
            model.saved = Some(theirs);
            model.outside.theirs = None;
            let mut effects = model.change(ctx, "both versions made one", merged);
            let then = model.after_save.take();
            effects.extend(super::amend::save(model, ctx, then));
            effects
        }
    }
}
