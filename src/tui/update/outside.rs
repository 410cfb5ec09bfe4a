//! What the model does when another program has the encounter open or changes its file: nothing is overwritten, and
//! nothing that was typed is lost.

use std::path::{Path, PathBuf};

use crate::config::theme::Role;
use crate::engine::encounter::Encounter;

use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::merge::Merge;
use crate::tui::model::{Leave, Model, Popup, Step};
use crate::tui::msg::{Effect, Opened};
use crate::tui::outside::Notice;
use crate::tui::text::clean;

/// Says why an encounter that another curette has open is not changed; looks whether that is still so.
pub fn refuse(model: &mut Model, ctx: &Ctx<'_>, what: &str) -> Vec<Effect> {
    let words = model.outside.words(&ctx.key(Action::TakeOver)).unwrap_or_default();
    model.say(Role::Error, format!("{what}: not done, read-only; {words}"));
    vec![Effect::Look]
}

/// Saves; where the file was changed too, both versions are offered instead.
pub fn save(model: &mut Model, ctx: &Ctx<'_>, then: Option<Leave>) -> Vec<Effect> {
    if compare(model) {
        model.after_save = then;
        return Vec::new();
    }
    super::amend::save(model, ctx, then)
}

/// The journal was written, or not: said at once, and again in the header as long as it lasts.
pub fn journaled(model: &mut Model, ctx: &Ctx<'_>, result: Result<(), String>) {
    let before = model.unsafe_because.take();
    match (result, before) {
        (Ok(()), None) => {}
        (Ok(()), Some(_)) => {
            model.say(Role::Message, "the journal is written again: all that is here is safe")
        }
        // It was tried again while nobody typed.
        (Err(why), Some(before)) if why == before && model.says.is_none() => model.unsafe_because = Some(why),
        (Err(why), _) => {
            let done = model.says.take().map_or(String::new(), |says| format!("{}, but ", says.text));
            let key = ctx.key(Action::Save);
            let text =
                format!("{done}NOT SAFE yet, the journal cannot be written: {}; {key} saves", clean(&why));
            model.say(Role::Error, text);
            model.unsafe_because = Some(why);
        }
    }
}

/// Nobody typed for a while: what could not be written is tried again, and other programs are looked after.
pub fn idle(model: &Model) -> Vec<Effect> {
    let again = model.unsafe_because.is_some() && !model.outside.is_read_only();
    again.then(|| model.journal()).into_iter().chain([Effect::Look]).collect()
}

/// The host noticed something while nobody typed.
pub fn noticed(model: &mut Model, ctx: &Ctx<'_>, notice: Notice) -> Vec<Effect> {
    match notice {
        Notice::Changed(theirs) if model.saved.as_ref() == Some(&*theirs) => {
            model.outside.is_gone = false;
            model.say(Role::Message, "the file is there again, as it was");
        }
        Notice::Changed(theirs) if !model.changed() => take_theirs(model, ctx, *theirs),
        Notice::Changed(theirs) if *theirs == model.encounter => same(model, *theirs),
        Notice::Changed(theirs) => {
            model.outside.theirs = Some(theirs);
            let key = ctx.key(Action::Save);
            model.say(
                Role::Warning,
                format!("another program changed the file too: {key} shows both versions"),
            );
            // Versions that are compared already are not those of now.
            if let Some(at) = model.popups.iter().position(|popup| matches!(popup, Popup::Merge(_))) {
                model.close(at);
                compare(model);
            }
        }
        Notice::Unreadable(why) => model.say(Role::Error, unreadable(ctx, &why)),
        Notice::Gone { path, folder } => gone(model, ctx, &path, folder),
        Notice::Free => {
            model.outside.is_free = true;
            let words = model.outside.words(&ctx.key(Action::TakeOver)).unwrap_or_default();
            model.say(Role::Message, words);
        }
    }
    Vec::new()
}

/// The host noticed something before a save, and so nothing was written.
pub fn not_saved_for(model: &mut Model, ctx: &Ctx<'_>, notice: Notice) -> Vec<Effect> {
    match notice {
        // Only the file itself was gone for a while.
        Notice::Changed(theirs) if model.saved.as_ref() == Some(&*theirs) => {
            model.outside.is_gone = false;
            vec![Effect::Save(Box::new(model.encounter.clone()))]
        }
        Notice::Changed(theirs) if model.changed() && *theirs != model.encounter => {
            model.outside.theirs = Some(theirs);
            compare(model);
            Vec::new()
        }
        Notice::Changed(theirs) => {
            noticed(model, ctx, Notice::Changed(theirs));
            model.after_save.take().map_or_else(Vec::new, super::go)
        }
        other @ (Notice::Unreadable(_) | Notice::Gone { .. } | Notice::Free) => {
            model.after_save = None;
            noticed(model, ctx, other)
        }
    }
}

/// Both versions, field by field, where the encounter was changed here and in its file.
pub fn compare(model: &mut Model) -> bool {
    let Some(theirs) = &model.outside.theirs else { return false };
    let merge = Merge::new(model.saved.as_ref(), &model.encounter, theirs);
    model.close(0);
    model.popups.push(Popup::Merge(Box::new(merge)));
    true
}

/// Nothing was changed here: the new version is taken, and undo brings the one before back.
fn take_theirs(model: &mut Model, ctx: &Ctx<'_>, theirs: Encounter) {
    let before = std::mem::replace(&mut model.encounter, theirs.clone());
    if !model.outside.is_read_only() {
        model.undo.push(Step { encounter: before, what: "the change of the file".to_owned() });
        model.redo.clear();
    }
    model.saved = Some(theirs);
    model.outside.theirs = None;
    model.outside.is_gone = false;
    model.assess(ctx);
    model.say(Role::Message, "the file was changed by another program: its new version is shown");
}

/// Both made the same change.
fn same(model: &mut Model, theirs: Encounter) {
    model.saved = Some(theirs);
    model.outside.theirs = None;
    model.say(Role::Message, "another program changed the file to what stands here: it is saved");
}

fn unreadable(ctx: &Ctx<'_>, why: &str) -> String {
    let (why, key) = (clean(why), ctx.key(Action::SaveCopy));
    format!(
        "another program changed the file and it cannot be read now, nothing is overwritten: {why}; {key} saves a copy"
    )
}

fn gone(model: &mut Model, ctx: &Ctx<'_>, path: &Path, folder: bool) {
    model.outside.is_gone = true;
    let what = if folder { "with its folder " } else { "" };
    let (path, key) = (clean(&path.to_string_lossy()), ctx.key(Action::Save));
    let back = if folder { "makes both anew" } else { "writes it anew" };
    let text = format!("'{path}' was removed {what}by another program; what is here is kept, {key} {back}");
    model.say(Role::Warning, text);
}

/// A copy was saved, or not.
pub fn copied(model: &mut Model, result: Result<PathBuf, String>) {
    match result {
        Err(why) => model.say(Role::Error, format!("no copy was saved: {}", clean(&why))),
        Ok(path) => {
            let rest = if model.changed() { "; the encounter itself is not saved yet" } else { "" };
            model.say(Role::Message, format!("a copy is in {}{rest}", clean(&path.to_string_lossy())));
        }
    }
}

/// What another curette had open is on the table now, or not. What was typed stays.
pub fn taken_over(model: &mut Model, ctx: &Ctx<'_>, result: Result<Opened, String>) -> Vec<Effect> {
    match result {
        Err(why) => model.say(Role::Error, format!("not taken over: {}", clean(&why))),
        Ok(opened) => {
            let drafts = std::mem::take(&mut model.drafts);
            model.open(ctx, opened);
            model.drafts = drafts;
        }
    }
    Vec::new()
}
