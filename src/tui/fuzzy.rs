//! What fits typed letters, the best first: the one place of the terminal interface that knows the matcher.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// The places of the entries that fit, the best first and otherwise in their order. An entry is a short name, in which
/// the letters may have others between them, and a longer text, in which they must stand as they were typed.
#[must_use]
pub fn rank(typed: &str, entries: &[(&str, &str)]) -> Vec<usize> {
    let typed = typed.trim().to_lowercase();
    if typed.is_empty() {
        return (0..entries.len()).collect();
    }
    let matcher = SkimMatcherV2::default().ignore_case();
    // The matcher takes no blanks for parts: "why code" shall find what "why-code" would.
    let letters: String = typed.split_whitespace().collect();
    let mut fitting: Vec<(i64, usize)> = Vec::new();
    for (at, (name, text)) in entries.iter().enumerate() {
        match matcher.fuzzy_match(name, &letters) {
            Some(score) => fitting.push((score, at)),
            None if text.to_lowercase().contains(&typed) => fitting.push((0, at)),
            None => {}
        }
    }
    fitting.sort_by(|(a, first), (b, second)| b.cmp(a).then(first.cmp(second)));
    fitting.into_iter().map(|(_, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::rank;

    #[test]
    fn names_come_before_texts_and_what_does_not_fit_is_left_out() {
        let entries = [("save", "Keep it."), ("sign", "Then save."), ("quit", "Leave.")];
        assert_eq!(rank("save", &entries), [0, 1]);
        assert_eq!(rank("sg", &entries), [1]);
        assert_eq!(rank("  ", &entries), [0, 1, 2]);
        assert!(rank("zzz", &entries).is_empty());
    }
}
