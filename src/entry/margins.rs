//! Which length a margin's word belongs to, where one stands on each side of it.

use super::draft::Draft;
use super::measures::Role;
use super::quantities::Quantity;
use super::tokens::Mean;
use super::words::{Key, Word};
use crate::engine::size::Measured;

/// Whose the margin's word after a length is.
pub(super) enum MarginWord {
    /// There is none, or it belongs to the length after it.
    Other,
    /// It is the word of the length before it, at this place.
    Own(usize),
    /// It may belong to either: the word and the length after it.
    Either(usize, usize),
}

impl Draft<'_> {
    /// Whose the margin's word straight after this length is: `margin 4mm` stands before its length, `4mm margins` after
    /// it; between two lengths a comma decides, or that the size is known.
    pub fn margin_word(&self, at: usize, measured: &Measured) -> MarginWord {
        let Some(word) = self.next(at).filter(|next| self.key(*next) == Some(Key::Margin)) else {
            return MarginWord::Other;
        };
        let parted = self.parted(at, word) || self.joined_by_with(at, word);
        let mut after = self.next(word);
        if after.is_some_and(|after| self.softens(after)) {
            after = after.and_then(|after| self.next(after));
        }
        let Some(other) = after.filter(|next| self.is_number(Some(*next))) else {
            return if parted { MarginWord::Other } else { MarginWord::Own(word) };
        };
        if parted {
            return MarginWord::Other;
        }
        if self.parted(word, other) || self.change.size.is_some() {
            return MarginWord::Own(word);
        }
        let typed = self.typed(word).to_lowercase();
        if self.tokens[other].glued || typed == "m" || typed.ends_with("of") {
            return MarginWord::Other;
        }
        // "8mm margin 4mm": the word stands before its length, as long as the margin is the smaller one.
        let smaller = self.measured(other).is_none_or(|other| other.length < measured.length);
        let crossed = measured.typed.contains(['x', 'X', '\u{d7}']);
        if smaller || crossed { MarginWord::Other } else { MarginWord::Either(word, other) }
    }

    /// "margins 4mm and 3mm": the narrowest counts (R-MEAS-11). The second length, at its place.
    pub fn second_margin(&self, at: usize) -> Option<(usize, Measured)> {
        let other = self.next(at)?;
        let between = self.line.get(self.tokens[at].span.end..self.tokens[other].span.start)?;
        let joined = matches!(between.trim().to_lowercase().as_str(), "and" | "&" | "/");
        let measured = self.measured(other).filter(|_| joined && !self.used[other])?;
        let of_another = self.next(other).is_some_and(|next| {
            self.tokens[next].diagnosis().is_some()
                || matches!(self.tokens[next].word(), Some(Word::Closure(_)))
                || self.key(next).is_some_and(|key| key != Key::Margin)
        });
        (!of_another).then_some((other, measured))
    }

    /// The smaller of two margins, with the place of the second among the keys.
    pub fn narrowest(
        &mut self,
        at: usize,
        keys: &mut Vec<usize>,
        role: Role,
        measured: Measured,
    ) -> Measured {
        if role != Role::Margin {
            return measured;
        }
        let Some((place, other)) = self.second_margin(at) else { return measured };
        let typed = self.typed_all(&[at, place]);
        keys.push(place);
        self.change.description.push(format!("margins {typed}"));
        if other.length < measured.length { other } else { measured }
    }

    /// Asks about two lengths on the sides of one margin's word; neither is taken.
    pub fn either_margin(&mut self, first: usize, word: usize, other: usize) {
        let more = self.second_margin(other).map(|(place, _)| place);
        let all: Vec<usize> = [first, word, other].into_iter().chain(more).collect();
        let typed = self.typed_all(&all);
        self.change.description.push(typed.clone());
        all.iter().for_each(|at| self.settle(*at));
        self.ask(first, format!("'{typed}': which is the size and which the margin? Write it like 8mm m4mm"));
    }

    /// The length at this place, where it is one.
    fn measured(&self, at: usize) -> Option<Measured> {
        match &self.tokens[at].mean {
            Mean::Quantity(Quantity::Length { text, .. }) => Measured::parse(text).ok(),
            _ => None,
        }
    }

    /// Whether "with" stands between two tokens: "8mm with clear margins", "8mm with margins 4mm".
    fn joined_by_with(&self, one: usize, other: usize) -> bool {
        let between = self.line.get(self.tokens[one].span.end..self.tokens[other].span.start);
        between
            .is_some_and(|between| between.split_whitespace().any(|word| matches!(word, "with" | "w/" | "w")))
    }

    /// Whether a comma or the like stands between two tokens.
    pub fn parted(&self, one: usize, other: usize) -> bool {
        let between = self.line.get(self.tokens[one].span.end..self.tokens[other].span.start);
        between.is_some_and(|between| between.contains([',', ';', '(', ')', '.']))
    }
}
