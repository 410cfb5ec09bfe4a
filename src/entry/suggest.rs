//! Names that a word could have been meant for, ranked by fuzzy matching; the only place that knows the matcher.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::lexicon::{Lexicon, Name, letters};
use crate::engine::book::fold;

/// Longer queries are cut: the matcher's work grows with the product of both lengths.
const LONGEST_QUERY: usize = 64;
/// The matcher gives 16 points a letter, less for gaps; letters that stand together get more than this.
const CLOSE: i64 = 16;

/// The names that have the letters of the query in its order, best first; of each thing only its best name.
///
/// `close` leaves out names in which the letters stand far apart.
pub(super) fn ranked<'a>(query: &str, lexicon: &'a Lexicon, most: usize, close: bool) -> Vec<&'a Name> {
    let query: String = fold(query).chars().take(LONGEST_QUERY).collect();
    if query.is_empty() {
        return Vec::new();
    }
    let wanted = letters(&query);
    let matcher = SkimMatcherV2::default().ignore_case();
    let least = if close { i64::try_from(query.len()).unwrap_or(i64::MAX).saturating_mul(CLOSE) } else { 0 };
    let mut scored: Vec<(i64, &Name)> = lexicon
        .names
        .iter()
        .filter(|name| name.letters & wanted == wanted)
        .filter_map(|name| Some((matcher.fuzzy_match(&name.folded, &query)?, name)))
        .filter(|(score, _)| *score >= least)
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

/// Up to three names for a word that was not understood: by all of its letters, or else by its first four.
pub(super) fn suggestions(word: &str, lexicon: &Lexicon) -> Vec<String> {
    let folded = fold(word);
    if folded.chars().count() < 3 || !folded.chars().all(|c| c.is_alphabetic() || c == ' ') {
        return Vec::new();
    }
    let head = |letters: usize| -> String { folded.chars().take(letters).collect() };
    let begins = |name: &Name, start: &str| name.folded.split(' ').any(|word| word.starts_with(start));
    // A name is offered only if one of its words begins like the typed one.
    let start = head(if folded.chars().count() < 5 { 4 } else { 2 });
    let mut found = ranked(&folded, lexicon, usize::MAX, true);
    found.retain(|name| begins(name, &start));
    if found.is_empty() {
        let start = head(4);
        let mut keys = Vec::new();
        found = lexicon.names.iter().filter(|name| start.len() > 3 && begins(name, &start)).collect();
        found.sort_by_key(|name| name.folded.len());
        found.retain(|name| {
            !keys.contains(&name.key) && {
                keys.push(name.key);
                true
            }
        });
    }
    // Names with a side between their words are spellings that nobody would choose from a list.
    found.retain(|name| {
        !name.folded.split(' ').skip(1).any(|word| matches!(word, "l" | "r" | "left" | "right"))
    });
    found.into_iter().take(3).map(|name| name.text.clone()).collect()
}
