//! Keys while a note is answered: claim lines, the blind workbench, and whether the trainee is sure.

use crate::config::chord::{Chord, Key};
use crate::config::theme::Role;

use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::model::{Model, Pane, Popup};
use crate::tui::msg::Effect;
use crate::tui::practice::Page;
use crate::tui::practice::bench::Bench;
use crate::tui::practice::desk::{Desk, Way};
use crate::tui::practice::feedback::Told;

/// A key at the desk.
pub fn input(model: &mut Model, ctx: &Ctx<'_>, chord: Chord, action: Option<Action>) -> Vec<Effect> {
    let size = model.size;
    let Some(desk) = model.practice.desk_mut() else {
        model.practice.page = Page::List;
        return Vec::new();
    };
    let in_form = desk.bench().is_some_and(|bench| bench.table.popup().is_some());
    match action {
        Some(Action::PageDown) if !in_form => desk.scroll = desk.scroll.saturating_add(5),
        Some(Action::PageUp) if !in_form => desk.scroll = desk.scroll.saturating_sub(5),
        Some(Action::Save) => match desk.complete() {
            Ok(()) => desk.asks = true,
            Err(why) => model.say(Role::Advice, format!("not done yet: {why}")),
        },
        Some(Action::Way) => {
            desk.way = if desk.way == Way::Lines { Way::Document } else { Way::Lines };
            if desk.bench.is_none() {
                desk.bench = Some(Bench::new(&desk.item, ctx, size));
            }
        }
        _ if desk.bench().is_some() => return bench(model, ctx, chord, action),
        _ => return lines(model, ctx, chord, action),
    }
    Vec::new()
}

/// A key in the claim lines.
fn lines(model: &mut Model, ctx: &Ctx<'_>, chord: Chord, action: Option<Action>) -> Vec<Effect> {
    let Some(Desk { lines, .. }) = model.practice.desk_mut() else { return Vec::new() };
    // An empty row goes with the key that takes letters away.
    if chord == Chord::plain(Key::Backspace) && lines.join() {
        return Vec::new();
    }
    match action {
        Some(Action::Take) => lines.take(),
        Some(Action::Up | Action::Previous) => lines.go(false),
        Some(Action::Down | Action::Next) => lines.go(true),
        Some(Action::LineUp) => lines.shift(false),
        Some(Action::LineDown) => lines.shift(true),
        Some(Action::Undo) => lines.row().undo(),
        Some(Action::First) => drop(lines.row().key(Chord::plain(Key::Home))),
        Some(Action::Last) => drop(lines.row().key(Chord::plain(Key::End))),
        Some(Action::Back) => return list(model),
        Some(Action::Remove) | None => drop(lines.row().key(chord)),
        Some(other) => return super::others(model, ctx, other),
    }
    Vec::new()
}

/// A key on the blind workbench: what it may do there is done as on the real one, without a journal.
fn bench(model: &mut Model, ctx: &Ctx<'_>, chord: Chord, action: Option<Action>) -> Vec<Effect> {
    let Some(table) = model.practice.desk_mut().and_then(Desk::bench_mut).map(|bench| &mut bench.table)
    else {
        return Vec::new();
    };
    table.settle(ctx);
    let leaves = table.popup().is_none() && table.focus == Pane::Entry && table.offered().is_none();
    match action {
        Some(Action::Back) if leaves => return list(model),
        None
        | Some(
            Action::Back
            | Action::Take
            | Action::Next
            | Action::Previous
            | Action::Up
            | Action::Down
            | Action::PageUp
            | Action::PageDown
            | Action::First
            | Action::Last
            | Action::Remove
            | Action::Details
            | Action::Undo
            | Action::Redo,
        ) => {}
        Some(other) => return super::others(model, ctx, other),
    }
    // What is on this table is for nobody's journal: the answer is kept as a result, and only that.
    drop(super::super::dispatch(table, ctx, chord, action));
    // The panes of codes and checklist are not there.
    table.focus = match (table.focus, action) {
        (Pane::Codes | Pane::Checklist, Some(Action::Previous)) => Pane::Lesions,
        (Pane::Codes | Pane::Checklist, _) => Pane::Entry,
        (pane, _) => pane,
    };
    table.popups.retain(|popup| matches!(popup, Popup::Details(_)));
    model.says = table.says.take();
    Vec::new()
}

/// Back to the list; the answer stays as far as it is given.
fn list(model: &mut Model) -> Vec<Effect> {
    model.practice.page = Page::List;
    super::timed(model)
}

/// The answer to the question whether the trainee is sure. It is never skipped: Esc goes back to the answer.
pub fn sure(model: &mut Model, ctx: &Ctx<'_>, chord: Chord, action: Option<Action>) -> Vec<Effect> {
    let said = match chord {
        Chord { key: Key::Char('s'), ctrl: false, alt: false } => true,
        Chord { key: Key::Char('u'), ctrl: false, alt: false } => false,
        _ => {
            match action {
                Some(Action::Back) => drop(model.practice.desk_mut().map(|desk| desk.asks = false)),
                Some(other @ (Action::Quit | Action::Help | Action::Suspend)) => {
                    return super::super::everywhere(model, ctx, other);
                }
                // The question stands where the program speaks; nothing else answers it.
                _ => {}
            }
            return Vec::new();
        }
    };
    let sitting = model.practice.desk().and_then(|desk| desk.hand_in(ctx));
    let (Some(sitting), Some(id)) = (sitting, model.practice.at.take()) else { return Vec::new() };
    let Some(desk) = model.practice.desks.remove(&id) else { return Vec::new() };
    let mut attempt = sitting.attempt;
    attempt.sure = Some(said);
    model.practice.told =
        Some(Told { item: desk.item, feedback: sitting.feedback, sure: said, kept: None, scroll: 0 });
    model.practice.page = Page::Told;
    super::answered(model, attempt)
}

/// A pasted text; gives whether all of it had room.
pub fn paste(desk: &mut Desk, text: &str) -> bool {
    if desk.asks {
        return true;
    }
    match desk.bench_mut() {
        Some(bench) => match bench.table.popups.last_mut() {
            Some(Popup::Details(form)) => form.edit.insert(text),
            _ => super::super::type_in(&mut bench.table, text),
        },
        None => desk.lines.paste(text),
    }
}
