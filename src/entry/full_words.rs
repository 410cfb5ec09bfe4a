//! What a short word stands for in full words, for a search through encounters.

use super::lexicon::{Lexicon, Meaning};
use super::words::Word;
use crate::engine::book::fold;

/// A short form may stand for another one, and that for a third.
const DEEP: usize = 3;

/// The full words that a word or name stands for, folded as names are compared, each a phrase of its own: `bcc` is
/// `basal cell carcinoma`, `lfa` is `left` and `forearm`. Empty where it is no name and no abbreviation of one.
#[must_use]
pub fn full_words(text: &str, words: &Lexicon) -> Vec<String> {
    expand(&fold(text), words, DEEP)
}

fn expand(folded: &str, words: &Lexicon, deep: usize) -> Vec<String> {
    match words.phrase(folded) {
        Some(Meaning::Diagnosis { row, .. }) => {
            words.diagnoses.get(*row).map(|diagnosis| fold(&diagnosis.name)).into_iter().collect()
        }
        Some(Meaning::Site { row, .. }) => {
            words.sites.get(*row).map(|site| fold(&site.name)).into_iter().collect()
        }
        Some(Meaning::Word(Word::Short(text))) if deep > 0 => {
            let text = fold(text);
            let whole = expand(&text, words, deep - 1);
            if !whole.is_empty() {
                return whole;
            }
            let part = |word: &str| {
                let full = expand(word, words, deep - 1);
                if full.is_empty() { vec![word.to_owned()] } else { full }
            };
            text.split(' ').flat_map(part).collect()
        }
        Some(Meaning::Word(word)) => of_word(word),
        None => Vec::new(),
    }
}

/// Sides, parts and what was done; other words say nothing that an encounter is found by.
fn of_word(word: &Word) -> Vec<String> {
    if let Word::Side(side) = word {
        vec![fold(side.word())]
    } else if let Word::Part(part) = word {
        vec![fold(part.word())]
    } else if let Word::Method(method) = word {
        vec![fold(method.word())]
    } else if let Word::Procedure(procedure) = word {
        let methods = procedure.methods.iter().map(|method| fold(method.word()));
        std::iter::once(fold(procedure.kind.word())).chain(methods).collect()
    } else {
        Vec::new()
    }
}
