//! The state of the list of encounters: what the host found, what is searched for, the selected row.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::engine::encounter::Encounter;
use crate::engine::history::History;
use crate::engine::lesion::Lesion;

use super::ctx::Ctx;
use super::edit::Edit;
use super::said::{self, Said};
use super::search;

/// An encounter as the host finds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its id: the name of its file.
    pub id: String,
    /// Where the host finds it again.
    pub place: Place,
    /// What it says, or why it cannot be read.
    pub encounter: Result<Encounter, String>,
}

/// Where the host finds an encounter again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A saved file.
    File(PathBuf),
    /// A journal: entered and never saved, or changed since.
    Journal {
        /// The file of the journal.
        journal: PathBuf,
        /// The file that it is saved to, if it was saved before.
        saved: Option<PathBuf>,
    },
}

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
    /// The rows of each patient, by the local identifier.
    patients: BTreeMap<String, Vec<usize>>,
    /// What is known of earlier encounters of each patient that was looked at.
    histories: BTreeMap<String, History>,
}

/// Of a patient with more encounters than this the list says what each gives by itself, so that it stays fast; an
/// encounter that is opened always has its history.
const MOST_OF_ONE: usize = 100;

/// The patient of a row that can be read.
fn patient(found: &Found) -> Option<&str> {
    found.encounter.as_ref().ok()?.patient.id.as_deref().map(str::trim)
}

impl Encounters {
    /// The list of what the host found.
    #[must_use]
    pub fn new(found: Vec<Found>) -> Self {
        let rows: Vec<Row> = found.into_iter().map(|found| Row { found, said: None }).collect();
        let mut patients: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, row) in rows.iter().enumerate() {
            if let Some(patient) = patient(&row.found) {
                patients.entry(patient.to_owned()).or_default().push(at);
            }
        }
        Self { shown: (0..rows.len()).collect(), rows, patients, ..Self::default() }
    }

    /// Says what there is to say about a row, once, as it will be said when it is opened.
    fn look(&mut self, at: usize, ctx: &Ctx<'_>) {
        let Some(row) = self.rows.get(at).filter(|row| row.said.is_none()) else { return };
        let patient = patient(&row.found).map(ToOwned::to_owned);
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
        History::of(saved.filter_map(|found| found.encounter.as_ref().ok()), ctx.books)
    }

    /// The row that is selected.
    #[must_use]
    pub fn selected(&self) -> Option<&Row> {
        self.shown.get(self.row).and_then(|at| self.rows.get(*at))
    }

    /// Takes what the host found now in place of what it found before; search and selection stay.
    pub fn renew(&mut self, found: Vec<Found>, ctx: &Ctx<'_>) {
        let row = self.row;
        let Self { rows, patients, .. } = Self::new(found);
        (self.rows, self.patients) = (rows, patients);
        self.histories.clear();
        self.search(ctx);
        self.row = row.min(self.shown.len().saturating_sub(1));
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
        let fits = |row: &Row| {
            row.said.as_ref().is_some_and(|said| wanted.iter().all(|word| word.is_in(&said.search)))
        };
        let fitting = self.rows.iter().enumerate().filter(|(_, row)| fits(row));
        self.shown = fitting.map(|(at, _)| at).collect();
    }

    /// Looks at the rows that a screen of this height can show around the selected one, and at no others: a thousand
    /// encounters are not assessed for twenty that are seen.
    pub fn settle(&mut self, ctx: &Ctx<'_>, height: usize) {
        let from = self.row.saturating_sub(height);
        let seen: Vec<usize> = self.shown.iter().copied().skip(from).take(2 * height + 1).collect();
        for at in seen {
            self.look(at, ctx);
        }
    }
}

/// The lesions without what belongs to the patient that they were documented for: specimens and their reports.
#[must_use]
pub fn as_new(lesions: &[Lesion]) -> Vec<Lesion> {
    lesions.iter().map(|lesion| Lesion { pathology: None, specimen: None, ..lesion.clone() }).collect()
}
