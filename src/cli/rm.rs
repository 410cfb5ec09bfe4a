//! `curette rm ID`: a saved encounter goes to the trash folder.

use anyhow::anyhow;

use super::status::Status;
use super::{input, note, say, unlock};
use crate::store::Event;

/// Arguments of `rm`.
#[derive(Debug, clap::Args)]
pub struct Rm {
    /// The id of a saved encounter or its beginning
    #[arg(value_name = "ID")]
    id: String,
}

/// Moves the file and says where it is now.
pub fn run(args: &Rm) -> anyhow::Result<Status> {
    let store = unlock::store()?;
    let from = store.find(&args.id).map_err(|error| anyhow!("{error}"))?;
    let now = store.trash(&args.id).map_err(|error| anyhow!("{error}"))?;
    note::done(store, Event::Trashed, note::id(&from));
    say::result(&format!("moved to {}\n", input::shown(&now)))?;
    Ok(Status::Done)
}
