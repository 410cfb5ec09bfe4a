//! `curette new`: an encounter of today.

use anyhow::anyhow;

use super::status::Status;
use super::{books, input, lines, note, say, settings, terminal, unlock};
use crate::config::Folders;
use crate::engine::date::Date;
use crate::engine::encounter::Encounter;
use crate::store::{Event, Store};

/// Arguments of `new`.
#[derive(Debug, clap::Args)]
pub struct New {
    /// An entry such as "5 ak face ln2"
    #[arg(long = "line", value_name = "ENTRY", allow_hyphen_values = true)]
    lines: Vec<String>,
    /// Save it without the terminal interface and print its path
    #[arg(long)]
    save: bool,
}

/// Opens or saves the new encounter.
pub fn run(args: &New) -> anyhow::Result<Status> {
    if !args.save {
        return terminal::new(&args.lines);
    }
    let mut encounter =
        Encounter { id: Some(Store::new_id()), date_of_service: today(), ..Encounter::default() };
    let folders = Folders::find()?;
    let choices = settings::read(&folders);
    // Nobody sees what is filled in here: only what the settings say is, nothing of the last encounter.
    choices.begin(&mut encounter);
    let book = books::choose(&encounter)?;
    lines::add_with(&args.lines, &mut encounter, book, choices.words)?;
    let store = unlock::store()?;
    let path = store.save(&encounter, None).map_err(|error| anyhow!("{error}"))?;
    note::done(store, Event::Saved, encounter.id.as_deref());
    say::result(&format!("{}\n", input::shown(&path)))?;
    Ok(Status::Done)
}

/// The local date of this machine.
pub fn today() -> Option<Date> {
    let now = jiff::Zoned::now().date();
    Date::new(u16::try_from(now.year()).ok()?, u8::try_from(now.month()).ok()?, u8::try_from(now.day()).ok()?)
}
