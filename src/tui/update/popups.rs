//! Keys while something lies over the workbench.

use crate::config::chord::{Chord, Key};
use crate::config::theme::Role;

use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::fields::ROWS;
use crate::tui::form::{self, Form};
use crate::tui::model::{Leave, Model, Popup};
use crate::tui::msg::Effect;
use crate::tui::view::pages;

/// A key in the details: text to the field, moves keep the field and go on.
pub fn details(model: &mut Model, ctx: &Ctx<'_>, chord: Chord, action: Option<Action>) -> Vec<Effect> {
    let Some(Popup::Details(form)) = model.popups.last().cloned() else { return Vec::new() };
    let last = ROWS.len() - 1;
    let step = match action {
        Some(Action::Take | Action::Next | Action::Down) => {
            Some(if form.at == last { 0 } else { form.at + 1 })
        }
        Some(Action::Previous | Action::Up) => Some(if form.at == 0 { last } else { form.at - 1 }),
        Some(Action::PageDown) => Some((form.at + 10).min(last)),
        Some(Action::PageUp) => Some(form.at.saturating_sub(10)),
        _ => None,
    };
    if let Some(to) = step {
        let effects = form::keep(model, ctx, &form);
        model.popups.pop();
        // A text that is not understood keeps the keys once, so that the reason is seen; asked again, it lets go.
        let stays = form.error.is_none() && model.drafts.contains_key(&form.at);
        let next = Form::at(model, if stays { form.at } else { to });
        model.popups.push(Popup::Details(Box::new(next)));
        return effects;
    }
    match action {
        Some(Action::Back | Action::Details) => {
            let effects = form::keep(model, ctx, &form);
            model.popups.pop();
            if let Some(why) = form::error(model, form.at) {
                model.say(
                    Role::Error,
                    format!("{}: {why} (kept as typed in the details)", ROWS[form.at].label),
                );
            }
            effects
        }
        Some(
            Action::Save
            | Action::Quit
            | Action::New
            | Action::Sign
            | Action::Help
            | Action::Why
            | Action::WhyNot
            | Action::CopyCodes
            | Action::CopyAll
            | Action::Palette
            | Action::List
            | Action::SaveCopy
            | Action::TakeOver
            | Action::Versions
            | Action::Theme
            | Action::Suspend,
        ) => {
            let mut effects = form::keep(model, ctx, &form);
            model.popups.pop();
            let back = Form::at(model, form.at);
            model.popups.push(Popup::Details(Box::new(back)));
            effects.extend(action.map_or_else(Vec::new, |action| super::everywhere(model, ctx, action)));
            effects
        }
        Some(Action::Undo) if form.edit.can_undo() => {
            if let Some(Popup::Details(form)) = model.popups.last_mut() {
                form.edit.undo();
            }
            Vec::new()
        }
        Some(Action::Undo | Action::Redo) => {
            model.popups.pop();
            let line = std::mem::take(&mut model.line);
            let effects = action.map_or_else(Vec::new, |action| super::everywhere(model, ctx, action));
            model.line = line;
            let form = Form::at(model, form.at);
            model.popups.push(Popup::Details(Box::new(form)));
            effects
        }
        Some(Action::LookUp | Action::BodyMap | Action::Note | Action::Practice) => {
            action.map_or_else(Vec::new, |action| super::everywhere(model, ctx, action))
        }
        _ => {
            if let Some(Popup::Details(form)) = model.popups.last_mut() {
                if matches!(chord, Chord { key: Key::Char(_), ctrl: false, alt: false }) {
                    form.make_room();
                }
                form.edit.key(chord);
                form.gives_way = false;
                form.error = None;
            }
            Vec::new()
        }
    }
}

/// A key on a page that is only read.
pub fn page(model: &mut Model, ctx: &Ctx<'_>, action: Option<Action>) -> Vec<Effect> {
    let (columns, height) = (usize::from(model.size.0), pages::height(model.size));
    let rows = model.popup().map_or(0, |page| pages::rows(page, ctx, columns).len());
    let last = rows.saturating_sub(height);
    let (scroll, opener) = match model.popups.last_mut() {
        Some(Popup::Why(why)) => (&mut why.scroll, Action::Why),
        Some(Popup::Help(help)) => (&mut help.scroll, Action::Help),
        Some(
            Popup::Details(_)
            | Popup::Palette(_)
            | Popup::List(_)
            | Popup::Practice
            | Popup::Themes(_)
            | Popup::Versions(_)
            | Popup::Prompt(_)
            | Popup::Merge(_)
            | Popup::Leave(_),
        )
        | None => return Vec::new(),
    };
    match action {
        Some(Action::Down) => *scroll = (*scroll + 1).min(last),
        Some(Action::Up) => *scroll = scroll.saturating_sub(1),
        Some(Action::PageDown | Action::Next) => *scroll = (*scroll + 10).min(last),
        Some(Action::PageUp | Action::Previous) => *scroll = scroll.saturating_sub(10),
        Some(Action::First) => *scroll = 0,
        Some(Action::Last) => *scroll = last,
        Some(Action::Back | Action::Take) => drop(model.popups.pop()),
        Some(action) if action == opener => drop(model.popups.pop()),
        Some(other) => return super::everywhere(model, ctx, other),
        None => {}
    }
    Vec::new()
}

/// The question about unsaved work: answered with other keys than the one that asked.
pub fn leave(
    model: &mut Model,
    ctx: &Ctx<'_>,
    chord: Chord,
    action: Option<Action>,
    leave: Leave,
) -> Vec<Effect> {
    match chord {
        Chord { key: Key::Char('s'), ctrl: false, alt: false } if model.unsaved() => {
            model.close(0);
            // The typed line is part of what is to be saved; where it cannot be taken, nothing is left.
            let mut effects = Vec::new();
            if !model.line.text().trim().is_empty() {
                effects = super::entry::take(model, ctx);
            }
            if model.line.text().trim().is_empty() {
                effects.extend(super::outside::save(model, ctx, Some(leave)));
            }
            effects
        }
        Chord { key: Key::Char('d'), ctrl: false, alt: false } => {
            model.close(0);
            model.line = crate::tui::edit::Edit::default();
            model.stale = true;
            super::go(leave)
        }
        _ => {
            if action == Some(Action::Back) {
                model.popups.pop();
            }
            Vec::new()
        }
    }
}
