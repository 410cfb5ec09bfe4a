//! Results that the disk refused are written again: with the next answer, when practice is opened or left, on quitting.

use crate::config::theme::Role;
use crate::practice::results::Attempt;

use crate::tui::model::{Leave, Model};
use crate::tui::msg::Effect;
use crate::tui::text::number;

/// Writes them again, where there are any.
pub fn again(model: &Model) -> Option<Effect> {
    let unkept = &model.practice.unkept;
    (!unkept.is_empty()).then(|| Effect::KeepAgain(unkept.results().to_vec()))
}

/// A result goes to the host, after those that it refused: the file stays in the order of time.
pub fn answered(model: &Model, attempt: Attempt) -> Vec<Effect> {
    again(model).into_iter().chain([Effect::Answered(Box::new(attempt))]).collect()
}

/// A result is on the disk, or why not.
pub fn kept(model: &mut Model, attempt: Attempt, result: Result<(), String>) {
    let practice = &mut model.practice;
    if result.is_err() {
        practice.unkept.hold(attempt.clone());
    }
    if let Err(why) = &result {
        model.say(
            Role::Error,
            format!(
                "this result could not be kept: {why}; it is held here and written again with the next one"
            ),
        );
    }
    tell(model, &attempt, &result);
    model.practice.add(attempt);
}

/// So many of those that were refused are on the disk now, and why not all.
pub fn kept_again(model: &mut Model, many: usize, result: Result<(), String>) -> Vec<Effect> {
    for attempt in model.practice.unkept.kept(many) {
        tell(model, &attempt, &Ok(()));
    }
    let left = model.practice.unkept.results().len();
    match result {
        Err(why) => {
            let verb = if left == 1 { "is" } else { "are" };
            let what = number(left, "result", "results");
            model.say(Role::Error, format!("{what} of practice {verb} still not on the disk: {why}"));
        }
        Ok(()) if many > 0 => {
            let verb = if many == 1 { "is" } else { "are" };
            let what = number(many, "result", "results");
            model.say(Role::Message, format!("{what} that could not be kept {verb} on the disk now"));
        }
        Ok(()) => {}
    }
    if std::mem::take(&mut model.practice.unkept.leaves) {
        return super::super::ask_or_go(model, Leave::Quit);
    }
    Vec::new()
}

fn tell(model: &mut Model, attempt: &Attempt, result: &Result<(), String>) {
    if let Some(told) = model.practice.told.as_mut().filter(|told| told.item.id == attempt.item) {
        told.kept = Some(result.clone());
    }
}
