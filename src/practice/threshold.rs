//! Whether an item lies at a threshold: one lesion or one step of measure more or less would give other codes.

use super::Key;
use crate::engine::assess;
use crate::engine::encounter::Encounter;
use crate::engine::history::History;
use crate::engine::ids::Code;
use crate::engine::length::Length;
use crate::engine::lesion::Count;
use crate::engine::size::Measured;

/// The step by which sizes are measured.
const STEP: Length = Length::from_mm(1);

/// Whether the key lies at a threshold of number or size.
#[must_use]
pub fn lies_at_one(key: &Key<'_>) -> bool {
    let codes = |encounter: &Encounter| -> Vec<Code> {
        assess(encounter, History::none(), key.book).lines.iter().map(|line| line.code).collect()
    };
    let own: Vec<Code> = key.assessment.lines.iter().map(|line| line.code).collect();
    if own.is_empty() {
        return false;
    }
    (0..key.encounter.lesions.len()).any(|at| {
        let mut near: Vec<Encounter> = Vec::new();
        let mut with = |change: &dyn Fn(&mut crate::engine::lesion::Lesion)| {
            let mut other = key.encounter.clone();
            change(&mut other.lesions[at]);
            near.push(other);
        };
        let lesion = &key.encounter.lesions[at];
        if let Count::Exactly(number) = lesion.count
            && number > 1
        {
            with(&|lesion| lesion.count = Count::Exactly(number - 1));
            with(&|lesion| lesion.count = Count::Exactly(number + 1));
        }
        if let Some(size) = lesion.size.as_ref().map(|size| size.length) {
            let less = size.hundredths_mm().saturating_sub(STEP.hundredths_mm());
            with(&|lesion| lesion.size = Some(Measured::from_length(Length::from_hundredths_mm(less))));
            with(&|lesion| lesion.size = Some(Measured::from_length(size.plus(STEP))));
        }
        near.iter().any(|other| codes(other) != own)
    })
}
