//! Which book an encounter is coded with (N-57, interface: by calendar year of the date of service).

use super::book::CodeBook;
use super::encounter::Encounter;

/// The book of an encounter among those at hand, the oldest first: the edition it names, else the one of its date,
/// else the newest. That a date lies outside the book is a finding of `assess`, not an error here.
///
/// `None` where the encounter names an edition that is not at hand, or there is no book.
#[must_use]
pub fn choose<'a>(encounter: &Encounter, books: &'a [CodeBook]) -> Option<&'a CodeBook> {
    if let Some(edition) = &encounter.edition {
        return books.iter().find(|book| book.edition() == edition);
    }
    let newest = books.last();
    let Some(date) = encounter.date_of_service else { return newest };
    books.iter().find(|book| date >= book.period().0 && date <= book.period().1).or_else(|| {
        if books.first().is_some_and(|oldest| date < oldest.period().0) { books.first() } else { newest }
    })
}
