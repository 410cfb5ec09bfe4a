//! What every message does to the model. No file, no clock, no terminal: what the host shall do comes back as effects.

mod amend;
mod clip;
mod earlier;
mod encounters;
mod entry;
mod lists;
mod merge;
mod outside;
mod palette;
mod paste;
mod popups;
mod practice;
mod prompt;
mod themes;
mod versions;

use crate::config::chord::Chord;
use crate::config::theme::Role;
use crate::engine::encounter::Encounter;

use super::action::{Action, READ_ONLY};
use super::ctx::Ctx;
use super::form::{self, Form};
use super::help::Help;
use super::model::{Leave, Model, Pane, Popup, Step};
use super::msg::{Effect, Msg};
use super::palette::Palette;
use super::why;

/// The smallest terminal in which the workbench is drawn.
pub const SMALLEST: (u16, u16) = (80, 24);

/// Changes the model and says what the host shall do.
pub fn update(model: &mut Model, ctx: &Ctx<'_>, msg: Msg) -> Vec<Effect> {
    let mut effects = take(model, ctx, msg);
    effects.extend(earlier::look_back(model, ctx));
    effects.extend(encounters::read_seen(model));
    effects
}

fn take(model: &mut Model, ctx: &Ctx<'_>, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Input { chord, action } => input(model, ctx, chord, action),
        Msg::Paste(text) => paste::paste(model, ctx, &text),
        Msg::Resized(columns, rows) => {
            model.size = (columns, rows);
            Vec::new()
        }
        Msg::Opened(opened) => {
            let (lines, list, practises) = (opened.lines.clone(), opened.list, opened.practice);
            // A new encounter that does not begin empty holds work already.
            let began = opened.fresh.as_ref().is_some_and(|fresh| *fresh != opened.encounter);
            model.open(ctx, *opened);
            if list {
                return vec![Effect::List];
            }
            if practises {
                return vec![Effect::Practice];
            }
            if began {
                return vec![model.journal()];
            }
            lines.iter().flat_map(|line| entry::take_given(model, ctx, line)).collect()
        }
        Msg::Journaled(result) => {
            outside::journaled(model, ctx, result);
            Vec::new()
        }
        Msg::Saved(result) => saved(model, ctx, result),
        Msg::Noticed(notice) => outside::noticed(model, ctx, notice),
        Msg::NotSavedFor(notice) => outside::not_saved_for(model, ctx, notice),
        Msg::Idle => outside::idle(model).into_iter().chain(practice::drill::idle(model)).collect(),
        Msg::Copied(result) => {
            outside::copied(model, result);
            Vec::new()
        }
        Msg::TakenOver(result) => outside::taken_over(model, ctx, *result),
        Msg::Listed(result) => {
            encounters::listed(model, ctx, result);
            Vec::new()
        }
        Msg::Remembered(found) => {
            encounters::remembered(model, ctx, found);
            Vec::new()
        }
        Msg::LookedOver(result) => {
            encounters::looked_over(model, ctx, result);
            Vec::new()
        }
        Msg::Read(wanted, read) => {
            encounters::read(model, ctx, &wanted, read);
            Vec::new()
        }
        Msg::Practice(result) => practice::opened(model, result),
        Msg::Answered(attempt, result) => {
            practice::kept(model, *attempt, result);
            Vec::new()
        }
        Msg::KeptAgain(many, result) => practice::kept_again(model, many, result),
        Msg::Disputed(result) => {
            practice::disputed(model, result);
            Vec::new()
        }
        Msg::Round { seed, at } => practice::drill::begun(model, seed, at),
        Msg::Clock(at) => practice::drill::clock(model, at),
        Msg::LookOn => encounters::look_on(model),
        Msg::NotOpened(why) => {
            model.say(Role::Error, format!("not opened: {why}"));
            Vec::new()
        }
        Msg::Trashed(result) => {
            model.looked_back = None;
            encounters::trashed(model, ctx, result)
        }
        Msg::Restored(result) => {
            model.looked_back = None;
            encounters::restored(model, result)
        }
        Msg::Earlier { patient, result } => {
            earlier::found(model, ctx, &patient, result);
            Vec::new()
        }
        Msg::Faults(faults) => {
            model.popups.push(Popup::Why(why::faults(&faults)));
            Vec::new()
        }
        Msg::Told(words) => {
            model.say_too(&words);
            Vec::new()
        }
        Msg::Hide => hide(model, ctx),
        Msg::Clipped { lines, result } => {
            clip::clipped(model, lines, result);
            Vec::new()
        }
        Msg::ThemeKept { name, result } => {
            themes::kept(model, &name, result);
            Vec::new()
        }
        Msg::Versions(result) => {
            versions::listed(model, result);
            Vec::new()
        }
        Msg::Amended { at, reason } => amend::amend(model, ctx, at, reason),
        Msg::Signed(time) => {
            let mut signed = model.encounter.clone();
            signed.clinician.signed = Some(time.clone());
            model.say(Role::Message, format!("signed {time}"));
            let effects = model.change(ctx, "signed", signed);
            if let Some(Popup::Details(form)) = model.popups.last() {
                let at = form.at;
                let form = Form::at(model, at);
                model.popups.pop();
                model.popups.push(Popup::Details(Box::new(form)));
            }
            effects
        }
    }
}

fn input(model: &mut Model, ctx: &Ctx<'_>, chord: Chord, action: Option<Action>) -> Vec<Effect> {
    model.says = None;
    // A character is never a command where text is typed; elsewhere the key map may have a key of its own for it.
    let action = match (model.takes_text(), chord.types()) {
        (true, true) => None,
        (true, false) => action,
        (false, _) => ctx.in_lists(chord).or(action),
    };
    // Wherever the keys are, and whatever is asked.
    if action == Some(Action::Lock) {
        return hide(model, ctx);
    }
    if is_blind(model, chord, action) {
        return Vec::new();
    }
    dispatch(model, ctx, chord, action)
}

/// Whether the terminal is too small to show what this key would do. Typing goes on, so that no key is lost; the question
/// about unsaved work is shown and answered.
fn is_blind(model: &Model, chord: Chord, action: Option<Action>) -> bool {
    if !is_too_small(model.size) || matches!(model.popups.last(), Some(Popup::Leave(_))) {
        return false;
    }
    let shown = matches!(action, Some(Action::Quit | Action::New | Action::Back | Action::Suspend));
    let typed = model.popups.is_empty() && model.focus == Pane::Entry && chord.types();
    !(shown || typed || (action.is_none() && model.takes_text()))
}

/// Whether a terminal of this size is too small for the workbench.
pub const fn is_too_small((columns, rows): (u16, u16)) -> bool {
    columns < SMALLEST.0 || rows < SMALLEST.1
}

/// Gives a key to what has the keys.
fn dispatch(model: &mut Model, ctx: &Ctx<'_>, chord: Chord, action: Option<Action>) -> Vec<Effect> {
    match model.popups.last() {
        Some(Popup::Palette(_)) => palette::input(model, ctx, chord, action),
        Some(Popup::List(_)) => encounters::input(model, ctx, chord, action),
        Some(Popup::Practice) => practice::input(model, ctx, chord, action),
        Some(Popup::Themes(_)) => themes::input(model, ctx, chord, action),
        Some(Popup::Versions(_)) => versions::input(model, ctx, action),
        Some(Popup::Prompt(_)) => prompt::input(model, ctx, chord, action),
        Some(Popup::Details(_)) => popups::details(model, ctx, chord, action),
        Some(Popup::Why(_) | Popup::Help(_)) => popups::page(model, ctx, action),
        Some(Popup::Merge(_)) => merge::input(model, ctx, chord, action),
        Some(Popup::Leave(leave)) => {
            let leave = leave.clone();
            popups::leave(model, ctx, chord, action, leave)
        }
        None => match model.focus {
            Pane::Entry => entry::input(model, ctx, chord, action),
            Pane::Lesions | Pane::Codes | Pane::Checklist => lists::input(model, ctx, chord, action),
        },
    }
}

fn type_in(model: &mut Model, text: &str) -> bool {
    model.focus = Pane::Entry;
    model.stale = true;
    model.line.insert(text)
}

fn saved(model: &mut Model, ctx: &Ctx<'_>, result: Result<std::path::PathBuf, String>) -> Vec<Effect> {
    let leave = model.after_save.take();
    match result {
        Err(why) => {
            let key = ctx.key(Action::SaveCopy);
            model.say(
                Role::Error,
                format!("not saved: {why}; what is here is kept, {key} saves a copy elsewhere"),
            );
            Vec::new()
        }
        Ok(path) => {
            let waiting =
                if model.line.text().trim().is_empty() { "" } else { "; the typed line is not taken yet" };
            let known = model.saved.as_ref().map_or(0, |saved| saved.amended.len());
            let is_amended =
                model.encounter.amended.len() > known && model.encounter.clinician.signed.is_none();
            let sign = if is_amended { "; amended, so sign it again" } else { "" };
            model.say(Role::Message, format!("saved to {}{sign}{waiting}", path.display()));
            model.saved = Some(model.encounter.clone());
            model.path = Some(path);
            model.unsafe_because = None;
            model.outside.is_gone = false;
            leave.map_or_else(Vec::new, go)
        }
    }
}

pub use outside::refuse;

/// Out, or on to a new encounter.
fn go(leave: Leave) -> Vec<Effect> {
    match leave {
        Leave::Quit => vec![Effect::Forget, Effect::Quit],
        Leave::New => vec![Effect::Forget, Effect::New],
        Leave::Open(place) => vec![Effect::Open(place)],
        Leave::Copy(lesions) => vec![Effect::Forget, Effect::Copy(lesions)],
    }
}

/// Does an action that is the same wherever the keys are; says why where it cannot be done.
fn everywhere(model: &mut Model, ctx: &Ctx<'_>, action: Action) -> Vec<Effect> {
    if let Err(why) = action.available(model) {
        if why == READ_ONLY {
            return outside::refuse(model, ctx, action.short());
        }
        model.say(Role::Advice, format!("{}: {why}", action.short()));
        return Vec::new();
    }
    match action {
        Action::Save => return outside::save(model, ctx, None),
        Action::SaveCopy => prompt::copy(model),
        Action::TakeOver => return vec![Effect::TakeOver],
        Action::Sign => return vec![Effect::Sign],
        Action::Quit => return leave_or_ask(model, Leave::Quit),
        Action::New => return leave_or_ask(model, Leave::New),
        Action::Undo => return undo(model, ctx),
        Action::Redo => return redo(model, ctx),
        Action::Accept => return prompt::accept(model, ctx),
        Action::CopyCodes => return vec![clip::codes(model)],
        Action::CopyAll => clip::ask(model),
        Action::Help => {
            let help = Help::new(model);
            model.popups.push(Popup::Help(Box::new(help)));
        }
        Action::Theme => themes::open(model, ctx),
        Action::Details => model.popups.push(Popup::Details(Box::new(Form::at(model, 0)))),
        Action::Why => match why::of(model, ctx) {
            Some(page) => model.popups.push(Popup::Why(page)),
            None => model.say(Role::Advice, "why: nothing is selected"),
        },
        Action::WhyNot => prompt::code(model),
        Action::Back => {
            model.focus = Pane::Entry;
            model.stale = true;
        }
        Action::Palette => model.popups.push(Popup::Palette(Box::new(Palette::new(model)))),
        Action::List => return vec![Effect::List],
        Action::Versions => return vec![Effect::Versions],
        Action::Practice => return practice::open(model),
        Action::Suspend => return vec![Effect::Suspend],
        Action::Lock => return hide(model, ctx),
        Action::Next => step(model, 1),
        Action::Previous => step(model, Pane::ALL.len() - 1),
        Action::Take
        | Action::Up
        | Action::Down
        | Action::PageUp
        | Action::PageDown
        | Action::First
        | Action::Last
        | Action::Remove
        | Action::LookUp
        | Action::BodyMap
        | Action::Note
        | Action::Way
        | Action::LineUp
        | Action::LineDown
        | Action::Again
        | Action::Dispute
        | Action::Drill
        | Action::Progress
        | Action::Copy => {}
    }
    Vec::new()
}

/// Hides the screen. What is typed in a field of the details is taken first, like with any key that leaves it.
fn hide(model: &mut Model, ctx: &Ctx<'_>) -> Vec<Effect> {
    let mut effects = Vec::new();
    if let Some(Popup::Details(form)) = model.popups.last().cloned() {
        effects = form::keep(model, ctx, &form);
        model.popups.pop();
        let form = Form::at(model, form.at);
        model.popups.push(Popup::Details(Box::new(form)));
    }
    effects.push(Effect::Hide);
    effects
}

fn step(model: &mut Model, by: usize) {
    let at = Pane::ALL.iter().position(|pane| *pane == model.focus).unwrap_or(0);
    model.focus = Pane::ALL[(at + by) % Pane::ALL.len()];
}

fn leave_or_ask(model: &mut Model, leave: Leave) -> Vec<Effect> {
    // What the disk refused is tried once more before it is asked about.
    if leave == Leave::Quit
        && let Some(again) = practice::again(model)
    {
        model.practice.unkept.leaves = true;
        return vec![again];
    }
    ask_or_go(model, leave)
}

/// Asks first where something would be lost.
fn ask_or_go(model: &mut Model, leave: Leave) -> Vec<Effect> {
    if model.unsaved() || leave == Leave::Quit && model.practice.loses().is_some() {
        model.popups.push(Popup::Leave(leave));
        return Vec::new();
    }
    go(leave)
}

fn undo(model: &mut Model, ctx: &Ctx<'_>) -> Vec<Effect> {
    if model.line.can_undo() && model.focus == Pane::Entry {
        model.line.undo();
        model.stale = true;
        return Vec::new();
    }
    let Some(step) = model.undo.pop() else {
        model.say(Role::Advice, "undo: nothing to undo");
        return Vec::new();
    };
    let Step { encounter, what } = step;
    model.say(Role::Message, format!("undone: {what}"));
    let now = put(model, ctx, encounter);
    model.redo.push(Step { encounter: now, what });
    vec![model.journal()]
}

fn redo(model: &mut Model, ctx: &Ctx<'_>) -> Vec<Effect> {
    if model.line.can_redo() && model.focus == Pane::Entry {
        model.line.redo();
        model.stale = true;
        return Vec::new();
    }
    let Some(Step { encounter, what }) = model.redo.pop() else { return Vec::new() };
    model.say(Role::Message, format!("done again: {what}"));
    let now = put(model, ctx, encounter);
    model.undo.push(Step { encounter: now, what });
    vec![model.journal()]
}

fn put(model: &mut Model, ctx: &Ctx<'_>, encounter: Encounter) -> Encounter {
    let now = std::mem::replace(&mut model.encounter, encounter);
    model.drafts.clear();
    model.assess(ctx);
    now
}
