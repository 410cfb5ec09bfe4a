//! What is said of the diagnosis of a lesion: a name, a code, a suspicion, or nothing.

use super::book::CodeBook;
use super::facts::{Meaning, Named, meaning, written};
use super::ids::Icd;
use super::lesion::Lesion;
use super::policy::Policy;

/// A diagnosis as it was typed, looked up.
pub struct Read<'a> {
    /// What it is. A suspicion makes it unspecified (N-50).
    pub named: Named<'a, Meaning>,
    /// What is only suspected, as typed.
    pub suspected: Option<&'a str>,
    /// The code that stands above the one that diagnosis and site give.
    pub icd10: Option<Icd>,
}

/// Reads the diagnosis of a lesion.
pub fn read<'a>(lesion: &'a Lesion, book: &CodeBook, policy: &Policy) -> Read<'a> {
    let icd10 = written(&lesion.icd10).and_then(Icd::typed);
    let suspicion = |text| {
        let named = Named::Known(meaning(book.undecided(), None, book, policy));
        Read { named, suspected: Some(text), icd10 }
    };
    let coded = |icd: Icd| {
        let row = book.diagnosis_coded(icd).or_else(|| book.code_alone())?;
        Some(Named::Known(Meaning { typed: Some(icd), ..meaning(row, None, book, policy) }))
    };
    if let Some(text) = written(&lesion.suspected) {
        return suspicion(text);
    }
    let Some(name) = written(&lesion.diagnosis) else {
        // A code says what a lesion is, wherever it was written.
        return Read { named: icd10.and_then(coded).unwrap_or(Named::Missing), suspected: None, icd10 };
    };
    let row = book.diagnosis_named(name).filter(|_| !book.asks(name));
    if row.is_none() && book.doubts(name) {
        return suspicion(name);
    }
    let reading = |row| book.diagnosis(row).reading_named(name);
    let row = row.map(|row| Named::Known(meaning(row, reading(row), book, policy)));
    let named = row.or_else(|| Icd::typed(name).and_then(coded)).unwrap_or(Named::Unknown(name));
    Read { named, suspected: None, icd10 }
}
