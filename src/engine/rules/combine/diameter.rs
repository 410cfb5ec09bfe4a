//! Which diameter of a lesion chooses its code (R-MEAS-01, R-MEAS-09, N-31).

use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::facts::{switched, usable};
use crate::engine::ids::RuleId;
use crate::engine::length::Length;
use crate::engine::outcome::Text;
use crate::engine::place::Field;
use crate::engine::policy::Switch;
use crate::engine::procedure::{Method, Procedure};

/// What was found.
pub enum Diameter {
    /// This length, by this rule, and the words for it.
    Is(Length, RuleId, fn(Length) -> String),
    /// It is missing: where it is typed, the rule that asks, and the question.
    Missing(Field, RuleId, Text),
}

const BEFORE: RuleId = RuleId::new("R-MEAS-01");
const POLICY: RuleId = RuleId::new("R-MEAS-09");
const MISSING: RuleId = RuleId::new("R-MEAS-19");

/// Whether a final curettage defect exists: only curettage makes one.
pub fn leaves_a_defect(procedure: &Procedure) -> bool {
    procedure.methods.is_empty() || procedure.methods.contains(&Method::Curettage)
}

/// The size after treatment, if it is usable.
pub fn size_after(procedure: &Procedure) -> Option<Length> {
    procedure.size_after.as_ref().map(|size| size.length).filter(|size| usable(*size))
}

/// The diameter of a service that is measured by size.
pub fn of(case: &Case<'_>, draft: &Draft, service: usize) -> Diameter {
    let lesion = draft.services()[service].lesion;
    let facts = &case.facts[lesion];
    let procedure = draft.procedure(case, service);
    let id = case.id(lesion);
    let tried = facts.tried.and_then(|tried| u32::try_from(tried).ok()).map(Length::from_hundredths_mm);
    if switched(case.policy, Switch::MaligDiameter, "post_curettage") && leaves_a_defect(procedure) {
        return match tried.or_else(|| size_after(procedure)) {
            Some(size) => Diameter::Is(size, POLICY, |size| {
                ["final curettage defect ", &size.both(), ", by policy"].concat()
            }),
            None => Diameter::Missing(
                Field::SizeAfter,
                RuleId::new("N-31"),
                draft.words(|| format!("What is the greatest diameter of lesion {id} after curettage?")),
            ),
        };
    }
    match tried.or(facts.size) {
        Some(size) => {
            Diameter::Is(size, BEFORE, |size| ["greatest diameter before treatment ", &size.both()].concat())
        }
        None => Diameter::Missing(
            Field::Size,
            MISSING,
            draft.words(|| format!("What is the greatest diameter of lesion {id} before treatment?")),
        ),
    }
}
