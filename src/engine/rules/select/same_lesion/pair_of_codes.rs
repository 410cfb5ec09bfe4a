//! Two things done to one lesion that no other situation names: the pair of the codes that each would have by itself
//! decides (R-CLAIM-03), before anything is counted. Whether a sample is the first of the day or a further one, and
//! how many other lesions are in the pool of the rest, makes no difference to the lesion.

use super::left;
use crate::engine::book::{FamilyId, PairRow};
use crate::engine::case::{Case, Try};
use crate::engine::draft::Draft;
use crate::engine::facts::switched;
use crate::engine::ids::{Code, RuleId};
use crate::engine::lesion::Pathology;
use crate::engine::outcome::Outlook;
use crate::engine::policy::Switch;
use crate::engine::procedure::Kind;
use crate::engine::rules::select::alone::code_alone;
use crate::engine::rules::select::family::family_of;

const RULE: RuleId = RuleId::new("R-CLAIM-03");

/// What can stand beside one another once the other situations were gone through. A destruction and a cautery are theirs
/// alone, and a closure belongs to the wound.
const KINDS: [Kind; 11] = [
    Kind::Biopsy,
    Kind::Shave,
    Kind::Excision,
    Kind::TagRemoval,
    Kind::Paring,
    Kind::Injection,
    Kind::Mohs,
    Kind::Photodynamic,
    Kind::AcneCryotherapy,
    Kind::AcnePeel,
    Kind::Epilation,
];

pub fn apply(case: &Case<'_>, draft: &mut Draft, lesion: usize) {
    let all: Vec<usize> = KINDS.iter().flat_map(|kind| left(draft, lesion, *kind)).collect();
    for (at, one) in all.iter().enumerate() {
        for other in &all[at + 1..] {
            let gone = draft.services()[*one].gone() || draft.services()[*other].gone();
            if gone || billed_apart(case, draft, *one, *other) {
                continue;
            }
            let Some((goes, pair)) = part(case, draft, *one, *other) else { continue };
            draft.drop_service(case, goes, pair.column2, RULE, || {
                format!("{} is part of {} on the same lesion.", pair.column2, pair.column1)
            });
        }
    }
}

/// Whether a policy bills both (switch `mohs_biopsy = first_diagnosis`).
fn billed_apart(case: &Case<'_>, draft: &Draft, one: usize, other: usize) -> bool {
    let is = |kind| draft.services()[one].kind == kind || draft.services()[other].kind == kind;
    is(Kind::Mohs) && is(Kind::Biopsy) && switched(case.policy, Switch::MohsBiopsy, "first_diagnosis")
}

/// Which of the two is part of the other, whatever codes are still possible and whatever an excision's report says.
fn part(case: &Case<'_>, draft: &Draft, one: usize, other: usize) -> Option<(usize, PairRow)> {
    let lesion = draft.services()[one].lesion;
    let cut = [one, other].into_iter().any(|service| draft.services()[service].kind == Kind::Excision);
    let found = by_codes(case, draft, one, other)?;
    if cut && case.facts[lesion].pathology == Pathology::Pending {
        for report in [Outlook::Malignant, Outlook::Benign] {
            let report = case.book.outcome(report)?;
            let tried = case.with(&[(lesion, Try::Report(report))]);
            let (goes, _) = by_codes(&tried, draft, one, other)?;
            if goes != found.0 {
                return None;
            }
        }
    }
    Some(found)
}

fn by_codes(case: &Case<'_>, draft: &Draft, one: usize, other: usize) -> Option<(usize, PairRow)> {
    let (of_one, of_other) = (codes(case, draft, one), codes(case, draft, other));
    let mut found: Option<(usize, PairRow)> = None;
    for own in &of_one {
        for beside in &of_other {
            let pair = case.book.pair(*own, *beside).filter(|pair| pair.allowed)?;
            let goes = if pair.column2 == *beside { other } else { one };
            if found.is_some_and(|(before, _)| before != goes) {
                return None;
            }
            found = found.or(Some((goes, *pair)));
        }
    }
    found
}

/// The code of a thing by itself; where a fact is missing, every first code of its family.
fn codes(case: &Case<'_>, draft: &Draft, service: usize) -> Vec<Code> {
    if let Some(code) = code_alone(case, draft, service) {
        return vec![code];
    }
    let own = &draft.services()[service];
    let of_kind = case.book.family_without_diagnosis(own.kind);
    let Some(family) = family_of(case, draft, service).or(of_kind) else {
        // What has no code by this technique is named by the first that has.
        let first = || case.book.families().find(|(_, row)| row.kinds.contains(&own.kind));
        let only = (own.kind == Kind::TagRemoval).then(first).flatten();
        return only.and_then(|(family, _)| case.book.first_code(family)).into_iter().collect();
    };
    let first = |family: FamilyId| {
        move |row: &Code| {
            case.book.code(*row).is_some_and(|code| code.family == family && code.parents.is_empty())
        }
    };
    case.book.codes().map(|(code, _)| code).filter(first(family)).collect()
}
