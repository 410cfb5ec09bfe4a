//! Puts what was read into an encounter.

use super::{Entry, Reading};
use crate::engine::encounter::Encounter;
use crate::engine::lesion::letter_id;

/// Takes a line that was understood: adds its lesions with new ids, changes earlier ones, notes totals.
///
/// Gives the ids of the lesions that were added or changed, in the order of the line. A line that was not understood
/// changes nothing.
pub fn take(reading: &Reading, encounter: &mut Encounter) -> Vec<String> {
    let mut touched: Vec<String> = Vec::new();
    if !reading.understood {
        return touched;
    }
    for entry in &reading.entries {
        match entry {
            Entry::Lesion(lesion) => {
                let mut lesion = lesion.as_ref().clone();
                lesion.id = next_id(encounter);
                touched.push(lesion.id.clone());
                encounter.lesions.push(lesion);
            }
            Entry::Fact { lesion, change } => {
                if let Some(found) = encounter.lesions.iter_mut().find(|found| found.id == *lesion) {
                    change.apply(found);
                    if !touched.contains(lesion) {
                        touched.push(lesion.clone());
                    }
                }
            }
            Entry::Total(total) => {
                let stated = &mut encounter.stated;
                stated.premalignant = total.premalignant.or(stated.premalignant);
                stated.benign = total.benign.or(stated.benign);
                stated.tags = total.tags.or(stated.tags);
            }
        }
    }
    touched
}

/// The id after the highest one in use, so that the id of a lesion deleted from the middle is not given to another.
fn next_id(encounter: &Encounter) -> String {
    let mut number =
        encounter.lesions.iter().filter_map(|lesion| place_of(&lesion.id)).max().map_or(0, |most| most + 1);
    while encounter.lesions.iter().any(|lesion| lesion.id.eq_ignore_ascii_case(&letter_id(number))) {
        number += 1;
    }
    letter_id(number)
}

/// The place of an id in A, B, … Z, AA …, from 0; `None` for an id of another form.
fn place_of(id: &str) -> Option<usize> {
    if id.is_empty() || id.len() > 4 || !id.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let place = id
        .bytes()
        .fold(0_usize, |place, byte| place * 26 + usize::from(byte.to_ascii_uppercase() - b'A') + 1);
    Some(place - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::lesion::Lesion;

    #[test]
    fn places_are_those_of_the_letters() {
        for number in [0, 1, 25, 26, 27, 51, 52, 701, 702, 18_277] {
            assert_eq!(place_of(&letter_id(number)), Some(number));
        }
        assert_eq!(place_of("L-1"), None);
    }

    #[test]
    fn a_new_lesion_never_gets_an_id_from_before_another() {
        let mut encounter = Encounter::default();
        assert_eq!(next_id(&encounter), "A");
        for id in ["A", "C", "spot 1"] {
            encounter.lesions.push(Lesion { id: id.into(), ..Lesion::default() });
        }
        assert_eq!(next_id(&encounter), "D");
    }
}
