//! The allowed word that was probably meant.

use strsim::osa_distance;

/// A question that names the nearest words: the same but for case and separators, or few typing errors away.
/// Words that are equally near are all named.
#[must_use]
pub fn did_you_mean<'a>(typed: &str, words: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let near = nearest(typed, words);
    let (last, others) = near.split_last()?;
    if others.is_empty() {
        return Some(format!("did you mean '{last}'?"));
    }
    let others: Vec<String> = others.iter().map(|word| format!("'{word}'")).collect();
    Some(format!("did you mean {} or '{last}'?", others.join(", ")))
}

fn nearest<'a>(typed: &str, words: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let typed = folded(typed);
    if typed.is_empty() || typed.len() > 40 {
        return Vec::new();
    }
    let mut near: Vec<(usize, &str)> = words
        .into_iter()
        .map(|word| (osa_distance(&typed, &folded(word)), word))
        .filter(|(steps, word)| *steps * 3 <= word.len().max(3))
        .collect();
    let least = near.iter().map(|(steps, _)| *steps).min();
    near.retain(|(steps, _)| Some(*steps) == least);
    near.into_iter().map(|(_, word)| word).collect()
}

fn folded(word: &str) -> String {
    word.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{did_you_mean, nearest};

    #[test]
    fn a_typing_error_finds_its_word_and_nonsense_none() {
        let words = ["size", "side", "size_after", "diagnosis", "methods"];
        assert_eq!(nearest("sise", words), ["size", "side"]);
        assert_eq!(nearest("SizeAfter", words), ["size_after"]);
        assert_eq!(nearest("diagonsis", words), ["diagnosis"]);
        assert_eq!(nearest("method", words), ["methods"]);
        assert_eq!(nearest("zebra", words), [""; 0]);
        assert_eq!(nearest("", words), [""; 0]);
        assert_eq!(did_you_mean("sise", words).as_deref(), Some("did you mean 'size' or 'side'?"));
    }
}
