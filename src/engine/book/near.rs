//! Names near a typed one: at most a third of its letters may have to be added, left out, changed or swapped.

use super::names::fold;

/// Longer names than this are not compared.
const LONGEST: usize = 60;
/// How many names are given.
const FEW: usize = 3;

/// Up to three names near a typed one, the nearest first. Only real likeness counts.
pub(super) fn near<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let typed: Vec<char> = fold(typed).chars().collect();
    if typed.is_empty() || typed.len() > LONGEST {
        return Vec::new();
    }
    let allowed = (typed.len() / 3).max(1);
    let letters = Letters::of(typed.iter().copied().filter(|letter| *letter != ' '));
    let mut rows = Rows::default();
    let mut found: Vec<(usize, &str)> = names
        .filter(|name| {
            // Nearly all names are left here, without being folded: punctuation only makes them longer.
            name.len() + allowed >= typed.len() && letters.lacks(name) <= allowed
        })
        .filter_map(|name| {
            let folded: Vec<char> = fold(name).chars().collect();
            Some((rows.distance(&typed, &folded, allowed)?, name))
        })
        .collect();
    found.sort_unstable();
    found.dedup_by_key(|(_, name)| *name);
    found.into_iter().take(FEW).map(|(_, name)| name.to_owned()).collect()
}

/// How often each letter stands in a text, whatever its order.
struct Letters([u8; 32]);

impl Letters {
    fn of(text: impl Iterator<Item = char>) -> Self {
        let mut counts = [0_u8; 32];
        for letter in text {
            let count = &mut counts[place(letter)];
            *count = count.saturating_add(1);
        }
        Self(counts)
    }

    /// How many of these letters a name has not: each has to be added or changed, so that the distance is no less.
    fn lacks(&self, name: &str) -> usize {
        let mut left = self.0;
        for letter in name.chars().flat_map(char::to_lowercase) {
            let count = &mut left[place(letter)];
            *count = count.saturating_sub(1);
        }
        left.iter().map(|count| usize::from(*count)).sum()
    }
}

/// Letters of other scripts share places, which lets more names through and none be missed.
fn place(letter: char) -> usize {
    u32::from(letter) as usize % 32
}

/// Rows of the table of distances, kept from name to name.
#[derive(Default)]
struct Rows {
    before: Vec<usize>,
    last: Vec<usize>,
    row: Vec<usize>,
}

impl Rows {
    /// Letters to add, leave out, change or swap to get from one word to the other; `None` where that are more than
    /// `most`.
    fn distance(&mut self, one: &[char], other: &[char], most: usize) -> Option<usize> {
        if one.len().abs_diff(other.len()) > most {
            return None;
        }
        self.last.clear();
        self.last.extend(0..=other.len());
        for (i, x) in one.iter().enumerate() {
            self.row.clear();
            self.row.push(i + 1);
            for (j, y) in other.iter().enumerate() {
                let changed = self.last[j] + usize::from(x != y);
                let mut best = changed.min(self.last[j + 1] + 1).min(self.row[j] + 1);
                if i > 0 && j > 0 && *x == other[j - 1] && one[i - 1] == *y {
                    best = best.min(self.before[j - 1] + 1);
                }
                self.row.push(best);
            }
            // A swap reaches over one row, so two rows beyond it decide.
            let beyond = |row: &[usize]| row.iter().all(|distance| *distance > most);
            if i > 0 && beyond(&self.row) && beyond(&self.last) {
                return None;
            }
            std::mem::swap(&mut self.before, &mut self.last);
            std::mem::swap(&mut self.last, &mut self.row);
        }
        self.last.last().copied().filter(|distance| *distance <= most)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn distance(one: &str, other: &str, most: usize) -> Option<usize> {
        let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
        Rows::default().distance(&one, &other, most)
    }

    #[test]
    fn letters_are_added_left_out_changed_and_swapped() {
        for (one, other, steps) in [
            ("cheek", "cheek", 0),
            ("chek", "cheek", 1),
            ("cheekk", "cheek", 1),
            ("cheak", "cheek", 1),
            ("hceek", "cheek", 1),
            ("forearm", "arm", 4),
            ("ab", "cd", 2),
            ("", "abc", 3),
        ] {
            assert_eq!(distance(one, other, 9), Some(steps), "{one} {other}");
            assert_eq!(distance(one, other, steps), Some(steps), "{one} {other}");
            assert_eq!(
                steps.checked_sub(1).and_then(|less| distance(one, other, less)),
                None,
                "{one} {other}"
            );
        }
    }

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
        fn a_limit_only_leaves_out_what_is_further(one in "[abc]{0,9}", other in "[abc]{0,9}", most in 0_usize..6) {
            let whole = distance(&one, &other, 99).expect("no limit");
            prop_assert_eq!(distance(&one, &other, most), Some(whole).filter(|steps| *steps <= most));
            let lacks = Letters::of(one.chars()).lacks(&other);
            prop_assert!(lacks <= whole, "{} {} lacks {} of {}", one, other, lacks, whole);
        }
    }
}
