//! Names near a typed one: at most a third of its letters may have to be added, left out, changed or swapped.

use strsim::osa_distance;

use super::names::fold;
use crate::engine::text::Text;

/// Longer names than this are not compared.
const LONGEST: usize = 60;
/// How many names are given.
const FEW: usize = 3;

/// Up to three names near a typed one, the nearest first. Only real likeness counts.
pub(super) fn near<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let typed = fold(typed);
    let length = typed.chars().count();
    if length == 0 || length > LONGEST {
        return Vec::new();
    }
    let allowed = (length / 3).max(1);
    let letters = Letters::of(&typed);
    let mut found: Vec<(usize, &str)> = names
        .filter(|name| {
            // Nearly all names are left here, without being folded: punctuation only makes them longer.
            name.len() + allowed >= length && letters.apart(name) <= allowed
        })
        .map(|name| (osa_distance(&typed, &fold(name)), name))
        .filter(|(steps, _)| *steps <= allowed)
        .collect();
    found.sort_unstable();
    found.dedup_by_key(|(_, name)| *name);
    found.into_iter().take(FEW).map(|(_, name)| name.to_owned()).collect()
}

/// What to do about a name that is not known: the names near it, or else this.
#[must_use]
pub fn did_you_mean(near: &[String], otherwise: &'static str) -> Text {
    if near.is_empty() { otherwise.into() } else { format!("Did you mean {}?", near.join(", ")).into() }
}

/// How often each letter or digit stands in a text, whatever its order.
struct Letters([i32; 32]);

impl Letters {
    fn of(text: &str) -> Self {
        let mut counts = [0; 32];
        each_letter(text, |letter| counts[place(letter)] += 1);
        Self(counts)
    }

    /// How many of these letters a name has not, or how many others it has, whichever is more: a step adds one letter,
    /// takes one away, or both, so that the distance is no less.
    fn apart(&self, name: &str) -> usize {
        let mut left = self.0;
        each_letter(name, |letter| left[place(letter)] -= 1);
        let lacks: u32 = left.iter().filter(|count| **count > 0).map(|count| count.unsigned_abs()).sum();
        let others: u32 = left.iter().filter(|count| **count < 0).map(|count| count.unsigned_abs()).sum();
        lacks.max(others) as usize
    }
}

/// Goes through the letters and digits of a name as folding leaves them; blanks are left out, because other signs may
/// stand for them.
fn each_letter(name: &str, mut letter: impl FnMut(char)) {
    for c in name.chars() {
        // Nearly all are ASCII, for which the table of all letters need not be asked.
        if c.is_ascii_alphanumeric() {
            letter(c.to_ascii_lowercase());
        } else if !c.is_ascii() && c.is_alphanumeric() {
            c.to_lowercase().for_each(&mut letter);
        }
    }
}

/// Letters of other scripts share places, which lets more names through and none be missed.
fn place(letter: char) -> usize {
    u32::from(letter) as usize % 32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_nearest_names_come_first_and_others_not_at_all() {
        let names = ["cheek", "chest", "Cheek (left)", "chin", "forearm"];
        let near = |typed: &str| near(typed, names.iter().copied());
        assert_eq!(near("cheeek"), ["cheek"]);
        assert_eq!(near("Chek"), ["cheek"]);
        assert_eq!(near("foraerm"), ["forearm"]);
        assert_eq!(near("cheek left"), ["Cheek (left)"]);
        assert_eq!(near("xyz"), Vec::<String>::new());
        assert_eq!(near(&"x".repeat(100)), Vec::<String>::new());
    }

    proptest! {
        // Words of few letters, so that swaps and repeated letters are met.
        #[test]
        fn a_name_is_no_more_letters_apart_than_steps(one in "[abc ]{0,9}", other in "[abC (]{0,9}") {
            let one = fold(&one);
            let (apart, steps) = (Letters::of(&one).apart(&other), osa_distance(&one, &fold(&other)));
            prop_assert!(apart <= steps, "{} and {}: {} letters, {} steps", one, other, apart, steps);
        }
    }
}
