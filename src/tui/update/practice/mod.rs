//! Keys on the pages of practice, and what the host answers to them.

mod desk;
pub mod drill;
mod list;
mod read;
mod unkept;

use crate::config::chord::Chord;
use crate::config::theme::Role;
use crate::practice::Item;

use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::model::{Model, Popup};
use crate::tui::msg::Effect;
use crate::tui::practice::Page;
use crate::tui::practice::shelf::Shelf;

pub use self::read::disputes;
use self::unkept::answered;
pub use self::unkept::{again, kept, kept_again};

/// Asks the host for items and results.
pub fn open(model: &Model) -> Vec<Effect> {
    again(model).into_iter().chain([Effect::Practice]).collect()
}

/// The host brought items and results: the page that was left is shown.
pub fn opened(model: &mut Model, result: Result<Box<Shelf>, String>) -> Vec<Effect> {
    let shelf = match result {
        Ok(shelf) => *shelf,
        Err(why) => {
            model.say(Role::Error, format!("practice cannot be opened: {why}"));
            return Vec::new();
        }
    };
    let told = shelf.told.first().cloned();
    let more = shelf.told.len().saturating_sub(1);
    model.practice.renew(shelf);
    model.popups.retain(|popup| !matches!(popup, Popup::Practice));
    model.popups.push(Popup::Practice);
    if let Some(told) = told {
        let more = if more > 0 {
            format!(" (and {more} more; 'curette practice list' says all)")
        } else {
            String::new()
        };
        model.say(Role::Warning, format!("left out: {told}{more}"));
    }
    timed(model).into_iter().chain([Effect::Clock]).collect()
}

/// A dispute is on the disk, or why not.
pub fn disputed(model: &mut Model, result: Result<(), String>) {
    match result {
        Ok(()) => model
            .say(Role::Message, "kept with the sources of its rules; 'curette practice disputes' shows it"),
        Err(why) => model.say(Role::Error, format!("the dispute could not be kept: {why}")),
    }
}

/// A key on a page of practice.
pub fn input(model: &mut Model, ctx: &Ctx<'_>, chord: Chord, action: Option<Action>) -> Vec<Effect> {
    if model.practice.desk().is_some_and(|desk| desk.asks) && model.practice.page == Page::Desk {
        return desk::sure(model, ctx, chord, action);
    }
    if action == Some(Action::Practice) {
        return close(model);
    }
    match model.practice.page {
        Page::List => list::input(model, ctx, chord, action),
        Page::Desk => desk::input(model, ctx, chord, action),
        Page::Drill => drill::input(model, ctx, chord, action),
        Page::Told | Page::Drilled | Page::Progress | Page::Record => read::input(model, ctx, action),
    }
}

/// A pasted text; gives whether all of it had room.
pub fn paste(model: &mut Model, text: &str) -> bool {
    let practice = &mut model.practice;
    match practice.page {
        Page::List => {
            let whole = practice.list.edit.insert(text);
            practice.list.search(&practice.shelf.items, &practice.standings);
            whole
        }
        Page::Desk => practice.desk_mut().is_none_or(|desk| desk::paste(desk, text)),
        Page::Drill => practice.drill.as_mut().is_none_or(|drill| drill.edit.insert(text)),
        Page::Told | Page::Drilled | Page::Progress | Page::Record => true,
    }
}

/// Actions that are the same everywhere, where they can be done here; says why where not.
fn others(model: &mut Model, ctx: &Ctx<'_>, action: Action) -> Vec<Effect> {
    if let Err(why) = action.available(model) {
        model.say(Role::Advice, format!("{}: {why}", action.short()));
        return Vec::new();
    }
    match action {
        Action::Drill => {
            drill::choose(model);
            Vec::new()
        }
        Action::Progress => {
            model.practice.before = model.practice.page;
            model.practice.page = Page::Progress;
            model.practice.scroll = 0;
            Vec::new()
        }
        other => super::everywhere(model, ctx, other),
    }
}

/// Back to the encounter; practice stays as it is.
fn close(model: &mut Model) -> Vec<Effect> {
    // Two minutes are not two minutes where they are interrupted.
    if model.practice.runs() {
        drill::end(model);
    }
    model.popups.pop();
    again(model).into_iter().chain([Effect::Timed(None)]).collect()
}

/// The clock runs for what is looked at.
fn timed(model: &Model) -> Vec<Effect> {
    vec![Effect::Timed(model.practice.looked_at())]
}

/// Puts a note on the desk.
fn take_up(model: &mut Model, item: Option<Item>) -> Vec<Effect> {
    let Some(item) = item else {
        model.say(Role::Advice, "there is no other note");
        return Vec::new();
    };
    model.practice.take_up(item);
    timed(model)
}
