//! The words that settings may use: themes, key maps, payers, places, editions, switches.

use crate::bundle;
use crate::config::settings::Known;
use crate::engine::book::CodeBook;
use crate::engine::encounter::Payer;
use crate::engine::policy::Switch;

/// Everything that `config.toml` may name in this program.
#[must_use]
pub fn known() -> Known<'static> {
    Known {
        themes: bundle::THEMES.iter().map(|(name, _)| *name).collect(),
        keymaps: bundle::KEYMAPS.iter().map(|(name, _)| *name).collect(),
        payers: Payer::ALL.iter().map(|payer| payer.word()).collect(),
        places: || {
            books()
                .last()
                .map_or_else(Vec::new, |book| book.places_of_service().map(|(code, _)| code).collect())
        },
        editions: || books().iter().map(CodeBook::edition).collect(),
        switches: Switch::ALL.iter().map(|switch| (switch.word(), switch.values())).collect(),
    }
}

/// Tables with a fault are told elsewhere; without them no place and no edition can be named.
fn books() -> &'static [CodeBook] {
    bundle::books().unwrap_or_default()
}
