//! How many lesions one entry stands for.

use super::draft::Draft;
use super::echo;
use super::tokens::Mean;
use super::words::{Key, Word};
use crate::engine::lesion::Count;
use crate::engine::procedure::{Kind, Technique};

impl Draft<'_> {
    /// Whether a number here can be a count: the entry is new and the diagnosis comes later.
    pub fn may_count(&self, at: usize) -> bool {
        self.target.is_none() && self.diagnosis_at.is_some_and(|(diagnosis, _)| at < diagnosis)
    }

    /// Takes a word or an inexact number in place of a count.
    pub fn vague(&mut self, all: &[usize], text: String) {
        let count = Count::Vague(text);
        self.say_all(all, echo::count(&count));
        self.change.count = Some(count);
    }

    /// Settles bare whole numbers and words in place of a number.
    pub fn counted(&mut self) {
        self.inexact_numbers();
        self.answer_number();
        let numbers: Vec<(usize, u32)> = (0..self.tokens.len())
            .filter(|at| !self.used[*at])
            .filter_map(|at| Some((at, self.tokens[at].whole()?)))
            .collect();
        let choice = self.tokens.iter().position(|token| matches!(token.mean, Mean::Choice(_)));
        let diagnosis = self.diagnosis_at.map(|(at, _)| at).or(choice);
        let counts: Vec<(usize, u32)> = numbers
            .iter()
            .copied()
            .filter(|(at, _)| match diagnosis {
                // "ak face 5 lesions": the number stands before a word for what it counts.
                Some(diagnosis) => {
                    (at < &diagnosis && !self.could_be_a_punch(*at, diagnosis))
                        || (self.target.is_none() && self.next(*at).is_some_and(|next| self.is_generic(next)))
                }
                None => self.repeats || self.counts_samples(*at),
            })
            .collect();
        let one = match counts.as_slice() {
            // For a lesion that is there already only "3 lesions" is a number of lesions.
            [one]
                if self.change.count.is_none()
                    && (self.target.is_none() || (diagnosis.is_some() && self.next(one.0) == diagnosis)) =>
            {
                Some(*one)
            }
            _ => None,
        };
        for (at, number) in numbers {
            if Some((at, number)) == one {
                let count = Count::Exactly(number);
                self.say(at, echo::count(&count));
                self.change.count = Some(count);
            } else if one.is_some_and(|(first, _)| first < at) && self.names_lesions(at) {
                self.more_counts.push(number.to_string());
                let text = format!(
                    "{number} alone: {number} more lesions (part the entries with ' + '), {number}mm, {number}cm or x{number} cycles?"
                );
                self.ask(at, text);
            } else {
                self.count_open = true;
                let mohs = if self.has(Kind::Mohs) {
                    format!(", {number} blocks, {number} stages")
                } else {
                    String::new()
                };
                let lesions = echo::count(&Count::Exactly(number));
                let text = format!(
                    "{number} alone: {lesions} (written before the diagnosis), {number}mm, {number}cm{mohs} or x{number} cycles?"
                );
                self.ask(at, text);
            }
        }
        for at in 0..self.tokens.len() {
            if !matches!(self.word(at), Some(Word::Vague | Word::Key(Key::Dozen | Key::Hundred))) {
                continue;
            }
            let typed = self.typed(at).to_lowercase();
            if self.target.is_none() && self.change.count.is_none() {
                self.vague(&[at], typed);
            } else {
                // "3 ak face, several scalp"
                if self.change.site_detail.is_some() && self.names_lesions(at) && !self.may_count(at) {
                    self.more_counts.push(typed.clone());
                }
                self.change.description.push(typed.clone());
                self.say(at, typed);
            }
        }
        if self.change.count.is_none() {
            self.change.count = self.implied_count();
            self.say_implied();
        }
    }

    /// `2 punch back`: without a diagnosis, the number before the kind of a biopsy is that of the lesions sampled.
    fn counts_samples(&self, at: usize) -> bool {
        let sampled = |next: usize| matches!(self.tokens[next].word(), Some(Word::Procedure(word)) if word.kind == Kind::Biopsy);
        self.target.is_none() && self.next(at).is_some_and(sampled)
    }

    /// `15ish aks`: what touches a number without a blank and is not known makes it inexact.
    fn inexact_numbers(&mut self) {
        for at in 1..self.tokens.len() {
            let unknown = matches!(self.tokens[at].mean, Mean::Unknown) && self.tokens[at].glued;
            let number = self.tokens[at - 1].whole().is_some() && !self.used[at - 1];
            let letters = self.typed(at).starts_with(char::is_alphabetic);
            if unknown && number && letters && self.may_count(at - 1) && self.change.count.is_none() {
                let text = format!("{}{}", self.typed(at - 1), self.typed(at));
                self.vague(&[at - 1, at], text);
            }
        }
    }

    /// The number straight after "punch" may be the width of the punch.
    fn could_be_a_punch(&self, at: usize, diagnosis: usize) -> bool {
        let punch = self.previous(at).is_some_and(|before| {
            matches!(self.tokens[before].word(), Some(Word::Procedure(word)) if word.technique == Some(Technique::Punch))
        });
        punch && self.next(at) != Some(diagnosis)
    }

    /// Adds the number that was not typed to the echo of the diagnosis.
    fn say_implied(&mut self) {
        let Some(count) = &self.change.count else { return };
        let text = echo::count(count);
        let Some((at, _)) = self.diagnosis_at else { return };
        let start = self.tokens[at].span.start;
        // A bare "lesion" beside a closer word says nothing but the number.
        let generic = self.tokens[at].diagnosis().is_some_and(|row| {
            let row = &self.words().diagnoses[row];
            row.generic && self.change.diagnosis.as_ref() != Some(&row.name)
        });
        if let Some(echo) =
            self.echo.iter_mut().find(|echo| echo.span.start <= start && start < echo.span.end)
        {
            echo.text = if generic { text } else { format!("{text} \u{b7} {}", echo.text) };
        }
    }
}
