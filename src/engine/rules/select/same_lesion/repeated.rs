//! The same thing done twice to one lesion is done once: several samples are one biopsy, of the highest technique
//! (N-08, R-COUNT-14), several passes one treatment (R-COUNT-18).

use super::left;
use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::ids::RuleId;
use crate::engine::procedure::Kind;

const SAMPLES: RuleId = RuleId::new("N-08");
const PASSES: RuleId = RuleId::new("R-COUNT-18");
/// Kinds of which a lesion has one a day.
const ONCE: &[Kind] = &[
    Kind::Shave,
    Kind::Excision,
    Kind::Paring,
    Kind::Injection,
    Kind::Mohs,
    Kind::AcneCryotherapy,
    Kind::AcnePeel,
];

pub fn apply(case: &Case<'_>, draft: &mut Draft, lesion: usize) {
    let biopsies = left(draft, lesion, Kind::Biopsy);
    let rank = |service: &usize| {
        let technique = draft.procedure(case, *service).technique;
        let ways = case.book.families().flat_map(|(family, _)| case.book.ways(family));
        ways.filter(|way| way.technique == technique && technique.is_some()).map(|way| way.rank).max()
    };
    // Of equal techniques the first stands; one without a technique stands only where none has one.
    let highest = biopsies.iter().rev().max_by_key(|service| rank(service)).copied();
    if let Some(highest) = highest {
        for again in biopsies.into_iter().filter(|service| *service != highest) {
            draft.merge(
                again,
                highest,
                SAMPLES,
                "Several samples of one lesion are one biopsy, of the highest technique.",
            );
        }
    }
    for kind in ONCE {
        if let Some((first, more)) = left(draft, lesion, *kind).split_first() {
            for again in more {
                draft.merge(*again, *first, PASSES, once_because(*kind));
            }
        }
    }
}

const fn once_because(kind: Kind) -> &'static str {
    match kind {
        Kind::Excision => "Several passes over one lesion are one excision, of the greatest diameter.",
        _ => "The same thing done twice to one lesion counts once.",
    }
}
