//! What the host brings to practise with.

use crate::practice::Item;
use crate::practice::results::Attempt;
use crate::practice::scenario::Library;
use crate::practice::schedule::OwnMistakes;

/// Items and results.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// The notes, by family.
    pub items: Vec<Item>,
    /// The results of this user, the oldest first.
    pub results: Vec<Attempt>,
    /// The user's own mistakes at work, if they agreed.
    pub own: OwnMistakes,
    /// What could not be read.
    pub told: Vec<String>,
    /// The time of now, in seconds since 1970.
    pub now: i64,
}

impl Shelf {
    /// The items of a library with these results.
    #[must_use]
    pub fn new(library: Library, results: Vec<Attempt>, told: Vec<String>, now: i64) -> Self {
        let items = library.scenarios.into_iter().map(|scenario| scenario.item).collect();
        Self { items, results, own: OwnMistakes::new(), told, now }
    }
}
