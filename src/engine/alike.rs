//! Lesions documented alike: what was found out for one holds for the others, so that ten thousand of them cost no more
//! than one.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use super::encounter::Encounter;
use super::lesion::Lesion;

/// A lesion, equal to every other that differs in its id only.
#[derive(Clone, Copy, Debug)]
pub struct SaveId<'a>(pub &'a Lesion);

impl PartialEq for SaveId<'_> {
    fn eq(&self, other: &Self) -> bool {
        // Taken apart, so that a new fact of a lesion cannot be forgotten here.
        let Lesion {
            id: _,
            diagnosis,
            suspected,
            icd10,
            pathology,
            site,
            side,
            part,
            site_detail,
            count,
            size,
            area,
            indication,
            symptoms,
            description,
            anesthesia,
            intent,
            specimen,
            procedures,
        } = self.0;
        let other = other.0;
        *diagnosis == other.diagnosis
            && *site == other.site
            && *size == other.size
            && *count == other.count
            && *suspected == other.suspected
            && *icd10 == other.icd10
            && *pathology == other.pathology
            && *side == other.side
            && *part == other.part
            && *site_detail == other.site_detail
            && *area == other.area
            && *indication == other.indication
            && *symptoms == other.symptoms
            && *description == other.description
            && *anesthesia == other.anesthesia
            && *intent == other.intent
            && *specimen == other.specimen
            && *procedures == other.procedures
    }
}

impl Eq for SaveId<'_> {}

impl Hash for SaveId<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let lesion = self.0;
        (&lesion.diagnosis, &lesion.site, lesion.side, lesion.pathology).hash(state);
        (&lesion.size.as_ref().map(|size| &size.typed), lesion.procedures.len()).hash(state);
    }
}

/// What was found out about single lesions, told again for those that are documented alike.
pub struct Alike<'a, T> {
    encounter: &'a Encounter,
    found: HashMap<SaveId<'a>, T>,
    usable: bool,
}

impl<'a, T> Alike<'a, T> {
    /// Nothing is known yet. Where the record names a lesion by its id, no two lesions are alike.
    pub fn new(encounter: &'a Encounter) -> Self {
        let named = encounter.visit.as_ref().is_some_and(|visit| visit.decision_for.is_some())
            || encounter
                .lesions
                .iter()
                .any(|lesion| lesion.procedures.iter().any(|done| !done.also.is_empty()));
        Self { encounter, found: HashMap::new(), usable: !named && encounter.lesions.len() > 1 }
    }

    /// What is known of a lesion like this one; of a pool nothing is.
    pub fn of(&self, lesions: &[usize]) -> Option<&T> {
        let [lesion] = lesions else { return None };
        if self.found.is_empty() {
            return None;
        }
        self.found.get(&SaveId(&self.encounter.lesions[*lesion]))
    }

    /// Keeps what was found out about a lesion.
    pub fn keep(&mut self, lesions: &[usize], found: T) {
        if let [lesion] = lesions
            && self.usable
        {
            self.found.insert(SaveId(&self.encounter.lesions[*lesion]), found);
        }
    }
}
