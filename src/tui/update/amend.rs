//! Saving. A signed encounter that was changed is amended: the reason is asked for first.

use crate::engine::amendment;

use crate::tui::ctx::Ctx;
use crate::tui::model::{Leave, Model, Popup};
use crate::tui::msg::Effect;
use crate::tui::prompt::{Asks, Prompt};

/// Saves, and then goes on; or asks why what is signed was changed.
pub fn save(model: &mut Model, ctx: &Ctx<'_>, then: Option<Leave>) -> Vec<Effect> {
    let Some(saved) = &model.saved else { return put(model, then) };
    let settled = amendment::settled(saved, &model.encounter);
    if amendment::needs_reason(saved, &settled) {
        let asks = Asks::Amend(then.map(Box::new));
        model.popups.push(Popup::Prompt(Box::new(Prompt::new(asks))));
        return Vec::new();
    }
    let mut effects = model.change(ctx, "amendments kept", settled);
    effects.extend(put(model, then));
    effects
}

fn put(model: &mut Model, then: Option<Leave>) -> Vec<Effect> {
    model.after_save = then;
    vec![Effect::Save(Box::new(model.encounter.clone()))]
}

/// The reason is given: the clock is asked, and then it is saved.
pub fn answered(model: &mut Model, reason: &str, then: Option<Leave>) -> Vec<Effect> {
    model.popups.pop();
    model.after_save = then;
    vec![Effect::Amend(reason.to_owned())]
}

/// The encounter says that it was amended, and is saved. Undo takes the amendment back with what it amended, but a save
/// brings back what was once saved of it.
pub fn amend(model: &mut Model, ctx: &Ctx<'_>, at: String, reason: String) -> Vec<Effect> {
    let then = model.after_save.take();
    let Some(saved) = &model.saved else { return put(model, then) };
    let amended = amendment::amended(saved, &model.encounter, at, reason);
    let mut effects = model.change(ctx, "amended", amended);
    effects.extend(put(model, then));
    effects
}
