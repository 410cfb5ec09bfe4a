//! A question in the row above the keys that is answered with a line of text.

use crate::engine::encounter::Accepted;

use super::accept;
use super::edit::Edit;
use super::model::Leave;
use super::text::{clean, cut};

/// A question and what is typed.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// What is asked.
    pub asks: Asks,
    /// The answer as it is typed.
    pub edit: Edit,
    /// Enter was pressed on an answer that cannot be used.
    pub again: bool,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asks {
    /// The reason for accepting these findings: rule and lesion of each.
    Reason(Vec<(String, Option<String>)>),
    /// The reason for amending what is signed; once that is saved, where to go.
    Amend(Option<Box<Leave>>),
    /// The code that is not on the claim.
    Code,
    /// The path of a copy.
    Copy,
    /// Whether identifiers may be copied.
    Identifiers,
    /// Why the answer of a practice note is held for wrong.
    Dispute,
}

impl Prompt {
    /// A question without an answer yet.
    #[must_use]
    pub fn new(asks: Asks) -> Self {
        Self { asks, edit: Edit::default(), again: false }
    }

    /// The question in words.
    #[must_use]
    pub fn question(&self) -> String {
        match &self.asks {
            Asks::Reason(about) => {
                let what = cut(&clean(&accept::what(about)), 30);
                if self.again {
                    format!("A reason is needed for {what}:")
                } else {
                    format!("Reason to accept {what}:")
                }
            }
            Asks::Amend(_) if self.again => "It is signed; a reason is needed:".to_owned(),
            Asks::Amend(_) => "It is signed. Reason for the change:".to_owned(),
            Asks::Code if self.again => {
                "Why not which code? It has five characters, such as 17110:".to_owned()
            }
            Asks::Code => "Why not which code?".to_owned(),
            Asks::Copy if self.again => "Save a copy to which new file? ~/visit.toml, say:".to_owned(),
            Asks::Copy => "Save a copy to which new file?".to_owned(),
            Asks::Identifiers if self.again => {
                "Write yes to copy patient, date and clinician, or go back:".to_owned()
            }
            Asks::Identifiers => "Copy patient, date and clinician as well? Write yes:".to_owned(),
            Asks::Dispute if self.again => "A reason is needed, with a source if there is one:".to_owned(),
            Asks::Dispute => "Why is the answer wrong?".to_owned(),
        }
    }
}

/// The acceptances of findings with one reason.
#[must_use]
pub fn accepted(about: &[(String, Option<String>)], reason: &str) -> Vec<Accepted> {
    let of = |(rule, lesion): &(String, Option<String>)| Accepted {
        rule: rule.clone(),
        lesion: lesion.clone(),
        reason: reason.to_owned(),
    };
    about.iter().map(of).collect()
}
