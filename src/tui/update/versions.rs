//! Keys in the list of versions, and what the host answers.

use crate::config::theme::Role;
use crate::engine::amendment;

use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::model::{Model, Popup};
use crate::tui::msg::Effect;
use crate::tui::text::clean;
use crate::tui::versions::{Kept, Versions};

/// The host has looked.
pub fn listed(model: &mut Model, result: Result<Vec<Kept>, String>) {
    match result {
        Err(why) => model.say(Role::Error, format!("the versions cannot be listed: {}", clean(&why))),
        Ok(all) if all.is_empty() => {
            model.say(Role::Advice, "there is no version before this one: it was saved only once");
        }
        Ok(all) => model.popups.push(Popup::Versions(Box::new(Versions::new(all)))),
    }
}

/// A key in the list: Enter brings the selected version back.
pub fn input(model: &mut Model, ctx: &Ctx<'_>, action: Option<Action>) -> Vec<Effect> {
    let Some(Popup::Versions(versions)) = model.popups.last_mut() else { return Vec::new() };
    let last = versions.all.len().saturating_sub(1);
    match action {
        Some(Action::Up | Action::Previous) => versions.row = versions.row.saturating_sub(1),
        Some(Action::Down | Action::Next) => versions.row = (versions.row + 1).min(last),
        Some(Action::PageUp) => versions.row = versions.row.saturating_sub(10),
        Some(Action::PageDown) => versions.row = (versions.row + 10).min(last),
        Some(Action::First) => versions.row = 0,
        Some(Action::Last) => versions.row = last,
        Some(Action::Back | Action::Versions) => drop(model.popups.pop()),
        Some(Action::Take) => return take(model, ctx),
        Some(other) => return super::everywhere(model, ctx, other),
        None => {}
    }
    Vec::new()
}

/// The selected version comes onto the table as a change that undo takes back; what is saved stays as it is.
fn take(model: &mut Model, ctx: &Ctx<'_>) -> Vec<Effect> {
    let Some(Popup::Versions(versions)) = model.popups.last() else { return Vec::new() };
    let Some(kept) = versions.selected().cloned() else { return Vec::new() };
    let before = match kept.encounter {
        Ok(before) => before,
        Err(why) => {
            model.say(Role::Error, format!("it cannot be read: {}", clean(&why)));
            return Vec::new();
        }
    };
    let saved = model.saved.as_ref().unwrap_or(&model.encounter);
    let settled = amendment::settled(saved, &before);
    model.popups.pop();
    let what = format!("version {} brought back", kept.number);
    let effects = model.change(ctx, what.clone(), settled);
    if effects.is_empty() {
        model.say(Role::Message, format!("version {} says what is on the table", kept.number));
        return effects;
    }
    // What was typed in the details belongs to what was there.
    model.drafts.clear();
    let (undo, save) = (ctx.key(Action::Undo), ctx.key(Action::Save));
    model.say(Role::Message, format!("{what}; {save} saves it, {undo} takes it back"));
    effects
}
