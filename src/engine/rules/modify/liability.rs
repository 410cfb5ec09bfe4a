//! Who pays if Medicare does not: the modifier that was chosen goes on the lines of lesions whose need is not shown, and
//! on no other (R-ABN-01 to R-ABN-03, R-NEC-05).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, Line};
use crate::engine::encounter::Liability;
use crate::engine::foot_care::{self, Class};
use crate::engine::ids::{Modifier, RuleId};
use crate::engine::need;
use crate::engine::notice::choice;
use crate::engine::procedure::Kind;

const NOTICE: RuleId = RuleId::new("R-ABN-01");
const NO_NOTICE: RuleId = RuleId::new("R-ABN-02");
const EXCLUDED: RuleId = RuleId::new("R-ABN-03");

/// How the lesions of a line stand to the modifier that was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// It is not about them.
    No,
    /// It is about all of them.
    Yes,
    /// It is about some of them, and the line has one count for all.
    Partly,
}

/// Whether a liability modifier is meant for a line.
pub fn meant(case: &Case<'_>, line: &Line) -> Meant {
    let row = case.book.family(line.family);
    if row.kinds.contains(&Kind::Paring) {
        return foot_care_paid_by_the_patient(case, line);
    }
    // A closure follows the lesion that it closes.
    if !need::asked_of(case, line.family) && row.closure.is_none() {
        return Meant::No;
    }
    let unmet = line.pool.iter().filter(|lesion| case.need(**lesion).unmet()).count();
    match unmet {
        0 => Meant::No,
        all if all == line.pool.len() => Meant::Yes,
        _ => Meant::Partly,
    }
}

/// Routine foot care is excluded, not perhaps refused: GY is meant for it, GA and GZ are not.
fn foot_care_paid_by_the_patient(case: &Case<'_>, line: &Line) -> Meant {
    let excluded = matches!(case.encounter.record.liability, Some(Liability::Gx | Liability::Gy));
    let routine = foot_care::asked(case)
        && foot_care::class(case) == Class::NotStated
        && line.pool.iter().all(|lesion| foot_care::at_the_foot(case, *lesion));
    if excluded && routine { Meant::Yes } else { Meant::No }
}

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let Some(choice) = choice(case).filter(|choice| !choice.modifiers.is_empty()) else { return };
    let lines: Vec<usize> = draft.lines().map(|(index, _)| index).collect();
    for line in lines {
        if meant(case, draft.line(line)) == Meant::Yes {
            for modifier in &choice.modifiers {
                let (rule, text) = reason(*modifier);
                draft.modify(line, *modifier, rule, text);
            }
        }
    }
}

fn reason(modifier: Modifier) -> (RuleId, &'static str) {
    match modifier.as_str() {
        "GA" => (NOTICE, "GA: may be refused as not necessary, and a signed notice is on file; as chosen."),
        "GZ" => (NO_NOTICE, "GZ: may be refused as not necessary, and there is no notice; as chosen."),
        "GX" => (EXCLUDED, "GX: a voluntary notice is on file; it goes with GY."),
        _ => (EXCLUDED, "GY: excluded by law, the patient pays; as chosen."),
    }
}
