//! What `update` and `view` look things up in: books, words, keys, styles. Never changed while the program runs.

use crate::config::chord::Chord;
use crate::config::keymap::Keymap;
use crate::config::privacy::PatientShown;
use crate::engine::book::CodeBook;
use crate::engine::date::Date;
use crate::engine::edition;
use crate::engine::encounter::Encounter;

use super::action::Action;
use super::line::Words;
use super::msg::Msg;
use super::style::Styles;

/// What does not change while the program runs.
pub struct Ctx<'a> {
    /// The books, the oldest first; never empty.
    pub books: &'a [CodeBook],
    /// The newest book.
    pub newest: &'a CodeBook,
    /// Words of the entry line, for each book.
    pub words: &'a [Words],
    /// Keys.
    pub keymap: &'a Keymap,
    /// Looks.
    pub styles: &'a Styles,
    /// How much of the patient header and lists show.
    pub patient: PatientShown,
    /// The machine's local date, for "today" in a date field.
    pub today: Date,
}

impl Ctx<'_> {
    /// The book that an encounter is coded with.
    #[must_use]
    pub fn book(&self, encounter: &Encounter) -> &CodeBook {
        edition::choose(encounter, self.books).unwrap_or(self.newest)
    }

    /// The words of the entry line for the book of an encounter.
    #[must_use]
    pub fn words(&self, encounter: &Encounter) -> &Words {
        let book = self.book(encounter);
        let at =
            self.books.iter().position(|other| std::ptr::eq(other, book)).unwrap_or(self.books.len() - 1);
        &self.words[at]
    }

    /// A key as a message, with its action.
    #[must_use]
    pub fn input(&self, chord: Chord) -> Msg {
        Msg::Input { chord, action: self.keymap.action(chord).and_then(Action::named) }
    }

    /// The key of an action as people read it; empty where it has none.
    #[must_use]
    pub fn key(&self, action: Action) -> String {
        self.keymap.keys(action.name()).first().map_or(String::new(), |chord| chord.label())
    }
}
