//! An encounter without what says who it is about. This takes out identifiers and free text and moves dates; it is no
//! expert determination, and rare findings can still tell a person to somebody who knows them.

use std::collections::BTreeMap;

use super::reduce::Removed;
use super::shape::{is_code, is_diagnosis};
use crate::engine::book::CodeBook;
use crate::engine::date::Date;
use crate::engine::encounter::Encounter;
use crate::engine::ids::Icd;
use crate::engine::lesion::letter_id;
use crate::engine::texts::{Kind, each_text};
use crate::engine::visit::{Seen, Work};

/// The decision about the treated lesions, in words of the table of visits.
const DECISION: &str = "decision to treat";

/// What is drawn by chance for one encounter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chance {
    /// Its new id.
    pub id: String,
    /// Which of the possible numbers of weeks the dates move.
    pub weeks: u32,
}

/// The encounter without patient, clinician and free text, with another id and other dates. It is coded with the same
/// tables; what the tables know of its words stays, so that its codes do.
#[must_use]
pub fn deidentify(encounter: &Encounter, book: &CodeBook, chance: &Chance) -> Encounter {
    let mut out = encounter.clone();
    let ids: BTreeMap<String, String> =
        encounter.lesions.iter().enumerate().map(|(at, lesion)| (lesion.id.clone(), letter_id(at))).collect();
    // Ids that are letters already stay, all together: their order plays a part where lines are equal. More letters than
    // so many lesions need may be those of a name.
    let most = letter_id(encounter.lesions.len()).len();
    let letters = ids.keys().all(|id| id.len() <= most && id.bytes().all(|byte| byte.is_ascii_uppercase()));
    let only_decides = Seen::of(encounter, book).is_some_and(|seen| seen.work == Work::None);
    let mut removed = Removed::default();
    let days = first_day(encounter).map_or(0, |date| days(date, book, chance.weeks));
    each_text(&mut out, &mut |kind, key, text| {
        let new = match kind {
            Kind::Person => Some("removed".to_owned()),
            // What says nothing but words of the table of visits is the reason why there is no visit.
            Kind::Free if key == "visit.separate_work" && only_of_tables(text, book) => None,
            // Told with the lesions in their own words, it is told without them.
            Kind::Free if key == "visit.separate_work" && only_decides => Some(DECISION.to_owned()),
            Kind::Free | Kind::Drug => Some(removed.but_for_words(text, book)),
            Kind::Diagnosis => {
                let known = is_diagnosis(text.trim()) || book.diagnosis_named(text).is_some();
                (!known).then(|| match known_code(text, book) {
                    Some(code) => code,
                    // That it is only suspected says nothing of anybody.
                    None if book.doubts(text) => format!("suspected {}", removed.instead(text)),
                    None => removed.instead(text),
                })
            }
            Kind::Site => book.site_named(text).is_none().then(|| removed.instead(text)),
            Kind::Count => Some("several".to_owned()),
            Kind::Code if key == "lesion.icd10" && known_code(text, book).is_some() => known_code(text, book),
            Kind::Code => (!is_code(key, text, book)).then(|| removed.instead(text)),
            Kind::Lesion => {
                let known = ids.iter().find(|(id, _)| id.eq_ignore_ascii_case(text.trim()));
                match known {
                    Some(_) if letters => None,
                    Some((_, new)) => Some(new.clone()),
                    None => Some(removed.instead(text)),
                }
            }
            Kind::Moment => Some(moved_moment(text, days)),
            Kind::Id | Kind::Edition => None,
        };
        if let Some(new) = new {
            *text = new;
        }
    });
    out.id = Some(chance.id.clone());
    out.edition = Some(book.edition().to_owned());
    out.patient.birth_date = None;
    out.patient.name = None;
    out.date_of_service = encounter.date_of_service.map(|date| moved(date, days));
    out
}

/// A diagnosis code of the tables, written without its dot or in small letters: a number of a patient may look so as well.
fn known_code(text: &str, book: &CodeBook) -> Option<String> {
    let code = Icd::typed(text)?;
    book.diagnosis_coded(code).map(|_| code.to_string())
}

/// The day by which it is decided how far all of them move: that of the service, or else the first that is stated.
fn first_day(encounter: &Encounter) -> Option<Date> {
    let signed = || encounter.clinician.signed.as_deref().and_then(day_of);
    let amended = || encounter.amended.iter().find_map(|one| day_of(&one.of).or_else(|| day_of(&one.at)));
    encounter.date_of_service.or_else(signed).or_else(amended)
}

fn day_of(moment: &str) -> Option<Date> {
    moment.get(..10).and_then(Date::parse)
}

/// A moment of another day, as far from the other days as it was; the time of the day goes, and its place on earth.
fn moved_moment(moment: &str, days: i32) -> String {
    let day = day_of(moment).map_or_else(|| "2000-01-01".to_owned(), |day| moved(day, days).to_string());
    format!("{day}T00:00:00Z")
}

/// Whether work that is said to be separate is told in words of the tables alone, and so is no work of its own.
fn only_of_tables(text: &str, book: &CodeBook) -> bool {
    book.visits().only_decides(text, &|_| false) || book.visits().only_new(text)
}

/// How many days back the dates move: whole weeks, so that the day of the week stays, and within the same year, so that
/// the same tables are in force. In the first weeks of a year they move forward.
fn days(date: Date, book: &CodeBook, weeks: u32) -> i32 {
    let (from, to) = book.period();
    let first = Date::new(date.year(), 1, 1)
        .map_or(from, |first| if from.year() == date.year() { first.max(from) } else { first });
    let last = Date::new(date.year(), 12, 31)
        .map_or(to, |last| if to.year() == date.year() { last.min(to) } else { last });
    let before = date.days_after(first).unwrap_or(0) / 7;
    let after = last.days_after(date).unwrap_or(0) / 7;
    let week = |of: u32| i32::try_from(1 + weeks % of.min(26)).unwrap_or(1) * 7;
    match (before, after) {
        (4.., _) => week(before),
        (_, 1..) => -week(after),
        (_, 0) => 0,
    }
}

/// So many days before a date; a negative number counts forward. It stays within the calendar.
fn moved(mut date: Date, days: i32) -> Date {
    for _ in 0..days.unsigned_abs() {
        date = if days > 0 { day_before(date) } else { day_after(date) }.unwrap_or(date);
    }
    date
}

fn day_before(date: Date) -> Option<Date> {
    let (year, month, day) = (date.year(), date.month(), date.day());
    if day > 1 {
        return Date::new(year, month, day - 1);
    }
    let (year, month) = if month > 1 { (year, month - 1) } else { (year.checked_sub(1)?, 12) };
    (28..=31).rev().find_map(|day| Date::new(year, month, day))
}

fn day_after(date: Date) -> Option<Date> {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let next = if month < 12 { Date::new(year, month + 1, 1) } else { Date::new(year + 1, 1, 1) };
    Date::new(year, month, day + 1).or(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_over_the_ends_of_months_and_years() {
        let date = |text| Date::parse(text).expect("date");
        assert_eq!(moved(date("2026-03-07"), 7), date("2026-02-28"));
        assert_eq!(moved(date("2024-03-01"), 1), date("2024-02-29"));
        assert_eq!(moved(date("2026-01-01"), 1), date("2025-12-31"));
        assert_eq!(moved(date("2026-12-31"), -1), date("2027-01-01"));
        assert_eq!(moved(date("0000-01-01"), 3), date("0000-01-01"));
        assert_eq!(moved(date("9999-12-31"), -3), date("9999-12-31"));
    }
}
