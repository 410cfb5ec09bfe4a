//! The state of the list of encounters: what the host found, what is searched for, the selected row.

use std::collections::HashMap;
use std::path::PathBuf;

use crate::engine::encounter::Encounter;
use crate::engine::history::History;
use crate::engine::lesion::Lesion;

use super::ctx::Ctx;
use super::edit::Edit;
use super::said::{self, Said};
use super::search;

pub use super::found::{Content, Found, Place};

/// An encounter in the trash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trashed {
    /// Its id.
    pub id: String,
    /// Where it was.
    pub from: PathBuf,
    /// Where it lies now.
    pub to: PathBuf,
}

/// A row of the list: an encounter, and what is said about it once somebody looks at it.
#[derive(Clone, Debug)]
pub struct Row {
    /// The encounter.
    pub found: Found,
    /// What is said about it.
    pub said: Option<Said>,
    /// The host was asked to read it.
    pub(super) asked: bool,
}

/// The list of encounters.
#[derive(Clone, Debug, Default)]
pub struct Encounters {
    /// What is searched for.
    pub edit: Edit,
    /// The selected row of those that are shown.
    pub row: usize,
    /// Every encounter, in the order of the host.
    pub rows: Vec<Row>,
    /// The places of those that fit the search.
    pub shown: Vec<usize>,
    /// The selected one is about to be thrown away.
    pub asks: bool,
    /// The rows are those that the host remembers; it has not looked at each of them yet.
    pub is_remembered: bool,
    /// What was read of an encounter is not what was found of it, and so it may stand in the wrong place.
    pub(super) has_changed: bool,
    /// The rows of each patient, by the local identifier.
    pub(super) patients: HashMap<String, Vec<usize>>,
    /// Rows before this one were read, or the host was asked to.
    pub(super) next_unread: usize,
    /// What is known of earlier encounters of each patient that was looked at.
    histories: HashMap<String, History>,
}

/// Of a patient with more encounters than this the list says what each gives by itself, so that it stays fast; an
/// encounter that is opened always has its history.
pub(super) const MOST_OF_ONE: usize = 100;

impl Encounters {
    /// The list of what the host found.
    #[must_use]
    pub fn new(found: Vec<Found>) -> Self {
        let rows: Vec<Row> = found.into_iter().map(|found| Row { found, said: None, asked: false }).collect();
        let mut patients: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, row) in rows.iter().enumerate() {
            if let Some(patient) = row.found.patient() {
                patients.entry(patient.to_owned()).or_default().push(at);
            }
        }
        let unread = |row: &Row| row.found.content == Content::Unread;
        let next_unread = rows.iter().position(unread).unwrap_or(rows.len());
        Self { shown: (0..rows.len()).collect(), rows, patients, next_unread, ..Self::default() }
    }

    /// Says what there is to say about a row, once, as it will be said when it is opened. Where it or another encounter of
    /// the patient is still to be read, that waits.
    pub(super) fn look(&mut self, at: usize, ctx: &Ctx<'_>) {
        let Some(row) = self.rows.get(at).filter(|row| row.said.is_none()) else { return };
        let unread = |at: usize| self.rows.get(at).is_some_and(|row| row.found.content == Content::Unread);
        if unread(at) || self.of_the_same_patient(at).into_iter().any(unread) {
            return;
        }
        let patient = row.found.patient().map(ToOwned::to_owned);
        if let Some(patient) = &patient
            && !self.histories.contains_key(patient)
        {
            let history = self.history(patient, ctx);
            self.histories.insert(patient.clone(), history);
        }
        let history = patient.and_then(|patient| self.histories.get(&patient));
        let said = said::say(&self.rows[at].found, history.unwrap_or(History::none()), ctx);
        self.rows[at].said = Some(said);
    }

    /// What the saved encounters of a patient say to one another.
    fn history(&self, patient: &str, ctx: &Ctx<'_>) -> History {
        let own = self.patients.get(patient).map_or(&[][..], Vec::as_slice);
        if own.len() > MOST_OF_ONE {
            return History::default();
        }
        let found = own.iter().map(|at| &self.rows[*at].found);
        let saved = found.filter(|found| matches!(found.place, Place::File(_)));
        History::of(saved.filter_map(Found::encounter), ctx.books)
    }

    /// The row that is selected.
    #[must_use]
    pub fn selected(&self) -> Option<&Row> {
        self.shown.get(self.row).and_then(|at| self.rows.get(*at))
    }

    /// Whether these are the encounters that the rows are of, and nothing else is known of them.
    #[must_use]
    pub fn says(&self, found: &[Found]) -> bool {
        !self.has_changed
            && self.rows.len() == found.len()
            && self.rows.iter().zip(found).all(|(row, found)| row.found.agrees(found))
    }

    /// Takes what the host found now in place of what it found before; search and selection stay.
    pub fn renew(&mut self, found: Vec<Found>, ctx: &Ctx<'_>) {
        let (row, selected) = (self.row, self.selected().map(|row| row.found.place.clone()));
        let Self { rows, patients, next_unread, .. } = Self::new(found);
        (self.rows, self.patients, self.next_unread) = (rows, patients, next_unread);
        self.has_changed = false;
        self.histories.clear();
        self.search(ctx);
        let same = |at: &usize| self.rows.get(*at).map(|row| &row.found.place) == selected.as_ref();
        let place = selected.as_ref().and_then(|_| self.shown.iter().position(same));
        self.row = place.unwrap_or_else(|| row.min(self.shown.len().saturating_sub(1)));
    }

    /// Finds what fits the typed letters: every word of them somewhere in date, patient, id, codes, diagnoses, sites, what
    /// was done or state, as typed or as what it is short for.
    pub fn search(&mut self, ctx: &Ctx<'_>) {
        let wanted = search::wanted(self.edit.text(), ctx.words(&Encounter::default()));
        self.row = 0;
        if wanted.is_empty() {
            self.shown = (0..self.rows.len()).collect();
            return;
        }
        for at in 0..self.rows.len() {
            self.look(at, ctx);
        }
        self.shown = (0..self.rows.len()).filter(|at| self.fits(*at, &wanted)).collect();
    }

    /// Whether every word stands in what is known of a row: all of it once it was looked at, before that id, date and
    /// patient.
    pub(super) fn fits(&self, at: usize, wanted: &[search::Wanted]) -> bool {
        let Some(row) = self.rows.get(at) else { return false };
        match &row.said {
            Some(said) => wanted.iter().all(|word| word.is_in(&said.search)),
            None => {
                let facts = said::brief(&row.found);
                wanted.iter().all(|word| word.is_in(&facts))
            }
        }
    }

    /// Looks at the rows that a screen of this height can show around the selected one, and at no others: a thousand
    /// encounters are not assessed for twenty that are seen.
    pub fn settle(&mut self, ctx: &Ctx<'_>, height: usize) {
        for at in self.seen(height) {
            self.look(at, ctx);
        }
    }
}

/// The lesions without what belongs to the patient that they were documented for: specimens and their reports.
#[must_use]
pub fn as_new(lesions: &[Lesion]) -> Vec<Lesion> {
    lesions.iter().map(|lesion| Lesion { pathology: None, specimen: None, ..lesion.clone() }).collect()
}
