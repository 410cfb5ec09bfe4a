//! A free text reduced to what the rules read in it: words of the tables, and nothing that a person wrote besides.

use std::collections::BTreeMap;

use crate::engine::book::CodeBook;
use crate::engine::heard;

/// What stands where a text was taken out: that something was recorded there stays, as rules ask for that.
const REMOVED: &str = "removed";

/// The texts that were taken out so far. Texts that were equal stay equal and others differ, as rules compare them.
#[derive(Default)]
pub(super) struct Removed(BTreeMap<String, usize>);

impl Removed {
    /// What stands in place of a text; blanks alone say nothing and go on saying nothing.
    pub(super) fn instead(&mut self, text: &str) -> String {
        if text.trim().is_empty() {
            return String::new();
        }
        let next = self.0.len() + 1;
        format!("{REMOVED} {}", self.0.entry(text.to_owned()).or_insert(next))
    }

    /// The same with the words of the tables that the text says.
    pub(super) fn but_for_words(&mut self, text: &str, book: &CodeBook) -> String {
        let heard = heard(text, book);
        let instead = self.instead(text);
        if heard.is_empty() || instead.is_empty() {
            instead
        } else {
            format!("{}; {instead}", heard.join("; "))
        }
    }
}
