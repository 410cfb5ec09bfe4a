//! A drill: two minutes of short questions, each graded at once. It knows no clock; it is told the time.

use std::time::Duration;

use crate::practice::answer::Answer;
use crate::practice::drill::{LASTS, judge, read};
use crate::practice::generate::drill::{Question, Round, question};
use crate::practice::results::Attempt;
use crate::tui::edit::Edit;

/// What a drill can be about, in the order in which it is offered; `None` is all of it.
pub const ROUNDS: [Option<Round>; 4] =
    [None, Some(Round::LesionCounts), Some(Round::Tags), Some(Round::Sizes)];

/// The name of a round.
#[must_use]
pub fn name(round: Option<Round>) -> &'static str {
    round.map_or("all", Round::word)
}

/// What it asks, in words.
#[must_use]
pub const fn about(round: Option<Round>) -> &'static str {
    match round {
        None => "a question of any of these",
        Some(Round::LesionCounts) => "keratoses and warts by number: 1, 2, 14, 15",
        Some(Round::Tags) => "skin tags by number: 15, 16, 25, 26",
        Some(Round::Sizes) => "destruction, shave, excision: 0.5, 0.6, 1.0, 1.1 … 4.0, 4.1",
    }
}

/// A question that was answered.
#[derive(Clone, Debug)]
pub struct Done {
    /// What was asked.
    pub asked: String,
    /// What was answered.
    pub answer: String,
    /// The rung that it lies on, in words.
    pub rung: String,
    /// Whether it was right.
    pub is_right: bool,
}

/// A round that runs, or the last one.
#[derive(Clone, Debug)]
pub struct Drill {
    /// What it is about.
    pub round: Option<Round>,
    /// The question that is asked.
    pub question: Question,
    /// The answer as it is typed.
    pub edit: Edit,
    /// What was answered, the last one last.
    pub done: Vec<Done>,
    /// The time that the answers took.
    pub spent: Duration,
    seed: u64,
    begun: Duration,
    now: Duration,
    /// An answer is given, and the clock says whether there is time for another question.
    waits: bool,
}

impl Drill {
    /// A round that begins at this time.
    #[must_use]
    pub fn new(round: Option<Round>, seed: u64, at: Duration) -> Self {
        Self {
            round,
            question: question(round, seed, 1),
            edit: Edit::default(),
            done: Vec::new(),
            spent: Duration::ZERO,
            seed,
            begun: at,
            now: at,
            waits: false,
        }
    }

    /// The number of the question.
    #[must_use]
    pub fn number(&self) -> usize {
        self.done.len() + 1
    }

    /// How many were right.
    #[must_use]
    pub fn right(&self) -> usize {
        self.done.iter().filter(|done| done.is_right).count()
    }

    /// The time that is left.
    #[must_use]
    pub fn left(&self) -> Duration {
        LASTS.saturating_sub(self.now.saturating_sub(self.begun))
    }

    /// What is typed, read.
    ///
    /// # Errors
    /// What to write instead.
    pub fn read(&self) -> Result<Answer, String> {
        read(self.edit.text()).map_err(|faults| faults.into_iter().next().unwrap_or_default())
    }

    /// Grades the answer; the next question waits for the clock.
    pub fn answer(&mut self, answer: &Answer) -> Option<Attempt> {
        let book = crate::bundle::books().ok()?.last()?;
        let attempt = judge(&self.question, answer, (book, crate::bundle::commentary(book.edition())));
        self.done.push(Done {
            asked: self.question.item.note.clone(),
            answer: answer.typed().join("; "),
            rung: self.question.rung.clone(),
            is_right: attempt.is_right(),
        });
        self.edit = Edit::default();
        self.waits = true;
        Some(attempt)
    }

    /// It is that late. `Some(true)`: another question is asked; `Some(false)`: there is no time for one.
    pub fn tell(&mut self, at: Duration) -> Option<bool> {
        self.now = self.now.max(at);
        if !std::mem::take(&mut self.waits) {
            return None;
        }
        self.spent = self.now.saturating_sub(self.begun);
        let more = !self.left().is_zero();
        if more {
            let number = u64::try_from(self.number()).unwrap_or(u64::MAX);
            self.question = question(self.round, self.seed, number);
        }
        Some(more)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Drill;

    #[test]
    fn a_question_that_was_asked_in_time_may_be_answered_after_it() {
        let at = Duration::from_secs;
        let mut drill = Drill::new(None, 7, at(50));
        let answer = crate::practice::drill::read("17000").expect("answer");
        assert_eq!(drill.tell(at(60)), None, "nothing is answered yet");
        assert_eq!(drill.left(), at(110));
        assert!(drill.answer(&answer).is_some());
        assert_eq!((drill.tell(at(169)), drill.spent), (Some(true), at(119)));
        assert_eq!((drill.tell(at(200)), drill.left()), (None, at(0)));
        assert!(drill.answer(&answer).is_some());
        assert_eq!((drill.tell(at(201)), drill.spent, drill.done.len()), (Some(false), at(151), 2));
    }
}
