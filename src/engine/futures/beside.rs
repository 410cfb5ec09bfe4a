//! Lesions with missing facts of their own that may be counted with those of a question: an answer about them changes the
//! codes here, so they are tried too (first biopsy of the day, sums of closures, pools).

use std::cmp::Reverse;

use super::candidates as all_candidates;
use crate::engine::case::{Case, Try};
use crate::engine::draft::{Ask, Candidates, Draft};
use crate::engine::procedure::Kind;

/// How many such lesions are tried together with those of a question.
const MOST: usize = 2;
/// With how many answers. Where more are possible (any site of a lesion that nobody has named) so much else is open that
/// the lesion is left out until some of it is known.
const FEW: usize = 20;

/// The lesions beside those of a question, at most two: those that stand for most, and of equals those that were entered
/// first, as the first sample of the day leads.
pub(super) fn of(case: &Case<'_>, draft: &Draft, ask: &Ask, asks: &[Ask]) -> Vec<usize> {
    let kinds: Vec<Kind> = ask.lesions.iter().flat_map(|lesion| counted(case, draft, *lesion)).collect();
    if kinds.is_empty() || ask.candidates.is_pool() {
        return Vec::new();
    }
    let mut others: Vec<usize> = Vec::new();
    let single = asks.iter().filter(|other| !other.candidates.is_pool());
    for other in single.filter(|other| candidates(other).len() <= FEW).flat_map(|other| &other.lesions) {
        let apart = !ask.lesions.contains(other) && !others.contains(other);
        if apart && counted(case, draft, *other).any(|kind| kinds.contains(&kind)) {
            others.push(*other);
        }
    }
    others.sort_by_key(|other| (Reverse(case.facts[*other].count.unwrap_or(1)), *other));
    others.truncate(MOST);
    others
}

/// What was done to a lesion that is counted with other lesions, or may be once more is known.
fn counted(case: &Case<'_>, draft: &Draft, lesion: usize) -> impl Iterator<Item = Kind> {
    let done = draft.services_of(lesion).filter(|(_, service)| !service.gone());
    done.filter(|(_, service)| {
        service.family().is_none_or(|family| {
            case.book.family(family).pooled || case.book.ways(family).any(|way| way.each.is_some())
        })
    })
    .map(|(_, service)| service.kind)
}

/// The candidates of a question about a lesion beside: of lengths the least and the greatest, as nothing but being in the
/// sum depends on them.
pub(super) fn candidates(ask: &Ask) -> Vec<Vec<(usize, Try)>> {
    let mut all = all_candidates(ask);
    if matches!(ask.candidates, Candidates::Quantities(_)) && all.len() > 2 {
        all.drain(1..all.len() - 1);
    }
    all
}
