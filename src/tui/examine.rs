//! What `doctor` asks about the terminal and the settings.

use crate::bundle;
use crate::choices::Fault;
use crate::config::Folders;

use super::setup::{Own, Setup, SetupError, named_keymap, named_theme};
use super::style::Depth;
pub use super::update::SMALLEST;

/// Columns and rows of the terminal, where there is one.
#[must_use]
pub fn size() -> Option<(u16, u16)> {
    crossterm::terminal::size().ok().filter(|(columns, rows)| *columns > 0 && *rows > 0)
}

/// Whether the screen can be drawn in a terminal of this size.
#[must_use]
pub const fn is_large_enough((columns, rows): (u16, u16)) -> bool {
    columns >= SMALLEST.0 && rows >= SMALLEST.1
}

/// How many colours are used here, in words.
#[must_use]
pub fn colours() -> &'static str {
    match Depth::here() {
        Depth::True => "true colours",
        Depth::Indexed => "256 colours",
        Depth::Sixteen => "16 colours",
        Depth::Mono => "none, as NO_COLOR asks; bold, underline and reverse stay",
        Depth::Plain => "none, as TERM=dumb says",
    }
}

/// What cannot be used of the settings of this user.
#[must_use]
pub fn settings(folders: &Folders) -> Vec<Fault> {
    let own = Own::read(folders);
    let all = |own: &Own| own.choices.faults.iter().chain(&own.faults).cloned().collect();
    Setup::new(&own, Depth::Plain).map_or_else(|_| all(&own), |setup| setup.faults().to_vec())
}

/// Every mistake of the built-in keys, words and themes.
#[must_use]
pub fn built_in() -> Vec<String> {
    let themes = bundle::THEMES.iter().filter_map(|(name, _)| named_theme(name).err());
    let keymaps = bundle::KEYMAPS.iter().filter_map(|(name, _)| named_keymap(name).err());
    Setup::plain(Depth::Plain).err().into_iter().chain(themes).chain(keymaps).flat_map(mistakes).collect()
}

fn mistakes(error: SetupError) -> Vec<String> {
    match error {
        SetupError::Settings { mistakes, .. } => mistakes.iter().map(ToString::to_string).collect(),
        SetupError::Words(words) => words.lines().map(ToOwned::to_owned).collect(),
        SetupError::Books | SetupError::Theme { .. } => vec![error.to_string()],
    }
}
