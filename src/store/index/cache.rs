//! The file of the index. It is a cache: whatever is wrong with it, it counts as none, and is made anew.

use std::fs;
use std::io::Write;
use std::iter::Peekable;
use std::path::{Path, PathBuf};
use std::vec::IntoIter;

use super::Brief;
use super::stamp::Stamp;
use crate::engine::date::Date;
use crate::store::{Store, StoreError, atomic, journal_line};

/// What begins the file: its kind, and the version of its shape. A file of another version is none.
const BEGINNING: &[u8] = b"curette index 1\n";

/// What is known of one file that can be read.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(super) struct Row {
    /// The name of the file without its ending.
    pub id: String,
    /// The file as it was when it was read.
    pub stamp: Stamp,
    /// Year, month and day of the service.
    pub date: Option<(u16, u8, u8)>,
    /// Local identifier of the patient.
    pub patient: Option<String>,
    /// How many lesion entries it has.
    pub lesions: u32,
    /// What the list of the shell says of its state.
    pub state: Option<String>,
}

/// All rows, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(super) struct Rows {
    /// The program that said the states: another one may say others.
    pub said_by: String,
    /// One for each file.
    pub rows: Vec<Row>,
}

/// Rows that are asked for in the order of their ids.
pub(super) struct Known(Peekable<IntoIter<Row>>);

impl Row {
    /// What it says of the encounter.
    pub(super) fn brief(self) -> Brief {
        Brief {
            date_of_service: self.date.and_then(|(year, month, day)| Date::new(year, month, day)),
            patient_id: self.patient,
            lesions: usize::try_from(self.lesions).unwrap_or(usize::MAX),
        }
    }
}

impl Rows {
    /// All of them, to be asked for by ids that only grow.
    pub(super) fn by_id(self) -> Known {
        Known(self.rows.into_iter().peekable())
    }
}

impl Known {
    /// The row with this id.
    pub(super) fn take(&mut self, id: &str) -> Option<Row> {
        while self.0.next_if(|row| row.id.as_str() < id).is_some() {}
        self.0.next_if(|row| row.id == id)
    }
}

impl Store {
    /// The file of the index.
    pub(in crate::store) fn index_file(&self) -> PathBuf {
        self.folders().state.join("index")
    }

    /// The index as it was kept; empty where there is none that can be used.
    pub(super) fn kept_rows(&self) -> Rows {
        self.index_bytes().and_then(|bytes| decode(&bytes)).unwrap_or_default()
    }

    /// Keeps the index for the next time. It only saves time: where it cannot be kept, nothing is lost.
    pub(super) fn keep_rows(&self, rows: &Rows) {
        if let Some(bytes) = encode(rows) {
            let _ = self.put_index_bytes(&bytes);
        }
    }

    /// What the file holds. The only way in.
    fn index_bytes(&self) -> Option<Vec<u8>> {
        let path = self.index_file();
        self.open_sealed(&path, fs::read(&path).ok()?).ok()
    }

    /// Puts the file in its place in one step, for its owner only. It is not made durable: a crash costs its checksum,
    /// and so only time. The only way out: identifiers of patients stand in it, and so it is sealed like what it is about.
    fn put_index_bytes(&self, bytes: &[u8]) -> Result<(), StoreError> {
        let path = self.index_file();
        let sealed = self.seal(&path, bytes)?;
        Self::put_whole(&path, &sealed).map_err(StoreError::io("keeping", &path))
    }

    fn put_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
        let folder = atomic::folder_of(path);
        atomic::create_folder(folder)?;
        let (prefix, suffix) = atomic::BEGUN;
        let mut new = tempfile::Builder::new().prefix(prefix).suffix(suffix).tempfile_in(folder)?;
        new.write_all(bytes)?;
        new.persist(path).map_err(|error| error.error)?;
        Ok(())
    }
}

fn encode(rows: &Rows) -> Option<Vec<u8>> {
    let body = postcard::to_stdvec(rows).ok()?;
    let sum = journal_line::checksum(&body).to_le_bytes();
    Some([BEGINNING, &sum[..], &body[..]].concat())
}

fn decode(bytes: &[u8]) -> Option<Rows> {
    let (sum, body) = bytes.strip_prefix(BEGINNING)?.split_first_chunk()?;
    (u64::from_le_bytes(*sum) == journal_line::checksum(body)).then(|| postcard::from_bytes(body).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_not_whole_or_of_another_version_is_none() {
        let rows = Rows { said_by: "1".into(), rows: Vec::new() };
        let bytes = encode(&rows).expect("bytes");
        assert_eq!(decode(&bytes), Some(rows));
        for end in 0..bytes.len() {
            assert_eq!(decode(&bytes[..end]), None, "cut at {end}");
        }
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert_eq!(decode(&changed), None, "changed at {at}");
        }
    }
}
