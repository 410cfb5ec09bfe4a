//! Words that are searched for in the list of encounters, with what they are short for.

use super::line::{self, Words};

/// A word that is searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// As typed, in small letters.
    typed: String,
    /// What it is short for: every phrase of it has to be there.
    full: Vec<String>,
}

/// The words of a typed text.
pub fn wanted(typed: &str, words: &Words) -> Vec<Wanted> {
    let typed = typed.to_lowercase();
    typed
        .split_whitespace()
        .map(|word| Wanted { typed: word.to_owned(), full: line::full_words(word, words) })
        .collect()
}

impl Wanted {
    /// Whether it stands in these facts, one a line: what it is short for, or its letters. Two letters or one occur in
    /// many words; they count at the beginning of a word, and where they are short for something as a whole word.
    pub fn is_in(&self, facts: &str) -> bool {
        if !self.full.is_empty() && self.full.iter().all(|phrase| facts.contains(phrase.as_str())) {
            return true;
        }
        if self.typed.chars().count() > 2 {
            return facts.contains(&self.typed);
        }
        let mut found = facts.split(|letter: char| !letter.is_alphanumeric());
        if self.full.is_empty() {
            found.any(|word| word.starts_with(&self.typed))
        } else {
            found.any(|word| word == self.typed)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Wanted;

    fn is_in(typed: &str, full: &[&str], facts: &str) -> bool {
        let full = full.iter().map(|phrase| (*phrase).to_owned()).collect();
        Wanted { typed: typed.to_owned(), full }.is_in(facts)
    }

    #[test]
    fn an_abbreviation_finds_what_it_is_short_for() {
        assert!(is_in("bcc", &["basal cell carcinoma"], "basal cell carcinoma\nleft"));
        assert!(!is_in("lfa", &["left", "forearm"], "right\nforearm"));
        assert!(is_in("lfa", &["left", "forearm"], "left\nforearm"));
    }

    #[test]
    fn few_letters_do_not_find_the_middle_of_a_word() {
        assert!(!is_in("ak", &["actinic keratosis"], "breaking"));
        assert!(is_in("ak", &["actinic keratosis"], "ak, as typed"));
        assert!(is_in("17", &[], "17000, 17003"));
        assert!(!is_in("00", &[], "17000"));
        assert!(is_in("7000", &[], "17000"));
    }
}
