//! Paring at the foot under Medicare without class findings, or with two that differ: asked for, never presumed
//! (R-DOC-32).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::facts::written;
use crate::engine::foot_care::{self, Class};
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::procedure::Kind;
use crate::engine::rules::modify::liability::{Meant, meant};

const RULE: RuleId = RuleId::new("R-DOC-32");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    if !foot_care::asked(case) {
        return;
    }
    let class = foot_care::class(case);
    let mut found = Vec::new();
    for (_, line) in draft.lines() {
        if !case.book.family(line.family).kinds.contains(&Kind::Paring) {
            continue;
        }
        let feet = line.pool.iter().filter(|lesion| foot_care::at_the_foot(case, **lesion));
        match class {
            Class::Stated(_) => {}
            Class::Contradiction => {
                for lesion in feet {
                    let id = case.id(*lesion);
                    found.push((
                        *lesion,
                        format!("Lesion {id}: the record states class findings of two kinds; none is sent."),
                    ));
                }
            }
            Class::NotStated => {
                let paid =
                    crate::engine::notice::choice(case).is_some_and(|choice| !choice.modifiers.is_empty());
                if paid && meant(case, line) == Meant::Yes {
                    continue;
                }
                // Where nothing at all is written the checklist asks.
                for lesion in feet.filter(|lesion| has_details(case, **lesion)) {
                    let id = case.id(*lesion);
                    found.push((*lesion, format!("Lesion {id}: no class findings are stated; without them this is routine foot care.")));
                }
            }
        }
    }
    for (lesion, message) in found {
        let id = Some(case.id(lesion));
        let remedy = "Which of them were found: one of class A (Q7), two of class B (Q8), one of class B and two of \
                      class C (Q9)? Write it with the systemic condition into the details.";
        draft.find(finding(RULE, Level::Warning, id, Field::Details, message, remedy));
    }
}

fn has_details(case: &Case<'_>, lesion: usize) -> bool {
    let mut parings = case.facts[lesion].lesion.procedures.iter().filter(|done| done.kind == Kind::Paring);
    parings.any(|done| written(&done.details).is_some())
}
