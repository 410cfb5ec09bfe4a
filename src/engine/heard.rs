//! What the rules hear in a free text: the words of the tables that it says, each as the table has it.

use super::book::CodeBook;
use super::foot_care;
use super::told::Told;

/// The words of a text that play a part in any rule; a text of these words alone means the same to every rule.
#[must_use]
pub fn heard(text: &str, book: &CodeBook) -> Vec<String> {
    let told = Told::of(text);
    let table = book.necessity();
    let signs = table.signs.iter().flat_map(|sign| &sign.words);
    let drugs = book.codes().filter_map(|(code, _)| Some(&book.drug(code)?.word));
    let mut words: Vec<String> = signs
        .chain(&table.wishes)
        .chain(&table.empty_words)
        .chain(drugs)
        .filter(|word| told.says(std::slice::from_ref(*word)))
        .cloned()
        .collect();
    words.extend(foot_care::in_words(text).into_iter().map(|modifier| modifier.to_string()));
    words.extend(book.visits().follow_up_in(text).map(str::to_owned));
    words.sort();
    words.dedup();
    words
}
