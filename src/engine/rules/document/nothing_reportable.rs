//! Nothing was treated: nothing is reportable, and that is an answer (R-COUNT-20).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::lesion::{Count, Lesion};
use crate::engine::outcome::Level;

const RULE: RuleId = RuleId::new("R-COUNT-20");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    // A date before the tables leaves what was treated without codes: that is said by itself (N-57).
    let treated = |lesion: &Lesion| !lesion.procedures.is_empty() && lesion.count != Count::Exactly(0);
    let outside = case.encounter.date_of_service.is_some_and(|date| date < case.book.period().0);
    if outside && case.encounter.lesions.iter().any(treated) {
        return;
    }
    if draft.services().is_empty() {
        draft.find(finding(
            RULE,
            Level::Advice,
            None,
            None,
            "No lesion was treated: nothing reportable.",
            "Nothing.",
        ));
    }
}
