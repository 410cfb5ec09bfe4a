//! A lesion that was sampled and had a tag, corn or scar of it treated besides: the pair of the sample's own code decides
//! (R-CLAIM-03). Whether the sample is the first of the day or a further one, with a code that the pair table does not
//! list, makes no difference to the lesion.

use super::left;
use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::ids::RuleId;
use crate::engine::procedure::Kind;
use crate::engine::rules::select::alone::code_alone;

const RULE: RuleId = RuleId::new("R-CLAIM-03");
/// What no other situation names beside a sample.
const BESIDE: [Kind; 3] = [Kind::TagRemoval, Kind::Paring, Kind::Injection];

pub fn apply(case: &Case<'_>, draft: &mut Draft, lesion: usize) {
    for sample in left(draft, lesion, Kind::Biopsy) {
        let Some(own) = code_alone(case, draft, sample) else { continue };
        let others: Vec<usize> = BESIDE.iter().flat_map(|kind| left(draft, lesion, *kind)).collect();
        for other in others {
            let Some(code) = code_alone(case, draft, other) else { continue };
            let Some(pair) = case.book.pair(own, code).filter(|pair| pair.allowed) else { continue };
            let goes = if pair.column2 == code { other } else { sample };
            draft.drop_service(case, goes, pair.column2, RULE, || {
                format!("{} is part of {} on the same lesion.", pair.column2, pair.column1)
            });
        }
    }
}
