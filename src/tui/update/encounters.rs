//! Keys in the list of encounters, and what the host answers to them.

use crate::config::chord::{Chord, Key};
use crate::config::theme::Role;

use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::encounters::{Content, Encounters, Found, Place, Trashed, as_new};
use crate::tui::look_on::{ReadEncounter, Wanted};
use crate::tui::model::{Leave, Model, Popup};
use crate::tui::msg::Effect;
use crate::tui::text::clean;

/// A key in the list: letters search, Enter opens.
pub fn input(model: &mut Model, ctx: &Ctx<'_>, chord: Chord, action: Option<Action>) -> Vec<Effect> {
    let Some(Popup::List(list)) = model.popups.last_mut() else { return Vec::new() };
    if list.asks {
        return answer(model, chord);
    }
    let last = list.shown.len().saturating_sub(1);
    match action {
        Some(Action::Up | Action::Previous) => list.row = list.row.saturating_sub(1),
        Some(Action::Down | Action::Next) => list.row = (list.row + 1).min(last),
        Some(Action::First) => list.row = 0,
        Some(Action::Last) => list.row = last,
        Some(Action::PageUp) => list.row = list.row.saturating_sub(10),
        Some(Action::PageDown) => list.row = (list.row + 10).min(last),
        Some(Action::Back | Action::List) => drop(model.popups.pop()),
        Some(Action::Take) => return open(model),
        Some(Action::Copy) => return copy(model),
        Some(Action::Remove) => ask(model),
        Some(Action::Undo) => match model.trashed.last() {
            Some(trashed) => return vec![Effect::Restore(trashed.clone())],
            None => model.say(Role::Advice, "undo: nothing was moved to the trash"),
        },
        Some(
            other @ (Action::New
            | Action::Quit
            | Action::Help
            | Action::Palette
            | Action::Theme
            | Action::Lock
            | Action::Suspend
            | Action::Details
            | Action::Why
            | Action::WhyNot
            | Action::Save
            | Action::Redo
            | Action::Versions
            | Action::Sign
            | Action::SaveCopy
            | Action::TakeOver
            | Action::Accept
            | Action::CopyCodes
            | Action::CopyAll
            | Action::LookUp
            | Action::BodyMap
            | Action::Note
            | Action::Practice
            | Action::Way
            | Action::LineUp
            | Action::LineDown
            | Action::Again
            | Action::Dispute
            | Action::Drill
            | Action::Progress),
        ) => return super::everywhere(model, ctx, other),
        None => {
            let before = list.edit.text().to_owned();
            list.edit.key(chord);
            if list.edit.text() != before {
                list.search(ctx);
            }
        }
    }
    Vec::new()
}

/// A pasted text is searched for; gives whether all of it had room.
pub fn paste(model: &mut Model, ctx: &Ctx<'_>, text: &str) -> bool {
    let Some(Popup::List(list)) = model.popups.last_mut() else { return true };
    if list.asks {
        return true;
    }
    let whole = list.edit.insert(text);
    list.search(ctx);
    whole
}

/// The selected encounter, where it can be read.
fn readable(model: &mut Model) -> Option<Found> {
    let Some(Popup::List(list)) = model.popups.last() else { return None };
    let found = list.selected().map(|row| row.found.clone());
    match found {
        None => model.say(Role::Advice, "there is nothing to select"),
        Some(Found { content: Content::Broken(why), .. }) => {
            model.say(Role::Error, format!("cannot be read: {}", clean(&why)));
        }
        Some(found) => return Some(found),
    }
    None
}

/// Whether this is the encounter on the table.
fn on_the_table(model: &Model, found: &Found) -> bool {
    matches!((&found.place, &model.path), (Place::File(path), Some(open)) if path == open)
        || model.saved.is_some() && model.encounter.id.as_ref() == Some(&found.id)
}

fn open(model: &mut Model) -> Vec<Effect> {
    let Some(found) = readable(model) else { return Vec::new() };
    if on_the_table(model, &found) {
        model.close(0);
        return Vec::new();
    }
    super::leave_or_ask(model, Leave::Open(Box::new(found.place)))
}

fn copy(model: &mut Model) -> Vec<Effect> {
    let lesions = readable(model).and_then(|found| found.encounter().map(|from| as_new(&from.lesions)));
    lesions.map_or_else(Vec::new, |lesions| super::leave_or_ask(model, Leave::Copy(lesions)))
}

/// Asks whether the selected encounter shall go to the trash.
fn ask(model: &mut Model) {
    let Some(Popup::List(list)) = model.popups.last() else { return };
    let Some(found) = list.selected().map(|row| row.found.clone()) else { return };
    if on_the_table(model, &found) {
        return model.say(Role::Advice, "remove: it is open; start a new one first");
    }
    if let Some(Popup::List(list)) = model.popups.last_mut() {
        list.asks = true;
    }
}

/// Another key than the one that asked says yes; every other one says no.
fn answer(model: &mut Model, chord: Chord) -> Vec<Effect> {
    let Some(Popup::List(list)) = model.popups.last_mut() else { return Vec::new() };
    list.asks = false;
    let yes = matches!(chord, Chord { key: Key::Char('y'), ctrl: false, alt: false });
    let Some(found) = list.selected().map(|row| &row.found).filter(|_| yes) else { return Vec::new() };
    vec![match &found.place {
        Place::File(_) => Effect::Trash(found.id.clone()),
        Place::Journal { journal, .. } => Effect::Discard(journal.clone()),
    }]
}

/// The list, wherever it lies.
fn list(model: &mut Model) -> Option<&mut Encounters> {
    model
        .popups
        .iter_mut()
        .find_map(|popup| if let Popup::List(list) = popup { Some(&mut **list) } else { None })
}

/// Asks for those rows that are seen and were not read yet.
pub fn read_seen(model: &mut Model) -> Option<Effect> {
    let height = usize::from(model.size.1);
    let wanted = list(model)?.unread_and_seen(height);
    (!wanted.is_empty()).then_some(Effect::Read(wanted))
}

/// Asks for all rows to be looked at if they are only remembered, or else for the next rows of a search.
pub fn look_on(model: &mut Model) -> Vec<Effect> {
    if list(model).is_some_and(|list| list.is_remembered) {
        return vec![Effect::LookOver];
    }
    let wanted = list(model).filter(|list| list.looks_on()).map(Encounters::next_piece);
    wanted.filter(|wanted| !wanted.is_empty()).map(Effect::Read).into_iter().collect()
}

/// The host has read some rows.
pub fn read(model: &mut Model, ctx: &Ctx<'_>, wanted: &Wanted, read: Vec<ReadEncounter>) {
    if let Some(list) = list(model) {
        list.read(wanted, read, ctx);
    }
}

/// The host has looked.
pub fn listed(model: &mut Model, ctx: &Ctx<'_>, result: Result<Vec<Found>, String>) {
    match result {
        Err(why) => cannot_be_listed(model, &why),
        Ok(found) => show(model, ctx, found, false),
    }
}

/// The host remembers what there is.
pub fn remembered(model: &mut Model, ctx: &Ctx<'_>, found: Vec<Found>) {
    show(model, ctx, found, true);
}

/// The host has looked at everything that it remembered.
pub fn looked_over(model: &mut Model, ctx: &Ctx<'_>, result: Result<Vec<Found>, String>) {
    let Some(list) = list(model) else { return };
    list.is_remembered = false;
    match result {
        Err(why) => cannot_be_listed(model, &why),
        Ok(found) if list.says(&found) => {}
        Ok(found) => list.renew(found, ctx),
    }
}

fn cannot_be_listed(model: &mut Model, why: &str) {
    model.say(Role::Error, format!("the encounters cannot be listed: {why}"));
}

/// Shows what was found.
fn show(model: &mut Model, ctx: &Ctx<'_>, found: Vec<Found>, is_remembered: bool) {
    // A list that lies under something else comes up again, as it was.
    if let Some(at) = model.popups.iter().position(|popup| matches!(popup, Popup::List(_))) {
        model.close(at + 1);
    }
    match model.popups.last_mut() {
        Some(Popup::List(list)) => {
            list.renew(found, ctx);
            list.is_remembered = is_remembered;
        }
        _ => {
            let mut list = Encounters::new(found);
            list.is_remembered = is_remembered;
            model.popups.push(Popup::List(Box::new(list)));
        }
    }
}

/// An encounter lies in the trash, or not.
pub fn trashed(model: &mut Model, ctx: &Ctx<'_>, result: Result<Trashed, String>) -> Vec<Effect> {
    match result {
        Err(why) => {
            model.say(Role::Error, format!("not moved to the trash: {why}"));
            Vec::new()
        }
        Ok(trashed) => {
            let undo = ctx.key(Action::Undo);
            model.say(Role::Message, format!("moved to the trash: {}; {undo} brings it back", trashed.id));
            model.trashed.push(trashed);
            vec![Effect::List]
        }
    }
}

/// An encounter is back from the trash, or not.
pub fn restored(model: &mut Model, result: Result<(), String>) -> Vec<Effect> {
    match result {
        Err(why) => {
            model.say(Role::Error, format!("not brought back: {why}"));
            Vec::new()
        }
        Ok(()) => {
            let id = model.trashed.pop().map_or_else(String::new, |trashed| trashed.id);
            model.say(Role::Message, format!("brought back: {id}"));
            vec![Effect::List]
        }
    }
}
