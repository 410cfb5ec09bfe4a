//! What a length measures that is typed as the answer to a question about an earlier lesion.

use crate::engine::place::Field;
use crate::engine::procedure::{Closure, Kind};
use crate::entry::draft::Draft;
use crate::entry::measures::Role;
use crate::entry::words::Word;

impl Draft<'_> {
    /// Whether a bare length of an earlier lesion could be its margin and that of its closure: neither is known.
    pub fn asks_two_lengths(&self, dimensions: usize) -> bool {
        let facts = &self.change.facts;
        let Some(target) = self.target.filter(|target| dimensions == 1 && target.size.is_some()) else {
            return false;
        };
        let closed = target.procedures.iter().any(|done| {
            matches!(done.closure, Some(Closure::Intermediate | Closure::Complex))
                && done.closure_length.is_none()
        });
        closed
            && self.asked().contains(&Field::Margin)
            && facts.margin.is_none()
            && facts.excised.is_none()
            && facts.closure_length.is_none()
    }

    /// Whether "excised" before the length of an earlier lesion says what it measures, as its margin is asked for.
    pub fn is_excised_answer(&self, before: usize) -> bool {
        let word =
            matches!(self.tokens[before].word(), Some(Word::Procedure(word)) if word.kind == Kind::Excision);
        word && self.typed(before).eq_ignore_ascii_case("excised")
            && self.target.is_some_and(|target| target.size.is_some())
            && self.asked().contains(&Field::Margin)
    }

    /// What a bare length of an earlier lesion measures, where its size is known and another length is asked for.
    pub fn asked_length(&self, dimensions: usize) -> Option<Role> {
        if dimensions > 1 || self.target?.size.is_none() {
            return None;
        }
        let facts = &self.change.facts;
        match self.asked() {
            fields if fields.contains(&Field::Margin) && facts.margin.is_none() => Some(Role::Margin),
            fields if fields.contains(&Field::ClosureLength) && facts.closure_length.is_none() => {
                Some(Role::Closure)
            }
            _ => None,
        }
    }
}
