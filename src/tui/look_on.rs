//! Reading the list of encounters piece by piece: first what is seen, and while something is searched for the rest,
//! between one key and the next. Before that a list that is only remembered is looked over.

use std::path::PathBuf;

use super::ctx::Ctx;
use super::encounters::{Encounters, MOST_OF_ONE};
use super::search;

/// So many encounters are read at a time while something is searched for: a key that comes meanwhile waits for no more.
const PIECE: usize = 32;

/// Rows to be read, each with its file.
pub type Wanted = Vec<(usize, PathBuf)>;

impl Encounters {
    /// The rows around the selected one that a screen of this height can show.
    pub(super) fn seen(&self, height: usize) -> Vec<usize> {
        let from = self.row.saturating_sub(height);
        self.shown.iter().copied().skip(from).take(self.row - from + height + 1).collect()
    }

    /// What has to be read before the rows that are seen can be drawn whole. Nothing is asked for twice.
    pub fn unread_and_seen(&mut self, height: usize) -> Wanted {
        let mut wanted = Vec::new();
        for at in self.seen(height) {
            self.ask_for(at, &mut wanted);
        }
        wanted
    }

    /// Whether something is searched for in encounters that nobody has read yet.
    #[must_use]
    pub fn looks_on(&self) -> bool {
        self.next_unread < self.rows.len() && !self.edit.text().trim().is_empty()
    }

    /// The next piece of what has to be read for the search.
    pub fn next_piece(&mut self) -> Wanted {
        let mut wanted = Vec::new();
        while self.next_unread < self.rows.len() && wanted.len() < PIECE {
            self.ask_for(self.next_unread, &mut wanted);
            self.next_unread += 1;
        }
        wanted
    }

    /// Asks for a row, and for those of the same patient: what it says depends on them.
    fn ask_for(&mut self, at: usize, wanted: &mut Wanted) {
        let mut rows = vec![at];
        if self.rows.get(at).is_some_and(|row| row.said.is_none()) {
            rows.extend(self.of_the_same_patient(at));
        }
        for at in rows {
            let Some(row) = self.rows.get_mut(at).filter(|row| !row.asked) else { continue };
            if let Some(file) = row.found.unread_file() {
                wanted.push((at, file.clone()));
                row.asked = true;
            }
        }
    }

    /// The rows that a row depends on, itself among them; none where the patient has more than are looked at.
    pub(super) fn of_the_same_patient(&self, at: usize) -> Vec<usize> {
        let patient = self.rows.get(at).and_then(|row| row.found.patient());
        let own = patient.and_then(|patient| self.patients.get(patient)).map_or(&[][..], Vec::as_slice);
        if own.len() > MOST_OF_ONE { Vec::new() } else { own.to_vec() }
    }

    /// Takes what was read, and shows of it what fits the search.
    pub fn read(&mut self, rows: &[(usize, PathBuf)], read: Vec<ReadEncounter>, ctx: &Ctx<'_>) {
        let mut read = read.into_iter();
        for (at, path) in rows {
            let encounter =
                read.next().unwrap_or_else(|| Err("it was not read; open the list again".to_owned()));
            // The list may have been made anew since it was asked for.
            let same = |row: &&mut super::encounters::Row| row.found.unread_file() == Some(path);
            if let Some(row) = self.rows.get_mut(*at).filter(same) {
                let brief = row.found.brief.clone();
                row.found.take(encounter);
                self.has_changed |= row.found.brief != brief;
            }
        }
        let wanted = search::wanted(self.edit.text(), ctx.words(&Default::default()));
        for (at, _) in rows {
            self.look(*at, ctx);
            if !wanted.is_empty() && self.fits(*at, &wanted) {
                self.show_too(*at);
            }
        }
    }

    /// Shows a row more, in its place; what is selected stays selected, unless that is the first.
    fn show_too(&mut self, at: usize) {
        if let Err(place) = self.shown.binary_search(&at) {
            self.shown.insert(place, at);
            if self.row > 0 && place <= self.row {
                self.row += 1;
            }
        }
    }
}

/// An encounter that was read, or why not.
pub type ReadEncounter = Result<crate::engine::encounter::Encounter, String>;
