//! Names that a word could have been meant for, ranked by fuzzy matching; the only place that knows the matcher.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::lexicon::{Lexicon, Name, letters};
use crate::engine::book::fold;

/// Longer queries are cut: the matcher's work grows with the product of both lengths.
const LONGEST_QUERY: usize = 64;

/// The names that have the letters of the query in its order, best first; of each thing only its best name.
pub(super) fn ranked<'a>(query: &str, lexicon: &'a Lexicon, most: usize) -> Vec<&'a Name> {
    let query: String = fold(query).chars().take(LONGEST_QUERY).collect();
    if query.is_empty() {
        return Vec::new();
    }
    let wanted = letters(&query);
    let matcher = SkimMatcherV2::default().ignore_case();
    let mut scored: Vec<(i64, &Name)> = lexicon
        .names
        .iter()
        .filter(|name| name.letters & wanted == wanted)
        .filter_map(|name| Some((matcher.fuzzy_match(&name.folded, &query)?, name)))
        .collect();
    scored.sort_by(|(a, one), (b, other)| {
        b.cmp(a).then_with(|| (one.folded.len(), &one.folded).cmp(&(other.folded.len(), &other.folded)))
    });
    let mut found: Vec<&Name> = Vec::new();
    for (_, name) in scored {
        if found.len() == most {
            break;
        }
        if !found.iter().any(|there| there.key == name.key) {
            found.push(name);
        }
    }
    found
}

/// Up to three names for a word that was not understood: by all of its letters, or else by its first half.
pub(super) fn suggestions(word: &str, lexicon: &Lexicon) -> Vec<String> {
    let folded = fold(word);
    if folded.chars().count() < 3 || !folded.chars().all(|c| c.is_alphabetic() || c == ' ') {
        return Vec::new();
    }
    let mut found = ranked(&folded, lexicon, 3);
    if found.is_empty() {
        let half: String = folded.chars().take((folded.chars().count() / 2 + 1).max(4)).collect();
        found = ranked(&half, lexicon, 3);
    }
    found.into_iter().map(|name| name.text.clone()).collect()
}
