//! Earlier encounters of patients: plain data, so that an assessment can look back without reading a file
//! (R-CLAIM-20, R-CLAIM-32).

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::assess::assess;
use super::book::{CodeBook, fold};
use super::case::Case;
use super::date::Date;
use super::edition;
use super::encounter::{Clinician, Encounter};
use super::facts::{Facts, written};
use super::ids::Code;
use super::lesion::Side;
use super::outcome::LesionId;

/// The longest global period, in days.
pub const LONGEST: u32 = 90;

/// What was done earlier, by patient. Which of it bears on an encounter is found when it is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    patients: BTreeMap<String, Vec<Earlier>>,
}

/// An earlier encounter, as far as later ones ask about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Its id.
    pub id: Option<String>,
    /// Date of service.
    pub date: Date,
    /// Who treated.
    pub clinician: Who,
    /// Its claim lines.
    pub lines: Vec<EarlierLine>,
    /// Codes that were not decided: lesions that waited for an answer or a report.
    pub undecided: Vec<EarlierLine>,
}

/// Who treated: found again by npi, else by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Who {
    npi: Option<String>,
    name: Option<String>,
}

/// A claim line of an earlier encounter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierLine {
    /// Its code.
    pub code: Code,
    /// Days of its global period; those of its parent for an add-on; the most that are possible where nothing is decided.
    pub days: u32,
    /// Every code that is possible has these days.
    pub certain: bool,
    /// The lesions that it stands for.
    pub lesions: Vec<EarlierLesion>,
}

/// A lesion of an earlier encounter, in the names of its book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierLesion {
    /// Its site, where the book knew it.
    pub site: Option<String>,
    /// Its side.
    pub side: Option<Side>,
    /// What was said about the place.
    pub detail: Option<String>,
    /// Its diagnosis, where the book knew it.
    pub diagnosis: Option<String>,
    /// The behaviour of the diagnosis, such as `premalignant`, where it was decided.
    pub behaviour: Option<String>,
}

/// Nothing is known of earlier encounters.
static NONE: History = History { patients: BTreeMap::new() };

impl History {
    /// No earlier encounter is known.
    #[must_use]
    pub const fn none() -> &'static Self {
        &NONE
    }

    /// What saved encounters say. Each is assessed with the book of its own date, or the nearest one that is at hand,
    /// and without a history of its own; one without patient or date says nothing.
    #[must_use]
    pub fn of<'a>(encounters: impl IntoIterator<Item = &'a Encounter>, books: &[CodeBook]) -> Self {
        let mut history = Self::default();
        for encounter in encounters {
            history.add(encounter, books);
        }
        history
    }

    /// Adds what one saved encounter says.
    pub fn add(&mut self, encounter: &Encounter, books: &[CodeBook]) {
        let Some(patient) = patient(encounter) else { return };
        let by_date = || edition::choose(&Encounter { edition: None, ..encounter.clone() }, books);
        let Some(book) = edition::choose(encounter, books).or_else(by_date) else { return };
        let Some(earlier) = Earlier::of(encounter, book) else { return };
        match self.patients.entry(patient.to_owned()) {
            Entry::Vacant(free) => drop(free.insert(vec![earlier])),
            Entry::Occupied(mut own) => {
                // In the order of dates and ids, so that nothing depends on the order of files.
                let own = own.get_mut();
                let at = own.partition_point(|one| (one.date, &one.id) <= (earlier.date, &earlier.id));
                own.insert(at, earlier);
            }
        }
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.patients.is_empty()
    }

    /// The other encounters of the same patient and clinician that a global period can reach from, and those of the
    /// same date, the oldest first, each with the days that have gone by. Where patient, date or clinician is missing
    /// nothing is assumed.
    pub fn before<'a>(&'a self, encounter: &Encounter) -> impl Iterator<Item = (u32, &'a Earlier)> {
        let date = encounter.date_of_service;
        let id = encounter.id.clone();
        let known = patient(encounter).and_then(|patient| self.patients.get(patient));
        // Nearly always there is nobody, and then it does not matter who treats.
        let who = known.map(|_| Who::of(&encounter.clinician)).unwrap_or_default();
        known.into_iter().flatten().filter_map(move |earlier| {
            let days = date?.days_after(earlier.date).filter(|days| *days <= LONGEST)?;
            let itself = id.is_some() && id == earlier.id;
            (!itself && who.is(&earlier.clinician)).then_some((days, earlier))
        })
    }
}

/// The patient of an encounter, by the local identifier.
fn patient(encounter: &Encounter) -> Option<&str> {
    written(&encounter.patient.id).map(str::trim)
}

impl Earlier {
    fn of(encounter: &Encounter, book: &CodeBook) -> Option<Self> {
        let date = encounter.date_of_service?;
        // Before the first tables nothing is coded. How many days a procedure had is the same as in the first year that is
        // known, and a period that was opened in December reaches into it.
        let undated;
        let encounter = if date < book.period().0 {
            undated = Encounter { date_of_service: None, ..encounter.clone() };
            &undated
        } else {
            encounter
        };
        let answer = assess(encounter, History::none(), book);
        let case = Case::new(encounter, History::none(), book);
        let places: BTreeMap<&str, usize> =
            encounter.lesions.iter().enumerate().map(|(at, lesion)| (lesion.id.as_str(), at)).collect();
        let lesions = |ids: &[LesionId]| -> Vec<EarlierLesion> {
            ids.iter()
                .filter_map(|id| places.get(id.as_str()))
                .map(|at| EarlierLesion::of(&case.facts[*at], book))
                .collect()
        };
        let lines = answer.lines.iter().map(|line| {
            let parent = line.add_on_to.and_then(|rank| answer.lines.get(rank - 1));
            let days = days_of(parent.map_or(line.code, |parent| parent.code), book);
            EarlierLine { code: line.code, days, certain: true, lesions: lesions(&line.lesions) }
        });
        // Of what was not decided, the longest period of each possible list of codes.
        let undecided = |lists: &mut dyn Iterator<Item = &[Code]>, ids: &[LesionId]| {
            let longest = |codes: &[Code]| codes.iter().map(|code| (days_of(*code, book), *code)).max();
            let possible: Vec<Option<(u32, Code)>> = lists.map(longest).collect();
            let (days, code) = possible.iter().flatten().copied().max()?;
            let certain = possible.iter().all(|one| one.is_some_and(|(own, _)| own == days));
            Some(EarlierLine { code, days, certain, lesions: lesions(ids) })
        };
        let open = answer.open.iter();
        let open =
            open.filter_map(|open| undecided(&mut open.codes.iter().map(Vec::as_slice), &open.lesions));
        let held = answer.held.iter();
        let held = held.filter_map(|held| {
            undecided(&mut held.outcomes.iter().map(|one| one.codes.as_slice()), &held.lesions)
        });
        Some(Self {
            id: encounter.id.clone(),
            date,
            clinician: Who::of(&encounter.clinician),
            lines: lines.collect(),
            undecided: open.chain(held).collect(),
        })
    }
}

/// The days of the global period of a code: 10 for `010`, none for `000` and whatever has no days.
#[must_use]
pub fn days_of(code: Code, book: &CodeBook) -> u32 {
    book.code(code).and_then(|row| row.global.parse().ok()).unwrap_or(0)
}

impl EarlierLesion {
    fn of(facts: &Facts<'_>, book: &CodeBook) -> Self {
        let meaning = facts.diagnosis.known();
        let behaviour = meaning.and_then(|meaning| meaning.behaviour(book));
        Self {
            site: facts.site.known().map(|site| book.site(site).name.clone()),
            side: facts.side,
            detail: written(&facts.lesion.site_detail).map(fold),
            diagnosis: meaning.map(|meaning| book.diagnosis(meaning.row).name.clone()),
            behaviour: behaviour.map(|behaviour| book.behaviour(behaviour).id.clone()),
        }
    }
}

impl Who {
    /// Who treated in an encounter.
    #[must_use]
    pub fn of(clinician: &Clinician) -> Self {
        Self {
            npi: written(&clinician.npi).map(|npi| npi.trim().to_owned()),
            name: written(&clinician.name).map(fold),
        }
    }

    /// Whether both are the same person: by npi, else by name. Where neither can be compared, they are not.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        match (&self.npi, &other.npi) {
            (Some(one), Some(other)) => one == other,
            (Some(_) | None, None) | (None, Some(_)) => {
                matches!((&self.name, &other.name), (Some(one), Some(other)) if one == other)
            }
        }
    }
}
