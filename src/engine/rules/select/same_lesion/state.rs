//! What is known of a lesion that was sampled and treated in one sitting (N-07, N-16).

use crate::engine::case::Case;
use crate::engine::lesion::Pathology;

/// How a lesion stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Malignant or in situ.
    Malignant,
    /// Told by eye, or confirmed: keratosis, wart and the like.
    ByEye,
    /// Any other benign lesion.
    Benign,
    /// The report leaves it uncertain.
    Uncertain,
    /// The report is pending, or there is only a suspicion.
    Waiting,
    /// Nobody has named it.
    Unnamed,
}

/// The state of a lesion by its diagnosis and its report.
pub fn state(case: &Case<'_>, lesion: usize) -> State {
    let facts = &case.facts[lesion];
    let Some(meaning) = facts.diagnosis.known() else {
        return if facts.pathology == Pathology::Pending { State::Waiting } else { State::Unnamed };
    };
    let by_eye = case.book.diagnosis(meaning.row).by_eye;
    let behaviour = meaning.behaviour(case.book).map(|id| case.book.behaviour(id).id.as_str());
    let undecided = behaviour.is_none_or(|behaviour| matches!(behaviour, "unspecified" | "uncertain"));
    match facts.pathology {
        Pathology::Final if meaning.malignant(case.book) => State::Malignant,
        Pathology::Final if by_eye => State::ByEye,
        Pathology::Final if behaviour == Some("uncertain") => State::Uncertain,
        Pathology::Final if undecided => State::Unnamed,
        Pathology::Final => State::Benign,
        Pathology::Pending if by_eye => State::ByEye,
        Pathology::Pending => State::Waiting,
        Pathology::NotSent if meaning.malignant(case.book) => State::Malignant,
        Pathology::NotSent if by_eye => State::ByEye,
        Pathology::NotSent if undecided => State::Waiting,
        Pathology::NotSent => State::Benign,
    }
}
