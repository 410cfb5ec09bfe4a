//! One typing error in a word of five letters or more: an index of all words with one letter left out.

use std::collections::HashMap;

use crate::engine::book::one_slip;

/// Words shorter than this are never taken for another.
const SHORTEST: usize = 5;
/// Words longer than this are no names; it bounds the work on pasted text.
const LONGEST: usize = 40;

/// The words of all names, found by one typing error.
#[derive(Clone, Debug, Default)]
pub(super) struct Slips {
    words: Vec<String>,
    without: HashMap<String, Vec<u32>>,
}

impl Slips {
    /// Makes the index.
    pub fn new(words: Vec<String>) -> Self {
        let mut without: HashMap<String, Vec<u32>> = HashMap::new();
        for (at, word) in words.iter().enumerate() {
            let letters = word.chars().count();
            if !(SHORTEST - 1..=LONGEST).contains(&letters) || word.chars().any(|c| !c.is_alphabetic()) {
                continue;
            }
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            without.entry(word.clone()).or_default().push(at);
            for shorter in deletions(word) {
                let list = without.entry(shorter).or_default();
                if list.last() != Some(&at) {
                    list.push(at);
                }
            }
        }
        Self { words, without }
    }

    /// The known words that differ from this one by one typing error, in alphabetical order.
    pub fn near(&self, typed: &str) -> Vec<&str> {
        let letters = typed.chars().count();
        if !(SHORTEST..=LONGEST).contains(&letters) || typed.chars().any(|c| !c.is_alphabetic()) {
            return Vec::new();
        }
        let mut found: Vec<&str> = Vec::new();
        for shorter in std::iter::once(typed.to_owned()).chain(deletions(typed)) {
            for at in self.without.get(&shorter).into_iter().flatten() {
                if let Some(word) = usize::try_from(*at).ok().and_then(|at| self.words.get(at))
                    && one_slip(typed, word)
                    && (word.chars().count() >= SHORTEST || doubled(typed, word))
                {
                    found.push(word);
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Whether one letter of the word was typed twice: of a word of four letters any other slip makes many English words.
fn doubled(typed: &str, word: &str) -> bool {
    let letters: Vec<char> = typed.chars().collect();
    letters.windows(2).enumerate().any(|(at, two)| {
        two[0] == two[1]
            && letters
                .iter()
                .enumerate()
                .filter(|(own, _)| *own != at)
                .map(|(_, letter)| *letter)
                .eq(word.chars())
    })
}

/// The word with each of its letters left out in turn.
fn deletions(word: &str) -> impl Iterator<Item = String> + '_ {
    word.char_indices().map(|(at, c)| {
        let mut shorter = String::with_capacity(word.len());
        shorter.push_str(&word[..at]);
        shorter.push_str(&word[at + c.len_utf8()..]);
        shorter
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_error_is_found_and_two_are_not() {
        let slips =
            Slips::new(["forearm", "melanoma", "melasma", "nose", "cheek"].map(str::to_owned).to_vec());
        assert_eq!(slips.near("foream"), ["forearm"]);
        assert_eq!(slips.near("forearmm"), ["forearm"]);
        assert_eq!(slips.near("foraerm"), ["forearm"]);
        assert_eq!(slips.near("vorearm"), ["forearm"]);
        assert_eq!(slips.near("melasoma"), ["melanoma", "melasma"]);
        assert_eq!(slips.near("chek"), Vec::<&str>::new(), "four letters are never taken for another word");
        assert_eq!(slips.near("foram"), Vec::<&str>::new());
        assert_eq!(slips.near("nosse"), ["nose"]);
        assert_eq!(
            slips.near("nodse"),
            Vec::<&str>::new(),
            "a word of four letters is mended only of a doubled one"
        );
        assert_eq!(slips.near("forearm"), Vec::<&str>::new(), "the word itself is no slip");
    }
}
