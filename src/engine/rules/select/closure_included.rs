//! A closure of the wound that another procedure on the same lesion made: where the pair table makes it part of that,
//! it is not reported (R-CODE-26, R-CLAIM-03, R-SAME-11, R-SAME-12, R-REP-05, N-48).

use super::alone::{code_alone, code_or_first};
use super::family::family_of;
use super::waiting_for_pathology::waits;
use crate::engine::book::Measure;
use crate::engine::case::{Case, Try};
use crate::engine::draft::Draft;
use crate::engine::ids::{Code, RuleId};
use crate::engine::outcome::Outlook;
use crate::engine::procedure::{Closure, Kind};

const SIMPLE: RuleId = RuleId::new("R-SAME-11");
const LAYERED: RuleId = RuleId::new("R-SAME-12");
const NO_CLOSURE: RuleId = RuleId::new("R-REP-05");
const TAG: RuleId = RuleId::new("N-48");
const PAIR: RuleId = RuleId::new("R-CLAIM-03");
const ONE_WOUND: RuleId = RuleId::new("R-MEAS-07");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for closure in 0..draft.services().len() {
        if draft.services()[closure].kind == Kind::Repair {
            one_wound(case, draft, closure);
        }
        if draft.services()[closure].kind == Kind::Repair && !draft.services()[closure].gone() {
            of_what_stands(case, draft, closure);
        }
    }
}

/// The closures that are told with the excisions of a lesion, or of those of one act, close one wound, at the end of all: the greatest class
/// stands, and of one class the longest. Closures that are entered apart are wounds of their own.
fn one_wound(case: &Case<'_>, draft: &mut Draft, closure: usize) {
    let told = |service: usize| draft.procedure(case, service).kind == Kind::Excision;
    if !told(closure) {
        return;
    }
    let rank = |service: usize| {
        let done = draft.procedure(case, service);
        let length = done.closure_length.as_ref().map(|length| length.length);
        (done.closure, length.is_none(), length, std::cmp::Reverse(service))
    };
    let lesion = draft.services()[closure].lesion;
    let act = case.in_one_act_with(lesion);
    let wound = if act.is_empty() { std::slice::from_ref(&lesion) } else { act };
    let own = wound.iter().flat_map(|lesion| draft.services_of(*lesion));
    let closures = own.filter(|(index, service)| service.kind == Kind::Repair && told(*index));
    let Some(last) = closures.map(|(index, _)| index).max_by_key(|index| rank(*index)) else { return };
    if last == closure {
        return;
    }
    let text = "The lesion leaves one wound, and one closure of it is reported: of the greatest class, at its full length.";
    let class = |service: usize| draft.procedure(case, service).closure;
    if class(closure) == class(last) || class(closure).is_none() {
        draft.merge(closure, last, ONE_WOUND, text);
    } else if let Some(code) = code_or_first(case, draft, closure) {
        draft.drop_service(case, closure, code, ONE_WOUND, text);
    }
}

/// Drops a closure that is part of what stands for everything that was done to its lesion.
fn of_what_stands(case: &Case<'_>, draft: &mut Draft, closure: usize) {
    let lesion = draft.services()[closure].lesion;
    if draft.services_of(lesion).any(|(_, other)| other.kind == Kind::Flap) {
        if let Some(code) = code_or_first(case, draft, closure) {
            let text = "A flap closes the wound of the same lesion: the closure is part of it.";
            draft.drop_service(case, closure, code, PAIR, text);
        }
        return;
    }
    let others: Vec<(usize, Kind)> = draft
        .services_of(lesion)
        .filter(|(_, other)| other.kind != Kind::Repair && case.book.knows_kind(other.kind))
        .map(|(index, other)| (index, other.kind))
        .collect();
    // The closure belongs to the one of them that stands for the others (R-SAME-04, R-SAME-08, R-SAME-14).
    let most = others.iter().map(|(_, kind)| standing(*kind)).max();
    let others = others.into_iter().filter(|(_, kind)| Some(standing(*kind)) == most);
    for (other, _) in others {
        if included(case, draft, closure, other) {
            if let Some(code) = code_or_first(case, draft, closure) {
                let (rule, text) = why(case, draft, closure, other, code);
                draft.drop_service(case, closure, code, rule, text);
            }
            break;
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

/// Whether the closure is part of the other thing, whatever its class is where that is missing, and whatever a report
/// says that can still change the other thing. An excision that is open lets its closure wait too.
fn included(case: &Case<'_>, draft: &mut Draft, closure: usize, other: usize) -> bool {
    let (lesion, kind) = (draft.services()[other].lesion, draft.services()[other].kind);
    let class = class(case, draft, closure);
    if class == Some(Closure::Simple) && kind == Kind::Excision {
        return true;
    }
    if code_alone(case, draft, other).is_none() {
        if kind == Kind::Excision {
            draft.wait(closure);
        }
        // Whatever its size, a destruction or a shave has no closure.
        return matches!(kind, Kind::Destruction | Kind::Shave | Kind::Biopsy | Kind::TagRemoval);
    }
    let classes: Vec<Option<Try>> = match class {
        Some(_) => vec![None],
        // The greatest class is the last to be part of anything.
        None => Closure::ALL.iter().rev().map(|class| Some(Try::Closure(*class))).collect(),
    };
    let waits = kind == Kind::Excision && waits(case, draft, other);
    let reports = [Outlook::Malignant, Outlook::Benign].into_iter();
    let reports: Vec<Option<Try>> =
        if waits { reports.map(|it| case.book.outcome(it).map(Try::Report)).collect() } else { vec![None] };
    reports.iter().all(|report| {
        classes.iter().all(|class| {
            let tries: Vec<(usize, Try)> = report.iter().chain(class).map(|tried| (lesion, *tried)).collect();
            if tries.is_empty() {
                return pair_includes(case, draft, closure, other);
            }
            pair_includes(&case.with(&tries), draft, closure, other)
        })
    })
}

/// Whether the pair table has the closure in column 2 of the other thing.
fn pair_includes(case: &Case<'_>, draft: &Draft, closure: usize, other: usize) -> bool {
    let first = code_or_first(case, draft, closure);
    let pair = code_alone(case, draft, other).zip(first).and_then(|(own, first)| case.book.pair(own, first));
    pair.is_some_and(|pair| Some(pair.column2) == first)
}

/// The class of a closure, as told or as tried.
fn class(case: &Case<'_>, draft: &Draft, closure: usize) -> Option<Closure> {
    let lesion = draft.services()[closure].lesion;
    draft.procedure(case, closure).closure.or(case.facts[lesion].done.closure)
}

/// The rule that says so of the family of the other thing.
fn why(case: &Case<'_>, draft: &Draft, closure: usize, other: usize, code: Code) -> (RuleId, String) {
    let own = &draft.services()[other];
    let row = family_of(case, draft, other).map(|family| case.book.family(family));
    let tag = row.map_or(own.kind == Kind::TagRemoval, |row| row.kinds.contains(&Kind::TagRemoval));
    let by_size = row.is_none_or(|row| row.measure == Measure::Excised);
    let (rule, text) = match own.kind {
        _ if tag => (TAG, "A tag that is cut off and closed is a tag: the closure is part of it.".to_owned()),
        Kind::Excision if class(case, draft, closure) == Some(Closure::Simple) => {
            (SIMPLE, "A simple closure is part of the excision.".to_owned())
        }
        Kind::Excision if by_size => {
            (LAYERED, "A benign excision up to 0.5 cm includes every closure of its wound.".to_owned())
        }
        Kind::Excision => (PAIR, format!("{code} is part of the excision of the same lesion.")),
        _ => (NO_CLOSURE, "A closure of the same wound is part of what was done to the lesion.".to_owned()),
    };
    (rule, text)
}
