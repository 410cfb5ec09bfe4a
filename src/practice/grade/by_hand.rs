//! What was done and has no code in this book: whoever says that the claim is finished by hand is right, and so is a code
//! that another book has for it.

use super::Question;
use crate::engine::place::Field;
use crate::engine::procedure::Kind;
use crate::practice::Key;

/// Codes of other books, from and to, by what was done: those that R-SAME-13 and R-SAME-18 name.
const ELSEWHERE: &[(Kind, &str, &str)] = &[
    (Kind::Flap, "14000", "14302"),
    (Kind::NailAvulsion, "11730", "11732"),
    (Kind::NailAvulsion, "11750", "11750"),
];

/// Whether a code is one of another book for something that the note documents.
pub(super) fn is_elsewhere(key: &Key<'_>, code: &str) -> bool {
    let procedures = key.encounter.lesions.iter().flat_map(|lesion| &lesion.procedures);
    let mut kinds = procedures.map(|procedure| procedure.kind).filter(|kind| !key.book.knows_kind(*kind));
    kinds.any(|done| ELSEWHERE.iter().any(|(kind, from, to)| *kind == done && (*from..=*to).contains(&code)))
}

/// Whether a question is about something that this book has no code for.
pub(crate) fn is_meant(key: &Key<'_>, question: &Question) -> bool {
    let lesions = key.encounter.lesions.iter();
    let mut meant = lesions.filter(|lesion| question.lesions.iter().any(|id| id.as_str() == lesion.id));
    question.field == Field::Kind
        && meant.any(|lesion| lesion.procedures.iter().any(|done| !key.book.knows_kind(done.kind)))
}
