//! Keys in the lists: lesions, codes, checklist.

use crate::config::chord::{Chord, Key};
use crate::config::theme::Role;

use crate::engine::outcome::LesionId;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::fields;
use crate::tui::form::Form;
use crate::tui::model::{Model, Pane, Popup};
use crate::tui::msg::Effect;
use crate::tui::targets::Target;
use crate::tui::words;

/// A key while a list has the keys. A character that is no key of an action goes to the entry line: nothing is lost.
pub fn input(model: &mut Model, ctx: &Ctx<'_>, chord: Chord, action: Option<Action>) -> Vec<Effect> {
    match action {
        Some(Action::Up) => go(model, |row, _| row.saturating_sub(1)),
        Some(Action::Down) => go(model, |row, _| row + 1),
        Some(Action::PageUp) => go(model, |row, _| row.saturating_sub(10)),
        Some(Action::PageDown) => go(model, |row, _| row + 10),
        Some(Action::First) => go(model, |_, _| 0),
        Some(Action::Last) => go(model, |_, last| last),
        Some(Action::Take) => return enter(model, ctx),
        Some(Action::Remove) => return remove(model, ctx),
        Some(other) => return super::everywhere(model, ctx, other),
        None => {
            if let Chord { key: Key::Char(letter), ctrl: false, alt: false } = chord {
                super::type_in(model, &letter.to_string());
            }
        }
    }
    Vec::new()
}

/// Moves the selection of the list that has the keys; `to` is given the row and the last row.
fn go(model: &mut Model, to: fn(usize, usize) -> usize) {
    let (list, length) = match model.focus {
        Pane::Lesions => (0, model.encounter.lesions.len()),
        Pane::Codes => (1, model.targets().len()),
        Pane::Checklist => (2, model.checks().len()),
        Pane::Entry => return,
    };
    let last = length.saturating_sub(1);
    model.rows[list] = to(model.rows[list].min(last), last).min(last);
}

/// To the place where the selected row is answered.
fn enter(model: &mut Model, ctx: &Ctx<'_>) -> Vec<Effect> {
    match model.focus {
        Pane::Entry => {}
        Pane::Lesions => {
            if let Some(id) = model.selected_lesion().map(|lesion| lesion.id.clone()) {
                address(model, &id);
            }
        }
        Pane::Codes => match model.target() {
            Some(Target::Open(index)) => {
                let about = model.answer().open.get(index).and_then(|open| open.lesions.first().cloned());
                address_or_say(model, about);
            }
            Some(Target::Held(index)) => {
                let about = model.answer().held.get(index).and_then(|held| held.lesions.first().cloned());
                address_or_say(model, about);
            }
            Some(Target::Finding(index)) => {
                let finding = model.answer().findings.get(index);
                let about = finding.and_then(|finding| finding.lesion.clone());
                let row = finding.and_then(|finding| finding.field).and_then(fields::row_of);
                match (about, row) {
                    (Some(id), _) => address(model, &id),
                    (None, Some(row)) => model.popups.push(Popup::Details(Box::new(Form::at(model, row)))),
                    (None, None) => return super::everywhere(model, ctx, Action::Why),
                }
            }
            Some(Target::Line(_) | Target::Dropped(_)) => return super::everywhere(model, ctx, Action::Why),
            None => {}
        },
        Pane::Checklist => {
            let Some(row) = model.check() else { return Vec::new() };
            match (row.lesions.first().cloned(), fields::row_of(row.field)) {
                (Some(id), _) => address(model, &id),
                (None, Some(at)) => model.popups.push(Popup::Details(Box::new(Form::at(model, at)))),
                (None, None) => {}
            }
        }
    }
    Vec::new()
}

fn address_or_say(model: &mut Model, id: Option<LesionId>) {
    match id {
        Some(id) => address(model, &id),
        None => model.say(Role::Advice, "this is about no single lesion"),
    }
}

/// Puts `@b ` into the entry line, before what is typed there already.
fn address(model: &mut Model, id: &str) {
    model.focus = Pane::Entry;
    model.line.replace(0..0, &format!("@{} ", id.to_lowercase()));
    model.stale = true;
    let end = Chord::plain(Key::End);
    model.line.key(end);
}

fn remove(model: &mut Model, ctx: &Ctx<'_>) -> Vec<Effect> {
    if model.outside.is_read_only() {
        return super::refuse(model, ctx, "remove");
    }
    if let Err(why) = Action::Remove.available(model) {
        model.say(Role::Advice, format!("remove: {why}"));
        return Vec::new();
    }
    let row = model.lesion_row();
    let mut without = model.encounter.clone();
    let gone = without.lesions.remove(row);
    let what = format!("removed {} ({})", gone.id, words::lesion(&gone).what);
    let effects = model.change(ctx, what.clone(), without);
    model.say(Role::Message, format!("{what}; {} brings it back", ctx.key(Action::Undo)));
    effects
}
