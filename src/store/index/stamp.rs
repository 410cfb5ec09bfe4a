//! By what a file is known to be the one that was read: any change of it changes one of these.

use std::fs::Metadata;
use std::time::{Duration, SystemTime};

/// A file that was changed less than this long ago is not trusted: file systems tell times in steps, the coarsest of
/// them of two seconds, and a second change within a step would not be seen.
const YOUNG: Duration = Duration::from_secs(2);

/// A file as it was when it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(super) struct Stamp {
    size: u64,
    modified: (i64, i64),
    /// When anything of it was changed, which no program can set.
    changed: (i64, i64),
    /// Which file it is, so that one moved into the place of another is seen.
    file: (u64, u64),
}

impl Stamp {
    /// The stamp of a file, and whether it is old enough to be trusted at this time.
    #[cfg(unix)]
    pub(super) fn of(found: &Metadata, now: SystemTime) -> (Self, bool) {
        use std::os::unix::fs::MetadataExt;
        let stamp = Self {
            size: found.len(),
            modified: (found.mtime(), found.mtime_nsec()),
            changed: (found.ctime(), found.ctime_nsec()),
            file: (found.dev(), found.ino()),
        };
        let (seconds, parts) = stamp.changed;
        // A time before 1970 is that of a clock that was wrong, and old.
        let since = Duration::new(u64::try_from(seconds).unwrap_or(0), u32::try_from(parts).unwrap_or(0));
        (stamp, SystemTime::UNIX_EPOCH.checked_add(since).is_some_and(|changed| is_old(changed, now)))
    }

    /// The stamp of a file, and whether it is old enough to be trusted at this time.
    #[cfg(not(unix))]
    pub(super) fn of(found: &Metadata, now: SystemTime) -> (Self, bool) {
        let modified = found.modified().unwrap_or(now);
        let since = modified.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let modified_at = (i64::try_from(since.as_secs()).unwrap_or(0), i64::from(since.subsec_nanos()));
        let stamp = Self { size: found.len(), modified: modified_at, changed: (0, 0), file: (0, 0) };
        (stamp, is_old(modified, now))
    }
}

/// A time that is still to come is not trusted either: the clock was set back.
fn is_old(changed: SystemTime, now: SystemTime) -> bool {
    now.duration_since(changed).is_ok_and(|age| age > YOUNG)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_young_file_and_one_of_the_future_are_not_trusted() {
        let at = |seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        assert!(is_old(at(100), at(103)));
        assert!(!is_old(at(100), at(102)));
        assert!(!is_old(at(100), at(99)));
    }
}
