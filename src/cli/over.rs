//! What the command line says over an encounter: policy switches and the edition of the tables.

use super::args::{Choice, choice};
use super::books;
use crate::engine::encounter::Encounter;

/// Options of the commands that code an encounter.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Over {
    /// A policy switch, over those of the encounter; 'curette check --policies' lists them
    #[arg(long = "policy", value_name = "K=V", value_parser = choice)]
    switches: Vec<Choice>,
    /// The edition of the tables, over that of the encounter
    #[arg(long, value_name = "E")]
    edition: Option<String>,
}

impl Over {
    /// Refuses an edition that is not at hand, before anything is read.
    pub fn expect(&self) -> anyhow::Result<()> {
        self.edition.as_deref().map_or(Ok(()), books::expect_edition)
    }

    /// Says it over this encounter.
    pub fn lay(&self, encounter: &mut Encounter) {
        if let Some(edition) = &self.edition {
            encounter.edition = Some(edition.clone());
        }
        for choice in &self.switches {
            // The value was found to be allowed when it was read.
            let _ = encounter.policy.set(choice.switch, &choice.value);
        }
    }
}
