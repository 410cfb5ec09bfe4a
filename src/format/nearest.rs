//! The allowed word that was probably meant.

/// The nearest of some words: the same but for case and separators, or few typing errors away.
pub(super) fn nearest<'a>(typed: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = folded(typed);
    if typed.is_empty() || typed.len() > 40 {
        return None;
    }
    words
        .into_iter()
        .map(|word| (distance(&typed, &folded(word)), word))
        .filter(|(steps, word)| *steps * 3 <= word.len().max(3))
        .min_by_key(|(steps, _)| *steps)
        .map(|(_, word)| word)
}

fn folded(word: &str) -> Vec<char> {
    word.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Letters to insert, delete or change, or neighbours to swap.
fn distance(left: &[char], right: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, b) in right.iter().enumerate() {
            let change = row[j] + usize::from(a != b);
            let mut best = change.min(row[j + 1] + 1).min(next[j] + 1);
            if i > 0 && j > 0 && *a == right[j - 1] && left[i - 1] == *b {
                best = best.min(before[j - 1] + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut row, next);
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_typing_error_finds_its_word_and_nonsense_none() {
        let words = ["size", "side", "size_after", "diagnosis", "methods"];
        assert_eq!(nearest("sise", words), Some("size"));
        assert_eq!(nearest("SizeAfter", words), Some("size_after"));
        assert_eq!(nearest("diagonsis", words), Some("diagnosis"));
        assert_eq!(nearest("method", words), Some("methods"));
        assert_eq!(nearest("zebra", words), None);
        assert_eq!(nearest("", words), None);
    }
}
