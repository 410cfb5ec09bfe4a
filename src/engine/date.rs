//! Calendar dates without a clock: the engine compares dates, it never asks for today.

use std::fmt;

/// A day of the proleptic Gregorian calendar, year 0 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The date, or `None` where the calendar has no such day.
    #[must_use]
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        if year > 9_999 || month < 1 || month > 12 || day < 1 || day > days_in(year, month) {
            return None;
        }
        Some(Self { year, month, day })
    }

    /// Reads `2026-09-14`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let shape = year.len() == 4 && month.len() == 2 && day.len() == 2 && parts.next().is_none();
        let digits = text.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit());
        if !shape || !digits {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The calendar year.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// How many days after another date this one comes; `None` where it comes before.
    #[must_use]
    pub fn days_after(self, earlier: Self) -> Option<u32> {
        self.number().checked_sub(earlier.number())
    }

    /// The number of the day. Years begin in March here, so that a leap day ends its year, and are counted from 400 years
    /// before the first, which changes no leap year and keeps the first January from lying before the beginning.
    fn number(self) -> u32 {
        let (year, month) = (u32::from(self.year) + 400, u32::from(self.month));
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let leap_days = year / 4 - year / 100 + year / 400;
        year * 365 + leap_days + (month * 153 + 2) / 5 + u32::from(self.day) - 1
    }
}

const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digit = |number: u16, place: u16| b'0' + u8::try_from(number / place % 10).unwrap_or(0);
        let (year, month, day) = (self.year, u16::from(self.month), u16::from(self.day));
        let text = [
            digit(year, 1_000),
            digit(year, 100),
            digit(year, 10),
            digit(year, 1),
            b'-',
            digit(month, 10),
            digit(month, 1),
            b'-',
            digit(day, 10),
            digit(day, 1),
        ];
        f.write_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).expect("date")
    }

    #[test]
    fn days_are_counted_over_months_years_and_leap_days() {
        let days = |from: &str, to: &str| date(to).days_after(date(from));
        assert_eq!(days("2026-09-04", "2026-09-14"), Some(10));
        assert_eq!(days("2026-09-14", "2026-09-14"), Some(0));
        assert_eq!(days("2026-12-31", "2027-01-01"), Some(1));
        assert_eq!(days("2026-02-28", "2026-03-01"), Some(1));
        assert_eq!(days("2028-02-28", "2028-03-01"), Some(2));
        assert_eq!(days("2000-02-28", "2000-03-01"), Some(2));
        assert_eq!(days("1900-02-28", "1900-03-01"), Some(1));
        assert_eq!(days("2026-06-16", "2026-09-14"), Some(90));
        assert_eq!(days("2025-01-01", "2026-01-01"), Some(365));
        assert_eq!(days("0000-02-28", "0000-03-01"), Some(2), "the year 0 is a leap year");
        assert_eq!(days("2026-09-15", "2026-09-14"), None);
    }

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        assert_eq!(Date::parse("2026-09-14").map(|date| date.to_string()).as_deref(), Some("2026-09-14"));
        assert!(Date::parse("2024-02-29").is_some());
        for text in ["2026-02-29", "2026-13-01", "2026-9-14", "2026-09-14T10:00", "", "+026-01-01"] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }
}
