//! What several lesions on one line leave open: a second number of lesions, a second length.

use super::draft::Draft;
use super::echo::shown;
use super::lexicon::Meaning;
use super::tokens::Mean;
use super::words::{Key, Word};
use super::{Echo, EchoKind};
use crate::engine::lesion::Count;
use crate::engine::procedure::Closure;

impl Draft<'_> {
    /// Whether a number stands straight before a diagnosis or a place, as a number of lesions does.
    pub fn names_lesions(&self, at: usize) -> bool {
        let mut next = self.next(at);
        while let Some(found) = next {
            match &self.tokens[found].mean {
                Mean::Known(Meaning::Diagnosis { .. } | Meaning::Site { .. }) => return true,
                Mean::Known(Meaning::Word(Word::Side(_) | Word::Part(_) | Word::Describe)) => {}
                _ => return false,
            }
            next = self.next(found);
        }
        false
    }

    /// Opens what one number or one length cannot say of several lesions.
    pub fn several(&mut self) {
        if self.target.is_none() {
            self.several_counts();
            self.several_lengths();
        }
    }

    /// "8 aks each forearm": the number is that of one place of several, which nobody adds up.
    pub fn each_place(&mut self) {
        for at in 0..self.tokens.len() {
            let place = |at: Option<usize>| {
                at.is_some_and(|at| matches!(self.tokens[at].mean, Mean::Known(Meaning::Site { .. })))
            };
            let beside =
                self.key(at) == Some(Key::Each) && (place(self.after_sides(at)) || place(at.checked_sub(1)));
            if !beside {
                continue;
            }
            let typed = self.typed(at).to_lowercase();
            let text = match &self.change.count {
                Some(Count::Exactly(number)) => format!("{number} {typed}"),
                Some(Count::Vague(word)) => format!("{word} {typed}"),
                Some(Count::NotStated) | None => typed,
            };
            let open = Count::Vague(text);
            self.ask(at, super::echo::count(&open));
            self.change.count = Some(open);
            return;
        }
    }

    /// The token after this one, over sides.
    fn after_sides(&self, at: usize) -> Option<usize> {
        (at + 1..self.tokens.len())
            .find(|at| !matches!(self.tokens[*at].word(), Some(Word::Side(_) | Word::Ignored)))
    }

    /// `5 ak face ln2, 3 ak scalp ln2`: neither number is that of the whole line.
    fn several_counts(&mut self) {
        let Some(Count::Exactly(first)) = self.change.count else { return };
        let mut numbers = vec![first.to_string()];
        numbers.append(&mut self.more_counts);
        let named = self.tokens.iter().filter_map(|token| token.diagnosis());
        let named = named.filter(|row| {
            let row = &self.words().diagnoses[*row];
            !row.generic && !row.history
        });
        if numbers.len() == 1 && self.change.site_detail.is_some() && named.count() > 1 {
            numbers.push("more".to_owned());
        }
        if numbers.len() > 1 {
            self.change.count = Some(Count::Vague(numbers.join(" and ")));
        }
    }

    /// `int 2cm complex 1.5cm`: one entry has one closure, so that its length stays open and both are kept in words.
    pub fn several_closures(&mut self, found: &[(usize, Closure)]) {
        let facts = &mut self.change.facts;
        facts.closure_length = None;
        facts.closure =
            Closure::ALL.iter().rev().copied().find(|class| found.iter().any(|(_, of)| of == class));
        let (Some((first, _)), Some((last, _))) = (found.first(), found.last()) else { return };
        let end = self.next(*last).filter(|next| matches!(self.tokens[*next].mean, Mean::Quantity(_)));
        let span = self.tokens[*first].span.start..self.tokens[end.unwrap_or(*last)].span.end;
        let typed = shown(self.line.get(span.clone()).unwrap_or_default());
        let text = format!("'{typed}': part two closures with ' + '; the length stays open");
        self.change.facts.details.push(typed);
        self.echo.push(Echo::new(span, EchoKind::Question, text));
    }

    /// `3 bcc back edc 8mm, 9mm, 1.2cm`: which lesion has which size is not known, so that none of them is taken.
    fn several_lengths(&mut self) {
        // Diameters are never added (R-MEAS-20): of several lesions a sum is as open as several lengths.
        let sum = self.change.size.as_ref().is_some_and(|size| size.typed.contains('+'));
        if (self.more_lengths.is_empty() && !sum) || self.change.count == Some(Count::Exactly(1)) {
            return;
        }
        let Some(first) = self.change.size.take() else { return };
        let mut lengths = vec![first.typed];
        lengths.append(&mut self.more_lengths);
        let lengths = lengths.join(", ");
        self.change.description.push(format!("sizes {lengths}"));
        let end = self.echo.iter().map(|echo| echo.span.end).max().unwrap_or_default();
        let text = format!("{lengths}: enter each lesion with its own size");
        self.echo.push(Echo::new(end..end, EchoKind::Question, text));
    }
}
