//! The code that one thing would give if nothing else had been done: what a dropped entry names.

use crate::engine::assess::run;
use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::encounter::Encounter;
use crate::engine::facts::Facts;
use crate::engine::ids::Code;
use crate::engine::lesion::{Lesion, Pathology};
use crate::engine::procedure::{Kind, Procedure};
use crate::engine::rules::{STEPS, Stage};

/// The first code of a service by itself; `None` where a fact is missing.
pub fn code_alone(case: &Case<'_>, draft: &Draft, service: usize) -> Option<Code> {
    let own = &draft.services()[service];
    let done = draft.procedure(case, service);
    let procedure = if own.kind == Kind::Repair && done.kind != Kind::Repair {
        Procedure {
            closure: done.closure,
            closure_length: done.closure_length.clone(),
            ..Procedure::new(Kind::Repair)
        }
    } else {
        Procedure { closure: None, ..done.clone() }
    };
    let whole = &case.encounter.lesions[own.lesion];
    let lesion = Lesion {
        procedures: vec![procedure],
        site: whole.site.clone(),
        count: whole.count.clone(),
        ..Lesion::default()
    };
    let facts = &case.facts[own.lesion];
    // What it is without a report decides: a dropped entry waits for none.
    let pathology = if facts.pathology == Pathology::Pending { Pathology::NotSent } else { facts.pathology };
    let facts = Facts { lesion: &lesion, pathology, count: facts.count.or(Some(1)), ..*facts };
    let encounter = Encounter {
        lesions: vec![lesion.clone()],
        place_of_service: case.encounter.place_of_service.clone(),
        ..Encounter::default()
    };
    let alone = Case { encounter: &encounter, book: case.book, policy: case.policy, facts: vec![facts] };
    let draft = run(&alone, STEPS, Stage::Combine);
    draft.lines().next().map(|(_, line)| line.code)
}

/// The same, or the code with which its family begins.
pub fn code_or_first(case: &Case<'_>, draft: &Draft, service: usize) -> Option<Code> {
    code_alone(case, draft, service).or_else(|| {
        let kind = draft.services()[service].kind;
        let family = draft.services()[service].family().or_else(|| {
            let families = case.book.families();
            families.filter(|(_, row)| row.kinds.contains(&kind)).map(|(id, _)| id).next()
        })?;
        case.book.first_code(family)
    })
}
