//! A closure of the wound that another procedure on the same lesion made: where the pair table makes it part of that,
//! it is not reported (R-CODE-26, R-SAME-11, R-SAME-12, R-REP-05, N-48).

use super::alone::{code_alone, code_or_first};
use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::ids::RuleId;
use crate::engine::procedure::{Closure, Kind};

const SIMPLE: RuleId = RuleId::new("R-SAME-11");
const LAYERED: RuleId = RuleId::new("R-SAME-12");
const NO_CLOSURE: RuleId = RuleId::new("R-REP-05");
const TAG: RuleId = RuleId::new("N-48");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for closure in 0..draft.services().len() {
        if draft.services()[closure].kind != Kind::Repair {
            continue;
        }
        let lesion = draft.services()[closure].lesion;
        let others: Vec<(usize, Kind)> = draft
            .services_of(lesion)
            .filter(|(_, other)| other.kind != Kind::Repair && case.book.knows_kind(other.kind))
            .map(|(index, other)| (index, other.kind))
            .collect();
        // The closure belongs to the one of them that stands for the others (R-SAME-04, R-SAME-08, R-SAME-14).
        let most = others.iter().map(|(_, kind)| standing(*kind)).max();
        let others = others.into_iter().filter(|(_, kind)| Some(standing(*kind)) == most);
        let simple = draft.procedure(case, closure).closure == Some(Closure::Simple);
        for (other, kind) in others {
            if included(case, draft, closure, other, simple) {
                let (rule, text) = why(kind, simple);
                if let Some(code) = code_or_first(case, draft, closure) {
                    draft.drop_service(case, closure, code, rule, text);
                }
                break;
            }
        }
    }
}

/// Mohs surgery stands for everything else that is done to the same lesion, an excision for all but that.
const fn standing(kind: Kind) -> u8 {
    match kind {
        Kind::Mohs => 2,
        Kind::Excision => 1,
        _ => 0,
    }
}

/// Whether the closure is part of the other thing. An excision that is open, or that waits, lets its closure wait too.
fn included(case: &Case<'_>, draft: &mut Draft, closure: usize, other: usize, simple: bool) -> bool {
    let kind = draft.services()[other].kind;
    if simple && kind == Kind::Excision {
        return true;
    }
    let first = code_or_first(case, draft, closure);
    let Some(own) = code_alone(case, draft, other) else {
        if kind == Kind::Excision {
            draft.wait(closure);
        }
        // Whatever its size, a destruction or a shave has no closure.
        return matches!(kind, Kind::Destruction | Kind::Shave | Kind::Biopsy | Kind::TagRemoval);
    };
    let pair = first.and_then(|closure| case.book.pair(own, closure));
    pair.is_some_and(|pair| pair.column1 == own)
}

fn why(kind: Kind, simple: bool) -> (RuleId, &'static str) {
    match kind {
        Kind::TagRemoval => (TAG, "A tag that is cut off and closed is a tag: the closure is part of it."),
        Kind::Excision if simple => (SIMPLE, "A simple closure is part of the excision."),
        Kind::Excision => (LAYERED, "A benign excision up to 0.5 cm includes every closure of its wound."),
        _ => (NO_CLOSURE, "A closure of the same wound is part of what was done to the lesion."),
    }
}
