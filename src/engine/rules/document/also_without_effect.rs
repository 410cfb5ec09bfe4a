//! Lesions that a procedure names as taken in the same act, where that says nothing (R-MEAS-20): the encounter has no such
//! lesion, it is the lesion itself, or the procedure is none that takes out several at once.

use std::collections::HashSet;

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::procedure::Kind;

const RULE: RuleId = RuleId::new("R-MEAS-20");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let lesions = &case.encounter.lesions;
    if !lesions.iter().any(|lesion| lesion.procedures.iter().any(|done| !done.also.is_empty())) {
        return;
    }
    let ids: HashSet<&str> = lesions.iter().map(|lesion| lesion.id.as_str()).collect();
    for lesion in lesions {
        for done in &lesion.procedures {
            for other in &done.also {
                let (id, kind) = (&lesion.id, done.kind);
                let (message, remedy) = if kind != Kind::Excision {
                    let message = format!(
                        "Lesion {id}: only an excision takes several lesions in one act; lesion {other}, named with its {kind}, is not counted there."
                    );
                    (message, "Enter what was done to each lesion with that lesion.")
                } else if !ids.contains(other.as_str()) {
                    let message = format!(
                        "Lesion {id}: lesion {other}, taken in the same act, is not in this encounter."
                    );
                    (message, "Enter that lesion, or take its name out.")
                } else if other == id {
                    let message = format!("Lesion {id} is named as taken in the same act with itself.");
                    (message, "Name the other lesion, or take the name out.")
                } else {
                    continue;
                };
                draft.find(finding(RULE, Level::Warning, Some(id), Field::Kind, message, remedy));
            }
        }
    }
}
