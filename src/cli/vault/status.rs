//! `vault status`: whether the vault is on. It asks for no passphrase and names nobody.

use crate::cli::status::Status;
use crate::cli::{input, say};
use crate::config::Folders;
use crate::store::Store;
use crate::store::vault::State;

/// Prints it.
pub fn run() -> anyhow::Result<Status> {
    let store = Store::new(Folders::find()?);
    let Some(file) = store.vault()? else {
        say::result("off: encounters lie in clear; 'curette vault on' encrypts them\n")?;
        return Ok(Status::Done);
    };
    let state = match file.state {
        State::On => "on",
        State::TurningOn => "being turned on: not everything is encrypted; 'curette vault on' goes on",
        State::TurningOff => {
            "being turned off: some is in clear; 'curette vault off' goes on, 'curette vault on' goes back"
        }
    };
    let clear = store.in_clear()?;
    let mut out = format!(
        "{state}\nvault           {}\nmade            {}\nrecovery sheet  {}\npassphrase      {}\nin clear        {}\n",
        file.vault,
        file.made,
        file.sheet_made,
        file.lock_in_words(),
        clear.len()
    );
    for path in &clear {
        out.push_str(&format!("  {}\n", input::shown(path)));
    }
    say::result(&out)?;
    Ok(if clear.is_empty() && file.state == State::On { Status::Done } else { Status::Blocked })
}
