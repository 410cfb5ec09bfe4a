//! Earlier encounters of the patient on the table: looked for once a patient is named, never while something is typed.

use crate::config::theme::Role;
use crate::engine::encounter::Encounter;
use crate::engine::history::History;
use crate::tui::ctx::Ctx;
use crate::tui::model::Model;
use crate::tui::msg::Effect;

/// Asks for the earlier encounters where the patient is another one than before. Date and clinician may change without
/// that: which encounters count is found by the assessment.
pub(super) fn look_back(model: &mut Model, ctx: &Ctx<'_>) -> Option<Effect> {
    let patient = model.encounter.patient.id.as_deref().map(str::trim).filter(|id| !id.is_empty());
    if patient == model.looked_back.as_deref() {
        return None;
    }
    let patient = patient.map(ToOwned::to_owned);
    model.looked_back.clone_from(&patient);
    if !model.history.is_empty() {
        model.history = History::default();
        model.assess(ctx);
    }
    patient.map(Effect::LookBack)
}

/// Takes what was found, unless the patient is another one by now.
pub(super) fn found(model: &mut Model, ctx: &Ctx<'_>, patient: &str, result: Result<Vec<Encounter>, String>) {
    if model.looked_back.as_deref() != Some(patient) {
        return;
    }
    match result {
        Ok(encounters) => {
            let history = History::of(&encounters, ctx.books);
            if history != model.history {
                model.history = history;
                model.assess(ctx);
            }
        }
        Err(why) => model.say(Role::Error, format!("earlier encounters cannot be looked at: {why}")),
    }
}
