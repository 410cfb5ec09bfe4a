//! The code that one thing would give if nothing else had been done: what a dropped entry names.

use super::family::{decides, family_of};
use crate::engine::assess::codes_only;
use crate::engine::case::{Case, Try};
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
    let open_wound = |done: &Procedure| Procedure { closure: None, closure_length: None, ..done.clone() };
    let whole = &case.encounter.lesions[own.lesion];
    let procedures = match own.kind {
        Kind::Repair if done.kind == Kind::Repair => vec![done.clone()],
        Kind::Repair => vec![Procedure {
            closure: done.closure,
            closure_length: done.closure_length.clone(),
            ..Procedure::new(Kind::Repair)
        }],
        // All passes are one excision or one destruction (R-COUNT-18).
        Kind::Excision | Kind::Destruction => whole.passes(done.kind).map(open_wound).collect(),
        _ => vec![open_wound(done)],
    };
    let lesion =
        Lesion { procedures, site: whole.site.clone(), count: whole.count.clone(), ..Lesion::default() };
    // What was taken out with it may decide what it is.
    let named = &case.facts[decides(case, own.lesion, own.kind)];
    let facts = &Facts { diagnosis: named.diagnosis, ..case.facts[own.lesion] };
    // What it is without a report decides: a dropped entry waits for none.
    let pathology = if facts.pathology == Pathology::Pending { Pathology::NotSent } else { facts.pathology };
    let facts = Facts { lesion: &lesion, pathology, count: facts.count.or(Some(1)), ..*facts };
    let encounter = Encounter {
        lesions: vec![lesion.clone()],
        place_of_service: case.encounter.place_of_service.clone(),
        policy: case.policy.clone(),
        ..Encounter::default()
    };
    let alone = Case::of(&encounter, case.history, case.book, vec![facts]);
    let draft = codes_only(&alone, STEPS, Stage::Combine);
    draft.lines().next().map(|(_, line)| line.code)
}

/// The same, or the code with which its family begins; where the name has several meanings, that of the first.
pub fn code_or_first(case: &Case<'_>, draft: &Draft, service: usize) -> Option<Code> {
    let own = &draft.services()[service];
    let of_kind = || case.book.families().find(|(_, row)| row.kinds.contains(&own.kind)).map(|(id, _)| id);
    let first = |case: &Case<'_>| {
        code_alone(case, draft, service).or_else(|| case.book.first_code(family_of(case, draft, service)?))
    };
    first(case)
        .or_else(|| first(&case.with(&[(own.lesion, Try::Reading(0))])))
        .or_else(|| case.book.first_code(of_kind()?))
}
