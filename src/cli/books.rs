//! Which book an encounter is coded with.

use anyhow::{anyhow, bail};

use crate::bundle;
use crate::engine::book::CodeBook;
use crate::engine::edition;
use crate::engine::encounter::Encounter;
use crate::report::lay;

/// The books that are built in, the oldest first.
pub fn all() -> anyhow::Result<&'static [CodeBook]> {
    bundle::books().map_err(|faults| {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        anyhow!("the tables that are built in cannot be used:\n{}", faults.join("\n"))
    })
}

/// The book of an encounter, by its edition or its date of service.
pub fn choose(encounter: &Encounter) -> anyhow::Result<&'static CodeBook> {
    let books = all()?;
    let Some(book) = edition::choose(encounter, books) else {
        bail!("{}", unknown(encounter.edition.as_deref().unwrap_or_default(), books));
    };
    Ok(book)
}

/// Refuses an edition that is not at hand.
pub fn expect_edition(edition: &str) -> anyhow::Result<()> {
    let books = all()?;
    if books.iter().any(|book| book.edition() == edition) {
        Ok(())
    } else {
        bail!("{}", unknown(edition, books))
    }
}

fn unknown(edition: &str, books: &[CodeBook]) -> String {
    let editions: Vec<&str> = books.iter().map(CodeBook::edition).collect();
    format!("there is no edition '{edition}'; editions are {}", lay::joined(&editions, "and"))
}
