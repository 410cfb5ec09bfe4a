//! Keys in the entry line.

use crate::config::chord::{Chord, Key};
use crate::config::theme::Role;

use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::edit::Edit;
use crate::tui::line;
use crate::tui::model::Model;
use crate::tui::msg::Effect;

/// A key while the entry line has the keys: text first, then the action, then the rest of the editing keys.
pub fn input(model: &mut Model, ctx: &Ctx<'_>, chord: Chord, action: Option<Action>) -> Vec<Effect> {
    if chord == Chord::plain(Key::Right) && model.line.at_end() {
        model.settle(ctx);
        if complete(model) {
            return Vec::new();
        }
    }
    let text_first = matches!(
        chord,
        Chord {
            key: Key::Char(_) | Key::Backspace | Key::Delete | Key::Left | Key::Right | Key::Home | Key::End,
            ctrl: false,
            alt: false
        }
    );
    let free = match chord.key {
        // A character that the key map gives to an action is still text here: words are typed in this line.
        Key::Char(_) => true,
        Key::Backspace | Key::Delete | Key::Left | Key::Right | Key::Home | Key::End => {
            action.is_none_or(|action| matches!(action, Action::Remove | Action::First | Action::Last))
        }
        Key::Enter
        | Key::Esc
        | Key::Tab
        | Key::BackTab
        | Key::Up
        | Key::Down
        | Key::PageUp
        | Key::PageDown
        | Key::F(_) => false,
    };
    if text_first && free {
        model.stale |= model.line.key(chord);
        return Vec::new();
    }
    match action {
        Some(Action::Take) => take(model, ctx),
        Some(Action::Next) => {
            model.settle(ctx);
            if complete(model) {
                return Vec::new();
            }
            super::everywhere(model, ctx, Action::Next)
        }
        Some(Action::Up) => {
            model.settle(ctx);
            model.completion = model.completion.saturating_sub(1);
            Vec::new()
        }
        Some(Action::Down) => {
            model.settle(ctx);
            model.completion = (model.completion + 1).min(model.completions.len().saturating_sub(1));
            Vec::new()
        }
        Some(Action::Back) => {
            // Takes the offer away, so that Tab goes to the panes; what is typed stays.
            model.settle(ctx);
            model.completions.clear();
            Vec::new()
        }
        Some(to @ (Action::First | Action::Last)) => {
            let key = if to == Action::First { Key::Home } else { Key::End };
            model.line.key(Chord::plain(key));
            model.stale = true;
            Vec::new()
        }
        Some(Action::PageUp | Action::PageDown) => Vec::new(),
        Some(other) => super::everywhere(model, ctx, other),
        None => {
            model.stale |= model.line.key(chord);
            Vec::new()
        }
    }
}

/// Takes the completion that is shown, if there is one.
fn complete(model: &mut Model) -> bool {
    let Some(offered) = model.offered().cloned() else { return false };
    model.line.replace(offered.span, &offered.text);
    model.stale = true;
    true
}

/// Takes the typed line into the encounter; a line in which nothing was understood stays.
pub fn take(model: &mut Model, ctx: &Ctx<'_>) -> Vec<Effect> {
    if let Err(why) = Action::Take.available(model) {
        model.say(Role::Advice, why);
        return Vec::new();
    }
    if model.outside.is_read_only() {
        return super::refuse(model, ctx, "take line");
    }
    model.settle(ctx);
    let Some(reading) = model.reading.clone() else { return Vec::new() };
    let details = ctx.key(Action::Details);
    let visit = reading
        .visits
        .first()
        .map(|visit| format!("{visit} is a visit, not added: {details}, with its separate problem"));
    if !reading.understood {
        if let Some(visit) = visit {
            model.say(Role::Advice, visit);
            return Vec::new();
        }
        model.say(Role::Error, "nothing in this line was understood; it was not taken and stays here");
        return Vec::new();
    }
    let mut with = model.encounter.clone();
    let ids = line::take(&reading, &mut with);
    let what = said(model, &ids);
    model.line = Edit::default();
    let same = with == model.encounter;
    let effects = model.change(ctx, what.clone(), with);
    model.stale = true;
    if let Some(row) =
        ids.last().and_then(|id| model.encounter.lesions.iter().position(|lesion| lesion.id == *id))
    {
        model.rows[0] = row;
    }
    let done = if same { "taken; it changes nothing".to_owned() } else { what };
    match visit {
        Some(visit) => model.say(Role::Advice, format!("{done}; {visit}")),
        None => model.say(Role::Message, done),
    }
    effects
}

/// What a line did: `added A, B`, `changed C`.
fn said(model: &Model, ids: &[String]) -> String {
    let known = |id: &&String| model.encounter.lesions.iter().any(|lesion| lesion.id == **id);
    let (changed, added): (Vec<&String>, Vec<&String>) = ids.iter().partition(known);
    let list = |verb: &str, ids: &[&String]| {
        let ids: Vec<&str> = ids.iter().map(|id| id.as_str()).collect();
        (!ids.is_empty()).then(|| format!("{verb} {}", ids.join(", ")))
    };
    let parts: Vec<String> = list("added", &added).into_iter().chain(list("changed", &changed)).collect();
    if parts.is_empty() { "took a stated total".to_owned() } else { parts.join(", ") }
}

/// Takes a line that the program was started with; one that is not understood is left in the entry line.
pub fn take_given(model: &mut Model, ctx: &Ctx<'_>, text: &str) -> Vec<Effect> {
    let typed = std::mem::replace(&mut model.line, Edit::new(text));
    model.stale = true;
    let effects = take(model, ctx);
    if model.line.text().is_empty() {
        model.line = typed;
        model.stale = true;
    }
    effects
}
