//! More diagnoses than a claim carries (R-DX-16, N-38).

use std::collections::BTreeSet;

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::{Icd, RuleId};
use crate::engine::outcome::Level;
use crate::engine::place::Field;

const RULE: RuleId = RuleId::new("R-DX-16");
/// Diagnoses that a claim carries.
const MOST: usize = 12;

pub fn apply(_: &Case<'_>, draft: &mut Draft) {
    let all: BTreeSet<Icd> = draft.lines().flat_map(|(_, line)| line.diagnoses()).copied().collect();
    if all.len() > MOST {
        draft.find(finding(
            RULE,
            Level::Warning,
            None,
            Field::Diagnosis,
            format!("The lines have {} different diagnoses, and a claim carries {MOST}.", all.len()),
            "Send the lines on two claims, so that each points to its own diagnoses.",
        ));
    }
}
