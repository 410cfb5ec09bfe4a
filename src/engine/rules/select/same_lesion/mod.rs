//! One lesion, several things done: which of them is reported. One situation a file, tried in the order of this list;
//! what one has dropped the next does not see (R-SAME).

mod biopsy_and_destruction;
mod pair_of_codes;
mod parts_of_another;
mod repeated;
mod shave_and_destruction;
mod state;

use super::alone::code_or_first;
use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::ids::RuleId;
use crate::engine::procedure::Kind;

/// A situation: what it does to one lesion.
type Situation = fn(&Case<'_>, &mut Draft, usize);

const SITUATIONS: &[Situation] = &[
    repeated::apply,
    parts_of_another::apply,
    shave_and_destruction::apply,
    biopsy_and_destruction::apply,
    pair_of_codes::apply,
];

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for lesion in 0..case.facts.len() {
        if draft.services_of(lesion).count() > 1 {
            for situation in SITUATIONS {
                situation(case, draft, lesion);
            }
        }
    }
}

/// The services of a kind on a lesion that nothing has dropped yet.
fn left(draft: &Draft, lesion: usize, kind: Kind) -> Vec<usize> {
    draft
        .services_of(lesion)
        .filter(|(_, service)| service.kind == kind && !service.gone())
        .map(|(index, _)| index)
        .collect()
}

/// Whether a thing was done to a lesion, coded here or not.
fn done(draft: &Draft, lesion: usize, kind: Kind) -> bool {
    draft.services_of(lesion).any(|(_, service)| service.kind == kind)
}

/// Drops all services of a kind on a lesion.
fn drop_all(case: &Case<'_>, draft: &mut Draft, lesion: usize, kind: Kind, rule: RuleId, text: &str) {
    for service in left(draft, lesion, kind) {
        if let Some(code) = code_or_first(case, draft, service) {
            draft.drop_service(case, service, code, rule, text.to_owned());
        }
    }
}
