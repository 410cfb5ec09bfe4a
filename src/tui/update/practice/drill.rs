//! Keys of a drill, and the clock that it is told.

use std::time::Duration;

use crate::config::chord::{Chord, Key};
use crate::config::theme::Role;

use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::practice::Page;
use crate::tui::practice::drill::{Drill, ROUNDS};

/// A round is chosen.
pub fn choose(model: &mut Model) {
    model.practice.drill = None;
    model.practice.page = Page::Drill;
}

/// A key on the page of the drill.
pub fn input(model: &mut Model, ctx: &Ctx<'_>, chord: Chord, action: Option<Action>) -> Vec<Effect> {
    if model.practice.drill.is_none() {
        return choice(model, ctx, action);
    }
    let mut effects = running(model, ctx, chord, action);
    // Whoever types is shown the time as well; without a key it is asked for every second.
    effects.push(Effect::Clock);
    effects
}

/// A key while a round is chosen.
fn choice(model: &mut Model, ctx: &Ctx<'_>, action: Option<Action>) -> Vec<Effect> {
    let practice = &mut model.practice;
    let all = ROUNDS.len();
    match action {
        Some(Action::Down | Action::Next | Action::Drill) => practice.round = (practice.round + 1) % all,
        Some(Action::Up | Action::Previous) => practice.round = (practice.round + all - 1) % all,
        Some(Action::First | Action::PageUp) => practice.round = 0,
        Some(Action::Last | Action::PageDown) => practice.round = all - 1,
        Some(Action::Take) => return vec![Effect::Round],
        Some(Action::Back) => practice.page = Page::List,
        Some(other) => return super::others(model, ctx, other),
        None => {}
    }
    Vec::new()
}

/// A key while a round runs.
fn running(model: &mut Model, ctx: &Ctx<'_>, chord: Chord, action: Option<Action>) -> Vec<Effect> {
    let Some(drill) = &mut model.practice.drill else { return Vec::new() };
    match action {
        Some(Action::Take) => match drill.read() {
            Ok(answer) => {
                let attempt = drill.answer(&answer).map(Box::new);
                return attempt.map_or_else(Vec::new, |attempt| super::answered(model, *attempt));
            }
            Err(why) => model.say(Role::Advice, format!("not taken: {why}")),
        },
        Some(Action::Back) => end(model),
        Some(Action::Undo) if drill.edit.can_undo() => drill.edit.undo(),
        Some(Action::First) => drop(drill.edit.key(Chord::plain(Key::Home))),
        Some(Action::Last) => drop(drill.edit.key(Chord::plain(Key::End))),
        Some(Action::Remove) | None => drop(drill.edit.key(chord)),
        Some(other) => return super::others(model, ctx, other),
    }
    Vec::new()
}

/// The round is over; without an answer there is nothing to tell of it.
pub fn end(model: &mut Model) {
    let practice = &mut model.practice;
    if practice.drill.as_ref().is_some_and(|drill| !drill.done.is_empty()) {
        practice.scroll = 0;
        practice.page = Page::Drilled;
    } else {
        practice.drill = None;
    }
}

/// The host has rolled the questions.
pub fn begun(model: &mut Model, seed: u64, at: Duration) -> Vec<Effect> {
    let practice = &mut model.practice;
    let round = ROUNDS.get(practice.round).copied().flatten();
    practice.drill = Some(Drill::new(round, seed, at));
    practice.page = Page::Drill;
    super::timed(model)
}

/// It is that late.
pub fn clock(model: &mut Model, at: Duration) -> Vec<Effect> {
    let practice = &mut model.practice;
    if practice.page != Page::Drill {
        return Vec::new();
    }
    match practice.drill.as_mut().and_then(|drill| drill.tell(at)) {
        Some(true) => super::timed(model),
        Some(false) => {
            end(model);
            super::timed(model)
        }
        None => Vec::new(),
    }
}

/// Nobody typed for a second: the time that is left is asked for, where it is shown.
pub fn idle(model: &Model) -> Option<Effect> {
    model.shows_time().then_some(Effect::Clock)
}
