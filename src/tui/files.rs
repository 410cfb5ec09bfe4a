//! Encounter files as text: the one place that talks to the format.

use crate::engine::encounter::Encounter;
use crate::format;

/// Reads an encounter file.
///
/// # Errors
/// Every mistake, one a line.
pub fn read(text: &str) -> Result<Encounter, String> {
    format::read(text).map_err(|errors| errors.to_string())
}
