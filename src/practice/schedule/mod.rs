//! What comes next: items by rule, spaced by how well each rule is remembered. A pure function of results, time and seed.

mod cards;
mod choose;
mod offer;

pub use self::cards::{Card, cards};
pub use self::choose::{Next, Why, next};
pub use self::offer::{Offer, OwnMistakes, day, offer, turn};
