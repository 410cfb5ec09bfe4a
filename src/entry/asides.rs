//! Numbers that stand beside the lesion: ages, lengths of time, years, codes, inches, distances. None of them counts or
//! measures it.

use super::draft::Draft;
use super::lexicon::Meaning;
use super::quantities::Quantity;
use super::tokens::Mean;
use super::words::{Key, Word};
use crate::engine::ids::Code;

/// Words after an age that say who it is of.
const OF_WHOM: &[&str] = &["m", "f", "male", "female", "man", "woman", "boy", "girl"];

impl Draft<'_> {
    /// Settles the numbers that say nothing of the lesions.
    pub fn asides(&mut self) {
        for at in 0..self.tokens.len() {
            if self.used[at] {
                continue;
            }
            if let Some(all) = self.time(at) {
                let typed = self.typed_all(&all);
                self.say_all(&all, format!("{typed}, no number of lesions"));
                self.change.description.push(typed);
            } else if self.is_code(at) {
                let typed = self.typed(at);
                self.ask(
                    at,
                    format!("{typed} is a code and no number of lesions; codes follow from what was done"),
                );
            } else if let Some(inch) = self.inches(at) {
                let typed = self.typed(at);
                self.settle(inch);
                self.ask(at, format!("'{typed} in': inches are not read; write the length in mm or cm"));
            }
        }
    }

    /// `72 yo f`, "for 6 weeks", "since 2019": the tokens of an age, a length of time or a year.
    fn time(&self, at: usize) -> Option<Vec<usize>> {
        let number = match &self.tokens[at].mean {
            Mean::Quantity(Quantity::Bare { negative, .. }) => !negative,
            Mean::Quantity(
                Quantity::Sum { .. } | Quantity::More(_) | Quantity::Unclear { unit: None, .. },
            )
            | Mean::Times(_) => true,
            _ => false,
        };
        if !number {
            return None;
        }
        let before = at.checked_sub(1);
        let since = before.is_some_and(|before| self.key(before) == Some(Key::Since));
        let length = self.key(at + 1) == Some(Key::Time);
        let year = self.tokens[at].whole().is_some_and(|whole| (1900..2100).contains(&whole))
            && (before.is_some_and(|before| since || self.typed(before).eq_ignore_ascii_case("in"))
                || !self.names_lesions(at));
        if !(length || year || (since && self.tokens[at].whole().is_some() && !self.names_lesions(at))) {
            return None;
        }
        let mut all = vec![at];
        let mut first = at;
        while let Some(before) = first.checked_sub(1) {
            let sign = matches!(self.tokens[before].mean, Mean::About) && !self.used[before];
            if !sign && !matches!(self.key(before), Some(Key::Since | Key::About | Key::After)) {
                break;
            }
            all.insert(0, before);
            first = before;
        }
        let mut last = at;
        if length {
            last += 1;
            all.push(last);
        }
        let whom = last + 1;
        let measures = |at: usize| {
            let token = self.tokens.get(at);
            token.is_some_and(|token| {
                matches!(token.mean, Mean::Quantity(Quantity::Length { .. }))
                    || (token.glued && token.whole().is_some())
            })
        };
        let sex = |at: usize| OF_WHOM.contains(&self.typed(at).to_lowercase().as_str());
        if length && whom < self.tokens.len() && !self.used[whom] && sex(whom) && !measures(whom + 1) {
            all.push(whom);
        }
        // "2 weeks after bx"
        if length && self.key(whom) == Some(Key::After) && !measures(whom + 1) {
            all.push(whom);
        }
        Some(all)
    }

    /// A number of five digits that is a code of the tables.
    fn is_code(&self, at: usize) -> bool {
        let Mean::Quantity(Quantity::Bare { text, negative: false, .. }) = &self.tokens[at].mean else {
            return false;
        };
        let code = Code::from_text(text).filter(|_| text.len() == 5 && !text.contains('.'));
        let book = self.context.book;
        code.is_some_and(|code| book.code(code).is_some() || book.absent(code).is_some())
    }

    /// The word for inches after a number; "in" is one only after a number that cannot be one of lesions.
    fn inches(&self, at: usize) -> Option<usize> {
        let Mean::Quantity(Quantity::Bare { whole, .. }) = &self.tokens[at].mean else { return None };
        let after = at + 1;
        let word = self.key(after) == Some(Key::Inch);
        let in_short = after < self.tokens.len()
            && whole.is_none()
            && matches!(self.tokens[after].mean, Mean::Known(Meaning::Word(Word::Ignored)))
            && self.typed(after).eq_ignore_ascii_case("in");
        (word || in_short).then_some(after)
    }

    /// "2 cm lateral to": how far away a place is, which may be no measure of the lesion.
    pub fn distance(&mut self, at: usize) -> bool {
        let Some(away) = self.next(at).filter(|next| self.key(*next) == Some(Key::Away)) else {
            return false;
        };
        if self.role_before(at).is_some() {
            return false;
        }
        let typed = self.typed_all(&[at, away]);
        self.settle(away);
        self.ask(at, format!("'{typed}' is a distance and not taken as the size"));
        self.change.description.push(typed);
        true
    }

    fn span_of_all(&self, all: &[usize]) -> std::ops::Range<usize> {
        let start = all.iter().map(|at| self.tokens[*at].span.start).min().unwrap_or_default();
        let end = all.iter().map(|at| self.tokens[*at].span.end).max().unwrap_or_default();
        start..end.max(start)
    }

    /// What is typed from the first to the last of these tokens, fit to be shown.
    pub fn typed_all(&self, all: &[usize]) -> String {
        super::echo::shown(self.line.get(self.span_of_all(all)).unwrap_or_default())
    }
}
