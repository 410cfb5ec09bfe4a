//! So many premalignant lesions that one flat code stands for them (from fifteen on in 2026): payers ask where they were (R-DOC-20).

use crate::engine::book::{Bound, Rounding};
use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::facts::{Facts, answered};
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::procedure::Kind;

const RULE: RuleId = RuleId::new("R-DOC-20");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let Some(family) = case.book.family_by(Kind::Destruction, "premalignant") else { return };
    let Some(ladder) = case.book.ladder(family, None) else { return };
    let members: Vec<usize> = draft
        .standing()
        .filter(|(_, service)| service.family() == Some(family))
        .map(|(_, service)| service.lesion)
        .collect();
    let number: u32 = members.iter().filter_map(|lesion| case.facts[*lesion].count).sum();
    let mapped = members.iter().all(|lesion| is_mapped(&case.facts[*lesion]));
    let flat = ladder.reach(number.into(), Rounding::Down).rung.bound == Bound::Top;
    if flat && !mapped {
        draft.find(finding(
            RULE,
            Level::Warning,
            None,
            Field::Details,
            format!("{number} premalignant lesions: no map of the sites is recorded."),
            "Record where they were, by area or on a map.",
        ));
    }
}

/// Whether the record says where the lesions of an entry were: one at a named site, or words about the place.
fn is_mapped(facts: &Facts<'_>) -> bool {
    let said = |text: &Option<String>| answered(text).is_some();
    (facts.count == Some(1) && facts.site.known().is_some())
        || said(&facts.lesion.site_detail)
        || facts.lesion.procedures.iter().any(|procedure| said(&procedure.details))
}
