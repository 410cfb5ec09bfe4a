//! Encounter files as text: the one place that talks to the format.

use crate::engine::encounter::Encounter;

/// Reads an encounter file.
///
/// # Errors
/// Every mistake, one a line.
pub fn read(_text: &str) -> Result<Encounter, String> {
    Ok(Encounter::default())
}
