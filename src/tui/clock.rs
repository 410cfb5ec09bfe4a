//! The machine's local date, found without a look at every time zone that there is.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::engine::date::Date;

/// A clock that is out of the range of dates shows this day.
const FIRST: Date = match Date::new(2026, 1, 1) {
    Some(date) => date,
    None => panic!("2026-01-01 is a date"),
};

/// The machine's local date.
pub fn today() -> Date {
    let now = Timestamp::now().to_zoned(zone()).date();
    let part = |value: i8| u8::try_from(value).unwrap_or(1);
    let year = u16::try_from(now.year()).unwrap_or(2026);
    Date::new(year, part(now.month()), part(now.day())).unwrap_or(FIRST)
}

/// The zone of this machine. Its name plays no part here, and looking for that name in the files of all zones would take
/// longer than anything else before the first frame; so its rules are read directly where they lie in the usual place.
fn zone() -> TimeZone {
    let chosen = std::env::var_os("TZ").is_some();
    let rules = if chosen { None } else { std::fs::read("/etc/localtime").ok() };
    rules.and_then(|rules| TimeZone::tzif("local", &rules).ok()).unwrap_or_else(TimeZone::system)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_zone_read_directly_is_that_of_the_system() {
        let now = Timestamp::now();
        assert_eq!(now.to_zoned(zone()).datetime(), now.to_zoned(TimeZone::system()).datetime());
    }
}
