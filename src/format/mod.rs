//! Encounter text ↔ [`Encounter`]: TOML and JSON of one shape. No files, no clock.

pub mod diff;
mod edit;
mod edit_lists;
mod error;
mod from_json;
mod from_toml;
mod keys;
mod node;
mod places;
mod read_encounter;
mod read_lesion;
mod read_procedure;
mod rows;
mod schema;
mod walk;
mod write;

use crate::engine::encounter::Encounter;

pub use error::{FormatError, FormatErrors, Place, shown};
pub use schema::{SCHEMA, newer_schema};
pub use write::{write_json, write_json_pretty};

/// The largest text that is read, in bytes. Ten thousand fully documented lesions fit.
pub const LARGEST: usize = 16 * 1024 * 1024;

/// Every table of an encounter with fixed keys: how errors name it, and its keys in the order of the file.
pub fn tables() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    keys::TABLES.iter().map(|table| (table.title, table.keys))
}

/// Reads an encounter: JSON where the first character that is not blank is `{`, TOML otherwise.
///
/// # Errors
/// Every mistake of the text, each with its place.
pub fn read(text: &str) -> Result<Encounter, FormatErrors> {
    if is_json(text) { read_json(text) } else { read_toml(text) }
}

/// Reads an encounter from the bytes of a file, TOML or JSON.
///
/// # Errors
/// One error where the bytes are not text, else every mistake of the text.
pub fn read_bytes(bytes: &[u8]) -> Result<Encounter, FormatErrors> {
    read(text_of(bytes)?)
}

/// The text of a file.
///
/// # Errors
/// One error where the bytes are too many or not UTF-8 text.
pub fn text_of(bytes: &[u8]) -> Result<&str, FormatErrors> {
    small_enough(bytes.len())?;
    if bytes.contains(&0) {
        return Err(FormatErrors::whole("this is no text file; an encounter is written in TOML or JSON"));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        FormatErrors::whole(format!("this is not UTF-8 text from line {line} on; save the file as UTF-8"))
    })
}

/// Reads an encounter written in TOML.
///
/// # Errors
/// Every mistake of the text, each with line and column.
pub fn read_toml(text: &str) -> Result<Encounter, FormatErrors> {
    small_enough(text.len())?;
    from_toml::read(without_mark(text))
}

/// Reads the encounter of a TOML text that has other tables beside it, such as a practice scenario: those are left to
/// their own reader, and the schema need not be stated.
///
/// # Errors
/// Every mistake of the encounter, each with line and column.
pub fn read_toml_beside(text: &str, beside: &[&str]) -> Result<Encounter, FormatErrors> {
    small_enough(text.len())?;
    from_toml::read_beside(without_mark(text), Some(beside))
}

/// Reads an encounter written in JSON.
///
/// # Errors
/// Every mistake of the text, each with a pointer such as `/lesion/2/size`.
pub fn read_json(text: &str) -> Result<Encounter, FormatErrors> {
    small_enough(text.len())?;
    from_json::read(without_mark(text))
}

/// Writes an encounter as TOML: keys in a fixed order, only what is stated. With the existing text of its file
/// comments, blank lines and the order of keys stay, and only what changed is touched.
///
/// # Errors
/// Where the encounter could not be read again (two lesions with one id, say) or the existing text is no
/// encounter; nothing may be overwritten then.
pub fn write_toml(encounter: &Encounter, existing: Option<&str>) -> Result<String, FormatErrors> {
    write::readable(encounter)?;
    let Some(existing) = existing else { return Ok(write::toml(encounter)) };
    let was = read_toml(existing)?;
    if was == *encounter {
        return Ok(existing.to_owned());
    }
    // The edit is checked by reading it. Losing comments is bad, losing a fact would be worse.
    let right = |text: &String| from_toml::read(text).is_ok_and(|read| read == *encounter);
    let Some(edited) = edit::edit(without_mark(existing), &was, encounter).filter(right) else {
        return Ok(write::toml(encounter));
    };
    let windows = edited.replace("\r\n", "\n").replace('\n', "\r\n");
    let edited = if existing.contains("\r\n") && right(&windows) { windows } else { edited };
    Ok(if existing.starts_with('\u{feff}') { format!("\u{feff}{edited}") } else { edited })
}

/// Whether a text is meant as JSON.
#[must_use]
pub fn is_json(text: &str) -> bool {
    without_mark(text).trim_start().starts_with('{')
}

/// The text without a byte order mark.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

fn small_enough(bytes: usize) -> Result<(), FormatErrors> {
    if bytes <= LARGEST {
        return Ok(());
    }
    Err(FormatErrors::whole(format!(
        "the text has {bytes} bytes, more than the {LARGEST} that an encounter may have; split it into several"
    )))
}
