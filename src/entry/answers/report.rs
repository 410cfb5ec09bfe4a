//! What the report says of a lesion that waits for it.
//!
//! "Benign" or "malignant" alone names no diagnosis: it confirms the one that is stated, or the lesion goes on waiting and
//! the name is asked for. A hold never ends with a diagnosis that the report speaks against.

use crate::engine::lesion::Pathology;
use crate::entry::draft::Draft;
use crate::entry::lexicon::Meaning;
use crate::entry::tokens::Mean;
use crate::entry::words::Word;
use crate::entry::{Echo, EchoKind};

/// Words by which a report is spoken of.
const OF_A_REPORT: &[&str] =
    &["path", "pathology", "report", "histology", "histopathology", "biopsy", "says", "shows", "showed"];

/// What a word says about the report.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Report,
    Final,
    Confirmed,
    Benign,
    Malignant,
}

impl Draft<'_> {
    /// Reads what is said of the report.
    pub(super) fn answer_report(&mut self) {
        let Some(target) = self.target else { return };
        let words: Vec<(usize, Says)> =
            (0..self.tokens.len()).filter_map(|at| Some((at, self.says_of_report(at)?))).collect();
        let says = |what: Says| words.iter().any(|(_, says)| *says == what);
        let waits = target.pathology == Some(Pathology::Pending);
        let of_report = says(Says::Report) || says(Says::Final);
        let verdict = says(Says::Benign) || says(Says::Malignant) || says(Says::Confirmed);
        if !(of_report || (waits && verdict)) || self.is_denied_or_pending() {
            return;
        }
        let named = self.tokens.iter().enumerate().find_map(|(at, token)| {
            token.diagnosis().filter(|row| !self.used[at] && !self.words().diagnoses[*row].generic)
        });
        if named.is_none() && !verdict {
            return;
        }
        let suspected = self.tokens.iter().any(|token| matches!(token.mean, Mean::Question));
        let stated = match named {
            Some(row) => Some(self.words().diagnoses[row].name.clone()),
            None => match (&target.suspected, &target.diagnosis) {
                (Some(suspected), _) if says(Says::Confirmed) => Some(suspected.clone()),
                (Some(_), _) => None,
                (None, diagnosis) => diagnosis.clone(),
            },
        };
        let behaviour = stated.as_deref().and_then(|name| self.behaviour_of(name));
        let fits = match behaviour {
            Some((malignant, benign)) => {
                (!says(Says::Benign) || benign) && (!says(Says::Malignant) || malignant)
            }
            None => false,
        };
        for (at, _) in &words {
            self.settle(*at);
        }
        let span = words.first().map_or(0..0, |(at, _)| self.tokens[*at].span.clone());
        if !fits || suspected {
            let id = target.id.to_lowercase();
            let text = format!(
                "what does the report name? Type its diagnosis, such as '@{id} path final nevus'; until then nothing is taken as final"
            );
            self.echo.push(Echo::new(span, EchoKind::Question, text));
            return;
        }
        self.change.pathology = Some(Pathology::Final);
        let text = match (&stated, named) {
            (Some(name), None) => {
                if target.suspected.is_some() {
                    self.change.diagnosis = Some(name.clone());
                }
                format!("pathology final: {name}")
            }
            _ => "pathology final".to_owned(),
        };
        self.echo.push(Echo::new(span, EchoKind::Understood, text));
    }

    /// What a token that is not settled says about the report.
    fn says_of_report(&self, at: usize) -> Option<Says> {
        if self.used[at] {
            return None;
        }
        match &self.tokens[at].mean {
            Mean::Known(Meaning::Word(Word::Pathology(Pathology::Final))) => Some(Says::Final),
            Mean::Known(Meaning::Word(Word::Describe | Word::Key(_))) | Mean::Unknown | Mean::Choice(_) => {
                let typed = self.typed(at).to_lowercase();
                match typed.as_str() {
                    "confirmed" | "confirms" | "confirm" => Some(Says::Confirmed),
                    "benign" => Some(Says::Benign),
                    "malignant" | "cancer" => Some(Says::Malignant),
                    word if OF_A_REPORT.contains(&word) => Some(Says::Report),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Whether the line says that a report is still awaited, or denies something: then it is no answer.
    fn is_denied_or_pending(&self) -> bool {
        (0..self.tokens.len()).any(|at| {
            let waits =
                matches!(self.word(at), Some(Word::Pathology(Pathology::Pending | Pathology::NotSent)));
            waits || matches!(self.typed(at).to_lowercase().as_str(), "not" | "no" | "non" | "never")
        })
    }

    /// Whether a diagnosis is malignant, and whether it is benign.
    fn behaviour_of(&self, name: &str) -> Option<(bool, bool)> {
        let book = self.context.book;
        let row = book.diagnosis(book.diagnosis_named(name)?);
        let behaviour = book.behaviour(row.behaviour);
        let undecided = matches!(behaviour.id.as_str(), "unspecified" | "uncertain");
        Some((behaviour.malignant, !behaviour.malignant && !undecided))
    }
}
