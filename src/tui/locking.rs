//! Locking and unlocking the screen of a run: what goes where.

use crate::config::theme::Role;
use crate::store::StoreError;
use crate::store::vault::VaultError;

use super::ctx::Ctx;
use super::disk::Disk;
use super::host::{Host, handle};
use super::lock::{Hides, Lock};
use super::model::{Model, Popup, Shelf};
use super::msg::Msg;
use super::run::Start;

/// Hides the table. With a vault it is sealed, the model dropped and the key wiped; without one, or where sealing fails,
/// a curtain is drawn.
pub(super) fn hide(model: &mut Model, ctx: &Ctx<'_>, host: &mut Disk) -> Lock {
    let unkept = !model.line.text().trim().is_empty()
        || model.popups.iter().any(|popup| matches!(popup, Popup::Prompt(_)))
        || !model.drafts.is_empty()
        || model.practice.loses().is_some()
        || model.changed() && (!host.journals() || model.unsafe_because.is_some());
    // Nobody looks at a note of practice while it is hidden.
    host.timed(None);
    match host.put_away(Shelf::of(model)) {
        Ok(true) => {
            let (theme, size) = (model.theme, model.size);
            // What was begun in practice holds nothing of a patient and is not lost.
            let practice = std::mem::take(&mut model.practice).put_away();
            *model = Model::new(ctx, size);
            (model.theme, model.practice) = (theme, practice);
            Lock::new(if unkept { Hides::Unkept } else { Hides::Table })
        }
        Ok(false) => Lock::new(Hides::Curtain),
        Err(why) => {
            let mut lock = Lock::new(Hides::Curtain);
            lock.says = Some(format!("It could not be locked, only hidden: {why}"));
            lock
        }
    }
}

/// Shows the table again, or for the first time. `None`: it is open; else what the locked screen says.
///
/// # Errors
/// What was to be opened at the start cannot be.
pub(super) fn open(
    mut lock: Lock,
    model: &mut Model,
    ctx: &Ctx<'_>,
    host: &mut Disk,
    start: &Start,
) -> anyhow::Result<Option<Lock>> {
    if lock.hides == Hides::Curtain {
        if matches!(model.popup(), Some(Popup::Practice)) {
            host.timed(model.practice.looked_at());
        }
        return Ok(None);
    }
    match host.unlock(&lock.typed) {
        Ok(()) => {}
        Err(StoreError::Vault(error @ VaultError::WrongPassphrase)) => {
            lock.refused(format!("{}.", sentence(&error.to_string())));
            return Ok(Some(lock));
        }
        Err(error) => {
            lock.refused(error.to_string());
            return Ok(Some(lock));
        }
    }
    if lock.hides == Hides::All {
        let opened = host.start(start)?;
        handle(model, ctx, host, Msg::Opened(Box::new(opened)));
        return Ok(None);
    }
    match host.take_back().and_then(|shelf| shelf.put_back(model, ctx)) {
        Ok(()) => {
            model.say(Role::Message, "unlocked; undo begins anew");
            // The history of the patient is looked for again.
            let (columns, rows) = model.size;
            handle(model, ctx, host, Msg::Resized(columns, rows));
            Ok(None)
        }
        Err(why) => {
            host.wipe();
            lock.refused(why);
            Ok(Some(lock))
        }
    }
}

/// Words as the beginning of a sentence.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
