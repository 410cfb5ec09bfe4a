//! Words of doubt beside the name of a diagnosis: what is only suspected is no diagnosis (N-28, N-50).

use super::names::fold;

/// The words that make a diagnosis a suspicion. A question mark does so in every edition.
#[derive(Clone, Debug, Default)]
pub(super) struct Doubt {
    /// Folded, between blanks, so that only whole words are found.
    words: Vec<String>,
    denials: Vec<String>,
}

impl Doubt {
    pub(super) fn new(words: &[String], denials: &[String]) -> Self {
        let whole = |words: &[String]| words.iter().map(|word| whole(word)).collect();
        Self { words: whole(words), denials: whole(denials) }
    }

    /// Whether a text names something and doubts it. A denial is no suspicion, and neither is doubt about nothing.
    pub(super) fn beside(&self, typed: &str) -> bool {
        let text = whole(typed);
        let says = |words: &[String]| words.iter().any(|word| text.contains(word.as_str()) && text != *word);
        // "Can not exclude" denies nothing.
        let mut left = text.clone();
        for word in
            self.words.iter().filter(|word| self.denials.iter().any(|denial| word.contains(denial.as_str())))
        {
            left = left.replace(word.as_str(), " ");
        }
        let denied = self.denials.iter().any(|denial| left.contains(denial.as_str()));
        text.trim() != "" && !denied && (asks(typed) || says(&self.words))
    }
}

/// Whether a text bears a question mark, which folding leaves out.
pub(super) fn asks(typed: &str) -> bool {
    typed.contains('?') || (!typed.is_ascii() && typed.contains('\u{ff1f}'))
}

fn whole(text: &str) -> String {
    [" ", &fold(text), " "].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubt_stands_before_behind_or_between_and_denials_are_none() {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let doubt = Doubt::new(
            &words(&["rule out", "r/o", "possible", "vs", "can not exclude"]),
            &words(&["no", "not"]),
        );
        for typed in [
            "?bcc",
            "BCC ?",
            "(?) bcc",
            "r/o melanoma",
            "melanoma, rule out",
            "BCC vs. SCC",
            "Possible SCC",
            "can not exclude SCC",
        ] {
            assert!(doubt.beside(typed), "{typed}");
        }
        for typed in ["bcc", "no bcc", "not bcc?", "not a possible bcc", "?", "rule out", "impossible scar"] {
            assert!(!doubt.beside(typed), "{typed}");
        }
    }
}
