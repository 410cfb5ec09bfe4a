//! What the commands note in the log. That something cannot be noted is told and stops nothing.

use std::ffi::OsStr;
use std::path::Path;

use super::{input, own, say};
use crate::config::Folders;
use crate::store::{Event, Store};

/// Notes an event, with the id of the encounter that it is about.
pub fn done(store: &Store, event: Event, id: Option<&str>) {
    if let Err(error) = store.log().append(event, id) {
        say::trouble(&format!("curette: not in the log: {error}"));
    }
}

/// Notes that an encounter was looked at, where it is a saved one: files elsewhere are not kept by this program.
pub fn opened(name: &OsStr) {
    let (Ok(folders), Ok(path)) = (Folders::find(), input::resolve(name)) else { return };
    let store = Store::new(folders);
    if name != "-" && store.owns(&path) {
        own::close(&store);
        done(&store, Event::Opened, id(&path));
    }
}

/// The id in the name of a saved file.
pub fn id(path: &Path) -> Option<&str> {
    Some(path.file_stem().and_then(OsStr::to_str).unwrap_or_default())
}
