//! A lesion was shaved and its base destroyed: a cancer by the report is a malignant destruction, anything else is a
//! shave (N-16, R-SAME-05, R-SAME-06).

use super::state::{State, state};
use super::{drop_all, left};
use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::ids::RuleId;
use crate::engine::lesion::Pathology;
use crate::engine::procedure::Kind;

const SHAVE: RuleId = RuleId::new("R-SAME-05");
const CANCER: RuleId = RuleId::new("R-SAME-06");
const WAITS: RuleId = RuleId::new("N-16");

pub fn apply(case: &Case<'_>, draft: &mut Draft, lesion: usize) {
    let shaved = left(draft, lesion, Kind::Shave);
    let destroyed = left(draft, lesion, Kind::Destruction);
    if shaved.is_empty() || destroyed.is_empty() {
        return;
    }
    let state = state(case, lesion);
    let pending = case.facts[lesion].pathology == Pathology::Pending;
    if pending || state == State::Waiting {
        for service in shaved.into_iter().chain(destroyed) {
            draft.hold(service, WAITS);
        }
    } else if state == State::Unnamed && case.facts[lesion].pathology == Pathology::Final {
        // The destruction asks what the report says; the shave waits for the same answer.
        for service in shaved {
            draft.wait(service);
        }
    } else if state == State::Malignant && case.facts[lesion].pathology == Pathology::Final {
        let text = "The report is malignant: the destruction stands, the shave is part of it.";
        drop_all(case, draft, lesion, Kind::Shave, CANCER, text);
    } else {
        let text = "The lesion was shaved off; treating its base is part of the shave.";
        drop_all(case, draft, lesion, Kind::Destruction, SHAVE, text);
    }
}
