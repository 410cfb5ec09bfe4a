//! Lesions that one excision took out together (R-MEAS-20): an excision names the others by their ids.

use std::collections::{BTreeMap, HashMap};

use super::encounter::Encounter;
use super::procedure::Kind;

/// The lesions of each act that took out more than one.
#[derive(Clone, Debug, Default)]
pub struct Acts {
    /// The act of a lesion, by the number of both.
    of: HashMap<usize, usize>,
    acts: Vec<Vec<usize>>,
}

impl Acts {
    /// Finds them. Which of the lesions of an act names the others makes no difference.
    pub fn of(encounter: &Encounter) -> Self {
        let cut = |lesion: &usize| {
            let mut cut = encounter.lesions[*lesion].passes(Kind::Excision);
            cut.any(|done| !done.also.is_empty())
        };
        let naming: Vec<usize> = (0..encounter.lesions.len()).filter(cut).collect();
        if naming.is_empty() {
            return Self::default();
        }
        let lesions = encounter.lesions.iter().enumerate();
        // Where two lesions have one id, the first is meant.
        let by_id: HashMap<&str, usize> =
            lesions.rev().map(|(at, lesion)| (lesion.id.as_str(), at)).collect();
        let mut roots: Vec<usize> = (0..encounter.lesions.len()).collect();
        for lesion in naming {
            let named = encounter.lesions[lesion].passes(Kind::Excision).flat_map(|done| &done.also);
            for other in named.filter_map(|id| by_id.get(id.as_str())) {
                let (one, other) = (root(&mut roots, lesion), root(&mut roots, *other));
                roots[one.max(other)] = one.min(other);
            }
        }
        let mut acts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for lesion in 0..roots.len() {
            acts.entry(root(&mut roots, lesion)).or_default().push(lesion);
        }
        let acts: Vec<Vec<usize>> = acts.into_values().filter(|act| act.len() > 1).collect();
        let numbered = acts.iter().enumerate();
        let of = numbered.flat_map(|(at, act)| act.iter().map(move |lesion| (*lesion, at))).collect();
        Self { of, acts }
    }

    /// All lesions of the act that took out this one, itself among them; none where it was taken out alone.
    pub fn with(&self, lesion: usize) -> &[usize] {
        self.of.get(&lesion).map_or(&[], |act| &self.acts[*act])
    }
}

/// The lesion that stands for all that are known to be of one act with this one.
fn root(roots: &mut [usize], lesion: usize) -> usize {
    let mut at = lesion;
    while roots[at] != at {
        // Each look shortens the way for the next.
        roots[at] = roots[roots[at]];
        at = roots[at];
    }
    at
}
