//! `curette rm ID`: a saved encounter goes to the trash folder.

use anyhow::anyhow;

use super::status::Status;
use super::{input, say};
use crate::config::Folders;
use crate::store::Store;

/// Arguments of `rm`.
#[derive(Debug, clap::Args)]
pub struct Rm {
    /// The id of a saved encounter or its beginning
    #[arg(value_name = "ID")]
    id: String,
}

/// Moves the file and says where it is now.
pub fn run(args: &Rm) -> anyhow::Result<Status> {
    let now = Store::new(Folders::find()?).trash(&args.id).map_err(|error| anyhow!("{error}"))?;
    say::result(&format!("moved to {}\n", input::shown(&now)))?;
    Ok(Status::Done)
}
