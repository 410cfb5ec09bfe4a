//! Keys in the pop-up that chooses a theme, and what the host answers.

use std::path::PathBuf;

use crate::config::chord::Chord;
use crate::config::theme::Role;

use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::model::{Model, Popup};
use crate::tui::msg::Effect;
use crate::tui::text::clean;
use crate::tui::themes::Picker;

/// Opens the pop-up over what is shown.
pub fn open(model: &mut Model, ctx: &Ctx<'_>) {
    model.popups.push(Popup::Themes(Box::new(Picker::new(ctx.themes, model.theme))));
}

/// A key in the pop-up: letters filter, a move repaints everything, Enter keeps, Esc goes back.
pub fn input(model: &mut Model, ctx: &Ctx<'_>, chord: Chord, action: Option<Action>) -> Vec<Effect> {
    let Some(Popup::Themes(picker)) = model.popups.last_mut() else { return Vec::new() };
    let last = picker.shown.len().saturating_sub(1);
    match action {
        Some(Action::Up | Action::Previous) => picker.row = picker.row.saturating_sub(1),
        Some(Action::Down | Action::Next) => picker.row = (picker.row + 1).min(last),
        Some(Action::PageUp | Action::First) => picker.row = 0,
        Some(Action::PageDown | Action::Last) => picker.row = last,
        Some(Action::Back | Action::Theme) => return leave(model),
        Some(Action::Take) => return take(model, ctx),
        Some(Action::Quit) => {
            leave(model);
            return super::everywhere(model, ctx, Action::Quit);
        }
        Some(other @ (Action::Help | Action::Suspend)) => return super::everywhere(model, ctx, other),
        Some(
            other @ (Action::Palette
            | Action::List
            | Action::New
            | Action::Copy
            | Action::Remove
            | Action::Details
            | Action::Why
            | Action::WhyNot
            | Action::Accept
            | Action::CopyCodes
            | Action::CopyAll
            | Action::Save
            | Action::Redo
            | Action::Versions
            | Action::Sign
            | Action::SaveCopy
            | Action::TakeOver
            | Action::LookUp
            | Action::BodyMap
            | Action::Note
            | Action::Practice),
        ) if !picker.edit.knows(chord) => return super::everywhere(model, ctx, other),
        Some(Action::Undo) => {
            picker.edit.undo();
            picker.search(ctx.themes);
        }
        Some(_) | None => {
            let before = picker.edit.text().to_owned();
            picker.edit.key(chord);
            if picker.edit.text() != before {
                picker.search(ctx.themes);
            }
        }
    }
    show(model);
    Vec::new()
}

/// A pasted text filters; gives whether all of it had room.
pub fn paste(model: &mut Model, ctx: &Ctx<'_>, text: &str) -> bool {
    let mut whole = true;
    if let Some(Popup::Themes(picker)) = model.popups.last_mut() {
        whole = picker.edit.insert(text);
        picker.search(ctx.themes);
    }
    show(model);
    whole
}

/// Paints with the selected theme.
fn show(model: &mut Model) {
    if let Some(Popup::Themes(picker)) = model.popups.last() {
        model.theme = picker.preview();
    }
}

/// Back to the theme before.
fn leave(model: &mut Model) -> Vec<Effect> {
    if let Some(Popup::Themes(picker)) = model.popups.pop() {
        model.theme = picker.before;
    }
    Vec::new()
}

fn take(model: &mut Model, ctx: &Ctx<'_>) -> Vec<Effect> {
    let Some(Popup::Themes(picker)) = model.popups.last() else { return Vec::new() };
    if picker.shown.is_empty() {
        model.say(Role::Advice, "no theme fits what is typed");
        return Vec::new();
    }
    let (now, before) = (picker.preview(), picker.before);
    model.popups.pop();
    model.theme = now;
    let choice = ctx.themes.at(now);
    let (name, own) = (choice.name.clone(), choice.own);
    if now == before {
        model.say(Role::Message, format!("the theme stays {}", clean(&name)));
        return Vec::new();
    }
    vec![Effect::KeepTheme { name, own }]
}

/// The theme is written into the settings, or not: then it stands until the program is left.
pub fn kept(model: &mut Model, name: &str, result: Result<PathBuf, String>) {
    let name = clean(name);
    match result {
        Ok(path) => {
            model.say(Role::Message, format!("theme {name}, kept in {}", clean(&path.to_string_lossy())))
        }
        Err(why) => model.say(
            Role::Error,
            format!("theme {name} until the program is left; it could not be kept: {}", clean(&why)),
        ),
    }
}
