//! An actinic keratosis that somebody calls cosmetic, where Medicare covers it without conditions (P-45).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::need::{self, Need};
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::procedure::Kind;

const RULE: RuleId = RuleId::new("P-45");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    if !case.book.follows_medicare(case.encounter.payer) {
        return;
    }
    let mut destroyed: Vec<usize> = draft
        .lines()
        .filter(|(_, line)| case.book.family(line.family).kinds.contains(&Kind::Destruction))
        .flat_map(|(_, line)| line.pool.iter().copied())
        .collect();
    destroyed.sort_unstable();
    for (lesion, facts) in case.facts.iter().enumerate() {
        let behaviour = facts.diagnosis.known().and_then(|meaning| meaning.behaviour(case.book));
        let premalignant = behaviour.is_some_and(|id| case.book.behaviour(id).id == "premalignant");
        let covered = matches!(case.need(lesion), Need::Covered(_));
        if destroyed.binary_search(&lesion).is_ok() && premalignant && covered && need::wish(case, lesion) {
            let id = case.id(lesion);
            draft.find(finding(
                RULE,
                Level::Advice,
                Some(id),
                Field::Symptoms,
                format!(
                    "Lesion {id} is called cosmetic; Medicare covers the destruction of actinic keratoses \
                     without conditions (NCD 250.4)."
                ),
                "Take the word out unless it was meant.",
            ));
        }
    }
}
