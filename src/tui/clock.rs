//! The machine's local date.

use crate::engine::date::Date;
use crate::store::clock;

/// A clock that is out of the range of dates shows this day.
const FIRST: Date = match Date::new(2026, 1, 1) {
    Some(date) => date,
    None => panic!("2026-01-01 is a date"),
};

/// The machine's local date.
pub fn today() -> Date {
    let now = clock::now().date();
    let part = |value: i8| u8::try_from(value).unwrap_or(1);
    let year = u16::try_from(now.year()).unwrap_or(2026);
    Date::new(year, part(now.month()), part(now.day())).unwrap_or(FIRST)
}
