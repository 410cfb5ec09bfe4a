//! Keys of a question that is answered with a line of text: the reason for accepting a finding, the code that is missed,
//! the path of a copy.

use crate::config::chord::Chord;
use crate::config::theme::Role;
use crate::engine::ids::Code;

use crate::tui::accept;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::model::{Model, Popup};
use crate::tui::msg::Effect;
use crate::tui::prompt::{self, Asks, Prompt};
use crate::tui::why;

use super::clip;

/// Asks for the reason why the selected finding is accepted; where it was accepted already, takes that back.
pub fn accept(model: &mut Model, ctx: &Ctx<'_>) -> Vec<Effect> {
    // Keys may come faster than they are drawn: the rows are those of the encounter as it is now.
    model.settle(ctx);
    let Ok(about) = accept::about(model) else { return Vec::new() };
    if !accept::done(model) {
        model.popups.push(Popup::Prompt(Box::new(Prompt::new(Asks::Reason(about)))));
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

/// Asks for the code that is not on the claim.
pub fn code(model: &mut Model) {
    model.popups.push(Popup::Prompt(Box::new(Prompt::new(Asks::Code))));
}

/// Asks where a copy shall lie.
pub fn copy(model: &mut Model) {
    model.popups.push(Popup::Prompt(Box::new(Prompt::new(Asks::Copy))));
}

fn save_copy(model: &mut Model, typed: &str) -> Vec<Effect> {
    if typed.is_empty() {
        ask_again(model);
        return Vec::new();
    }
    model.popups.pop();
    vec![Effect::SaveCopy(Box::new(model.encounter.clone()), typed.to_owned())]
}

/// A key while the answer is typed: Enter takes it, Esc leaves everything as it was.
pub fn input(model: &mut Model, ctx: &Ctx<'_>, chord: Chord, action: Option<Action>) -> Vec<Effect> {
    let Some(Popup::Prompt(prompt)) = model.popups.last_mut() else { return Vec::new() };
    match action {
        Some(Action::Back | Action::Accept | Action::WhyNot | Action::CopyAll | Action::Dispute) => {
            drop(model.popups.pop());
        }
        Some(Action::Save) if matches!(prompt.asks, Asks::Amend(_)) => ask_again(model),
        Some(Action::Take) => {
            let (asks, typed) = (prompt.asks.clone(), prompt.edit.text().trim().to_owned());
            return match asks {
                Asks::Reason(about) => reason(model, ctx, &about, &typed),
                Asks::Amend(then) if !typed.is_empty() => {
                    super::amend::answered(model, &typed, then.map(|then| *then))
                }
                Asks::Amend(_) => {
                    ask_again(model);
                    Vec::new()
                }
                Asks::Dispute if typed.is_empty() => {
                    ask_again(model);
                    Vec::new()
                }
                Asks::Dispute => {
                    model.popups.pop();
                    super::practice::disputes(model, ctx, &typed)
                }
                Asks::Code => {
                    missed(model, ctx, &typed);
                    Vec::new()
                }
                Asks::Copy => save_copy(model, &typed),
                Asks::Identifiers if typed.eq_ignore_ascii_case("yes") => {
                    model.popups.pop();
                    vec![clip::all(model)]
                }
                Asks::Identifiers => {
                    ask_again(model);
                    Vec::new()
                }
            };
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

/// Enter on an answer that cannot be used: the question says what is wanted.
fn ask_again(model: &mut Model) {
    if let Some(Popup::Prompt(prompt)) = model.popups.last_mut() {
        prompt.again = true;
    }
}

fn reason(model: &mut Model, ctx: &Ctx<'_>, about: &[(String, Option<String>)], typed: &str) -> Vec<Effect> {
    if typed.is_empty() {
        ask_again(model);
        return Vec::new();
    }
    let (mut changed, what) = (model.encounter.clone(), format!("accepted {}", accept::what(about)));
    let accepted = prompt::accepted(about, typed);
    changed.accepted.retain(|old| {
        !accepted.iter().any(|new| new.rule.eq_ignore_ascii_case(old.rule.trim()) && new.lesion == old.lesion)
    });
    changed.accepted.extend(accepted);
    model.popups.pop();
    let effects = model.change(ctx, what.clone(), changed);
    model.say(Role::Message, format!("{what}; {} takes it back", ctx.key(Action::Undo)));
    effects
}

fn missed(model: &mut Model, ctx: &Ctx<'_>, typed: &str) {
    let code = Code::from_text(&typed.to_ascii_uppercase()).filter(|code| code.as_str().len() == Code::MAX);
    let Some(code) = code else { return ask_again(model) };
    model.settle(ctx);
    model.popups.pop();
    model.popups.push(Popup::Why(why::not(model, ctx, code)));
}
