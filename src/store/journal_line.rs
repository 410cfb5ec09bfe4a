//! One line of a journal: its length, its checksum, and an encounter as it then was, with the file it belongs to.
//!
//! A line holds the whole encounter, not a step: so any edit, undo or redo is one line, and the last whole line
//! is all that is needed after a crash.

use std::path::{Path, PathBuf};

/// What a line says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// The file that the encounter belongs to, if it lies outside the store.
    pub file: Option<PathBuf>,
    /// The checksum of what its file said when this was entered; `None`: it had none.
    pub base: Option<u64>,
    /// The encounter as JSON.
    pub encounter: &'a str,
}

/// What a line says of an encounter written as compact JSON. A path that is not Unicode is left out.
pub(super) fn said(file: Option<&Path>, base: Option<u64>, encounter: &str) -> String {
    let file = serde_json::Value::from(file.and_then(Path::to_str)).to_string();
    let base = base.map_or_else(|| "-".to_owned(), |base| format!("{base:016x}"));
    // Compact JSON escapes tabs and line ends, so that both can part things here.
    format!("{file}\t{base}\t{encounter}")
}

/// The line that says something, with its end.
pub(super) fn framed(said: &str) -> String {
    format!("{} {:016x} {said}\n", said.len(), checksum(said.as_bytes()))
}

/// What a line says, if it is whole.
pub(super) fn whole(line: &str) -> Option<&str> {
    let (length, rest) = line.split_once(' ')?;
    let (sum, said) = rest.split_once(' ')?;
    let whole =
        length.parse() == Ok(said.len()) && u64::from_str_radix(sum, 16) == Ok(checksum(said.as_bytes()));
    whole.then_some(said)
}

/// The parts of what a line says.
pub(super) fn parts(said: &str) -> Option<Line<'_>> {
    let (file, rest) = said.split_once('\t')?;
    let (base, encounter) = rest.split_once('\t')?;
    let file: Option<String> = serde_json::from_str(file).ok()?;
    Some(Line { file: file.map(PathBuf::from), base: u64::from_str_radix(base, 16).ok(), encounter })
}

/// FNV-1a, 64 bits: it finds torn and rotten lines, and is the same on every machine.
pub(super) fn checksum(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_published_one() {
        assert_eq!(checksum(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(checksum(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(checksum(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn a_line_is_read_whole_or_not_at_all() {
        let line = framed(&said(Some(Path::new("/a\tb/x.toml")), Some(7), "{\"schema\":1}"));
        let read = |line| parts(whole(line)?);
        let text = line.trim_end_matches('\n');
        let read_back = read(text).expect("a whole line");
        assert_eq!(read_back.file.as_deref(), Some(Path::new("/a\tb/x.toml")));
        assert_eq!((read_back.base, read_back.encounter), (Some(7), "{\"schema\":1}"));
        let without = framed(&said(None, None, "{}"));
        assert_eq!(read(without.trim_end()).map(|line| (line.file, line.base)), Some((None, None)));
        for end in 0..text.len() {
            assert_eq!(read(&text[..end]), None, "torn at {end}");
        }
        assert_eq!(read(&text.replace("schema\":1", "schema\":2")), None);
    }
}
