//! The visit that an encounter states: its code, what was typed with it, and whether it had work of its own.

use super::book::{CodeBook, fold};
use super::encounter::{Encounter, Visit};
use super::facts::{answered, written};
use super::ids::Code;

/// A visit as it is understood.
#[derive(Clone, Debug)]
pub struct Seen<'a> {
    /// As stated.
    pub stated: &'a Visit,
    /// Its code.
    pub code: VisitCode<'a>,
    /// Modifiers that were typed behind the code, in capital letters.
    pub typed: Vec<String>,
    /// Its own work.
    pub work: Work<'a>,
}

/// The code of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VisitCode<'a> {
    /// None was stated.
    Missing,
    /// One of the book.
    Known(Code),
    /// Not one of the book, as typed.
    Unknown(&'a str),
}

/// What was done beyond the treated lesions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work<'a> {
    /// Nothing is recorded, or only the decision to treat.
    None,
    /// Only that the patient is new.
    OnlyNew,
    /// It is recorded.
    Recorded(&'a str),
}

impl<'a> Seen<'a> {
    /// The visit of an encounter, if it states one.
    pub fn of(encounter: &'a Encounter, book: &CodeBook) -> Option<Self> {
        let stated = encounter.visit.as_ref()?;
        let mut parts = written(&stated.code).unwrap_or_default().split(|c: char| !c.is_alphanumeric());
        let first = parts.by_ref().find(|part| !part.is_empty());
        let typed = parts.filter(|part| !part.is_empty()).map(str::to_ascii_uppercase).collect();
        let known = |text: &str| {
            Code::from_text(&text.to_ascii_uppercase()).filter(|code| book.visits().row(*code).is_some())
        };
        let code = match (first, first.and_then(known)) {
            (_, Some(code)) => VisitCode::Known(code),
            (Some(_), None) => VisitCode::Unknown(written(&stated.code).unwrap_or_default().trim()),
            (None, None) => VisitCode::Missing,
        };
        let own = |word: &str| names_a_treated_lesion(encounter, book, word);
        let work = match answered(&stated.separate_work) {
            None => Work::None,
            Some(text) if book.visits().only_decides(text, &own) => Work::None,
            Some(text) if book.visits().only_new(text) => Work::OnlyNew,
            Some(text) => Work::Recorded(text),
        };
        Some(Self { stated, code, typed, work })
    }

    /// The lesion that the visit decided about, as typed.
    pub fn decides_for(&self) -> Option<&'a str> {
        written(&self.stated.decision_for).map(str::trim)
    }
}

/// Whether a word belongs to a name of a lesion to which something was done, or to the name of its site.
fn names_a_treated_lesion(encounter: &Encounter, book: &CodeBook, word: &str) -> bool {
    // Skin is what a visit may be about besides.
    if word == "skin" {
        return false;
    }
    let one = word.strip_suffix('s').unwrap_or(word);
    let has = |name: &str| fold(name).split(' ').any(|own| own == word || own == one);
    let treated = encounter.lesions.iter().filter(|lesion| !lesion.procedures.is_empty());
    treated.into_iter().any(|lesion| {
        let diagnosis = written(&lesion.diagnosis);
        let row = diagnosis.and_then(|name| book.diagnosis_named(name)).map(|row| book.diagnosis(row));
        let named = row.is_some_and(|row| has(&row.name) || row.names.iter().any(|name| has(name)));
        named || diagnosis.is_some_and(has) || written(&lesion.site).is_some_and(has)
    })
}
