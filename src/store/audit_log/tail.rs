//! The end of the log, where the next line goes.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use super::head::Head;
use super::line::{self, BEGINS, Line};

/// How much of the end is looked at, in bytes; a line has a few hundred.
pub(super) const WINDOW: usize = 64 * 1024;

/// The end of the log.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tail {
    /// The last whole line.
    pub last: Option<Head>,
    /// The hash of what a crash left after it, if the last line has no end.
    pub torn: Option<String>,
    /// Whole lines stand after it that are no lines of a log.
    pub unreadable: bool,
    /// The last line has no end yet, whether something else of it is missing or not.
    pub open: bool,
}

impl Tail {
    /// Whether nothing stands in the log.
    pub(super) fn is_empty(&self) -> bool {
        self.last.is_none() && self.torn.is_none() && !self.unreadable
    }

    /// Reads the end of a log.
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn read(file: &mut File) -> io::Result<Self> {
        let length = file.metadata()?.len();
        let from = length.saturating_sub(WINDOW as u64);
        file.seek(SeekFrom::Start(from))?;
        let mut bytes = Vec::new();
        file.take(WINDOW as u64).read_to_end(&mut bytes)?;
        Ok(Self::of(&bytes))
    }

    fn of(bytes: &[u8]) -> Self {
        let open = bytes.last().is_some_and(|last| *last != b'\n');
        let mut end = bytes.len();
        for line in bytes.split(|byte| *byte == b'\n').rev() {
            if let Some(found) = Line::read(line) {
                let (torn, unreadable) = rest_of(bytes.get(end + 1..).unwrap_or_default());
                return Self { last: Some(Head { n: found.n, hash: found.hash }), torn, unreadable, open };
            }
            end = (end - line.len()).saturating_sub(1);
        }
        let (torn, unreadable) = rest_of(bytes);
        Self { last: None, torn, unreadable, open }
    }
}

/// What stands after the last whole line: cut short by a crash, or something that nobody here wrote.
fn rest_of(rest: &[u8]) -> (Option<String>, bool) {
    match rest.last() {
        None => (None, false),
        Some(b'\n') => (None, true),
        Some(_) if can_be_cut_short(rest) => (Some(piece(rest)), false),
        Some(_) => (None, true),
    }
}

/// Whether crashes can have left this behind: one line without its end. A second crash can have cut the line that was to
/// say so, and so on; each of these begins as lines do, and whatever else has its end was put in.
pub(super) fn can_be_cut_short(rest: &[u8]) -> bool {
    let mut pieces = rest.rsplit(|byte| *byte == b'\n');
    pieces.next();
    pieces.all(|piece| !piece.is_empty() && (piece.starts_with(BEGINS) || BEGINS.starts_with(piece)))
}

/// The hash by which a torn piece is known: of its last bytes, as more of it is never looked at.
pub(super) fn piece(bytes: &[u8]) -> String {
    line::hash(&bytes[bytes.len().saturating_sub(WINDOW)..])
}
