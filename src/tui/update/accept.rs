//! Keys of the question for a reason, and taking an acceptance back.

use crate::config::chord::Chord;
use crate::config::theme::Role;

use crate::tui::accept::{self, Prompt};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::edit::Edit;
use crate::tui::model::{Model, Popup};
use crate::tui::msg::Effect;

/// Asks for the reason; where the row was accepted already, takes that back.
pub fn open(model: &mut Model, ctx: &Ctx<'_>) -> Vec<Effect> {
    let Ok(about) = accept::about(model) else { return Vec::new() };
    if !accept::done(model) {
        model.popups.push(Popup::Accept(Box::new(Prompt { about, edit: Edit::default(), needed: false })));
        return Vec::new();
    }
    let mut changed = model.encounter.clone();
    changed.accepted.retain(|accepted| {
        !about.iter().any(|(rule, lesion)| {
            accepted.rule.trim().eq_ignore_ascii_case(rule) && accepted.lesion == *lesion
        })
    });
    let what = format!("{} no longer accepted", accept::what(&about));
    let effects = model.change(ctx, what.clone(), changed);
    model.say(Role::Message, format!("{what}; {} brings it back", ctx.key(Action::Undo)));
    effects
}

/// A key while the reason is typed: Enter takes it, Esc leaves everything as it was.
pub fn input(model: &mut Model, ctx: &Ctx<'_>, chord: Chord, action: Option<Action>) -> Vec<Effect> {
    let Some(Popup::Accept(prompt)) = model.popups.last_mut() else { return Vec::new() };
    match action {
        Some(Action::Back | Action::Accept) => drop(model.popups.pop()),
        Some(Action::Take) => {
            if prompt.edit.text().trim().is_empty() {
                prompt.needed = true;
                return Vec::new();
            }
            let (mut changed, what) = (model.encounter.clone(), format!("accepted {}", prompt.what()));
            let accepted = prompt.accepted();
            changed.accepted.retain(|old| {
                !accepted
                    .iter()
                    .any(|new| new.rule.eq_ignore_ascii_case(old.rule.trim()) && new.lesion == old.lesion)
            });
            changed.accepted.extend(accepted);
            model.popups.pop();
            let effects = model.change(ctx, what.clone(), changed);
            model.say(Role::Message, format!("{what}; {} takes it back", ctx.key(Action::Undo)));
            return effects;
        }
        Some(Action::Undo) if prompt.edit.can_undo() => prompt.edit.undo(),
        Some(other @ (Action::Quit | Action::Help | Action::Suspend | Action::Save)) => {
            return super::everywhere(model, ctx, other);
        }
        _ => {
            prompt.edit.key(chord);
        }
    }
    Vec::new()
}
