//! The machine's clock in local time, found without a look at every time zone that there is.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// The time of now, in the zone of this machine.
#[must_use]
pub fn now() -> Zoned {
    Timestamp::now().to_zoned(zone())
}

/// The time of now as it is written down: RFC 3339, whole seconds, with offset.
#[must_use]
pub fn stamp() -> String {
    now().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// A time in seconds since 1970, as people of this place read it.
#[must_use]
pub fn read_by_people(seconds: u64) -> String {
    let stamp = i64::try_from(seconds).ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    stamp.map_or_else(
        || "at an unknown time".to_owned(),
        |stamp| stamp.to_zoned(zone()).strftime("%Y-%m-%d %H:%M").to_string(),
    )
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

    #[test]
    fn a_stamp_has_an_offset() {
        let stamp = stamp();
        assert!(stamp.parse::<Timestamp>().is_ok(), "{stamp}");
        assert_eq!(stamp.len(), "2026-01-01T00:00:00+00:00".len(), "{stamp}");
    }
}
