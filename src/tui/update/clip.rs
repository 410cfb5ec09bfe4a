//! Copying to the clipboard: the codes at once, who they are about only after a question.

use crate::config::theme::Role;

use crate::tui::clipboard;
use crate::tui::model::{Model, Popup};
use crate::tui::msg::Effect;
use crate::tui::prompt::{Asks, Prompt};
use crate::tui::text::number;

/// The codes alone.
pub(super) fn codes(model: &Model) -> Effect {
    let answer = &model.assessment;
    Effect::Clip { text: clipboard::codes(answer), lines: answer.lines.len(), identified: None }
}

/// The codes with who they are about, once that was answered with yes.
pub(super) fn all(model: &Model) -> Effect {
    let answer = &model.assessment;
    let text = clipboard::with_identifiers(&model.encounter, answer);
    Effect::Clip {
        text,
        lines: answer.lines.len(),
        identified: Some(model.encounter.id.clone().unwrap_or_default()),
    }
}

/// Asks whether identifiers may be copied.
pub(super) fn ask(model: &mut Model) {
    model.popups.push(Popup::Prompt(Box::new(Prompt::new(Asks::Identifiers))));
}

/// The terminal was asked, or not. That it was asked is all that is known.
pub(super) fn clipped(model: &mut Model, lines: usize, result: Result<(), String>) {
    match result {
        Ok(()) => {
            let lines = number(lines, "code", "codes");
            let look = "not every terminal takes it, so look";
            match clipboard::draft(&model.assessment) {
                None => model.say(Role::Message, format!("{lines} given to the clipboard; {look}")),
                Some(why) => model.say(
                    Role::Warning,
                    format!("{lines} given to the clipboard, marked as a DRAFT: not final, {why}; {look}"),
                ),
            }
        }
        Err(why) => model.say(Role::Error, format!("nothing was copied: {why}")),
    }
}
