//! The part of an encounter that bears on one question, so that the time keeps in step with the number of questions.

use std::collections::{BTreeSet, HashMap};

use super::alike::SaveId;
use super::case::Case;
use super::draft::{Ask, Candidates, Draft};
use super::encounter::Encounter;
use super::facts::Facts;

/// The lesions that can bear on a question about others: those with a service that stands. What waits for a report of its
/// own has no line meanwhile (N-23), and what waits for an answer is added where it may be counted with them.
///
/// Of lesions that are coded alone and documented alike two stay: they give the same codes, and one that is asked
/// about still leaves another. In a pool each one counts.
pub struct Bearing {
    lesions: Vec<usize>,
}

impl Bearing {
    /// The lesions that bear on questions; `None` where there is none to answer.
    pub fn of(case: &Case<'_>, draft: &Draft, wanted: bool) -> Option<Self> {
        if !wanted {
            return None;
        }
        let mut pooled = BTreeSet::new();
        let mut standing: Vec<usize> = Vec::new();
        for (_, service) in draft.standing() {
            if standing.last() != Some(&service.lesion) {
                standing.push(service.lesion);
            }
            if service.family().is_some_and(|family| case.book.family(family).pooled) {
                pooled.insert(service.lesion);
            }
        }
        let mut alike: HashMap<SaveId<'_>, u8> = HashMap::new();
        standing.retain(|lesion| {
            if pooled.contains(lesion) {
                return true;
            }
            let met = alike.entry(SaveId(&case.encounter.lesions[*lesion])).or_default();
            *met = met.saturating_add(1);
            *met <= 2
        });
        Some(Self { lesions: standing })
    }

    /// What bears on a question about these lesions.
    pub fn on(&self, case: &Case<'_>, lesions: &[usize]) -> Excerpt {
        let mut kept = self.lesions.clone();
        kept.extend(lesions);
        // What was taken out with them in one act is coded with them.
        let acts: Vec<usize> =
            kept.iter().flat_map(|lesion| case.in_one_act_with(*lesion)).copied().collect();
        kept.extend(acts);
        kept.sort_unstable();
        kept.dedup();
        let whole = case.encounter;
        let encounter = Encounter {
            lesions: kept.iter().map(|lesion| whole.lesions[*lesion].clone()).collect(),
            policy: whole.policy.clone(),
            date_of_service: whole.date_of_service,
            place_of_service: whole.place_of_service.clone(),
            payer: whole.payer,
            visit: whole.visit.clone(),
            record: whole.record.clone(),
            ..Encounter::default()
        };
        Excerpt { encounter, kept }
    }
}

/// A few lesions of an encounter, with numbers of their own.
pub struct Excerpt {
    encounter: Encounter,
    kept: Vec<usize>,
}

impl Excerpt {
    /// The excerpt beside the book; its facts are those of the whole case.
    pub fn case<'a>(&'a self, whole: &Case<'a>) -> Case<'a> {
        let facts = self.kept.iter().zip(&self.encounter.lesions);
        let facts = facts.map(|(lesion, own)| Facts { lesion: own, ..whole.facts[*lesion] }).collect();
        Case::of(&self.encounter, whole.history, whole.book, facts)
    }

    /// The number of a lesion here.
    pub fn at(&self, lesion: usize) -> usize {
        self.kept.partition_point(|kept| *kept < lesion)
    }

    /// The question in the numbers used here.
    pub fn ask(&self, ask: &Ask) -> Ask {
        let mut own = ask.clone();
        for lesion in &mut own.lesions {
            *lesion = self.at(*lesion);
        }
        if let Candidates::Pool(tries) = &mut own.candidates {
            for (lesion, _) in tries.iter_mut().flatten() {
                *lesion = self.at(*lesion);
            }
        }
        own
    }
}
