//! The state of the list of encounters: what the host found, what is searched for, the selected row.

use std::path::PathBuf;

use crate::engine::assess;
use crate::engine::encounter::Encounter;
use crate::engine::ids::Code;
use crate::engine::lesion::Lesion;
use crate::engine::outcome::{Assessment, Level};

use super::ctx::Ctx;
use super::edit::Edit;
use super::text::clean;
use super::words;

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

/// What a row says about the codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// `17000, 17003 x 4`; those of open questions are not among them.
    pub codes: String,
    /// `final`, or what is open, held, blocked.
    pub state: String,
    /// What a search looks in, in small letters.
    search: String,
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
}

impl Row {
    /// Says what there is to say about it, once.
    fn look(&mut self, ctx: &Ctx<'_>) {
        if self.said.is_none() {
            self.said = Some(say(&self.found, ctx));
        }
    }
}

impl Encounters {
    /// The list of what the host found.
    #[must_use]
    pub fn new(found: Vec<Found>) -> Self {
        let rows: Vec<Row> = found.into_iter().map(|found| Row { found, said: None }).collect();
        Self { shown: (0..rows.len()).collect(), rows, ..Self::default() }
    }

    /// The row that is selected.
    #[must_use]
    pub fn selected(&self) -> Option<&Row> {
        self.shown.get(self.row).and_then(|at| self.rows.get(*at))
    }

    /// Takes what the host found now in place of what it found before; search and selection stay.
    pub fn renew(&mut self, found: Vec<Found>, ctx: &Ctx<'_>) {
        let row = self.row;
        self.rows = Self::new(found).rows;
        self.search(ctx);
        self.row = row.min(self.shown.len().saturating_sub(1));
    }

    /// Finds what fits the typed letters: every word of them somewhere in date, patient, codes, diagnoses or state.
    pub fn search(&mut self, ctx: &Ctx<'_>) {
        let typed = self.edit.text().to_lowercase();
        let wanted: Vec<&str> = typed.split_whitespace().collect();
        self.row = 0;
        if wanted.is_empty() {
            self.shown = (0..self.rows.len()).collect();
            return;
        }
        for row in &mut self.rows {
            row.look(ctx);
        }
        let fits = |row: &Row| {
            row.said.as_ref().is_some_and(|said| wanted.iter().all(|word| said.search.contains(word)))
        };
        let fitting = self.rows.iter().enumerate().filter(|(_, row)| fits(row));
        self.shown = fitting.map(|(at, _)| at).collect();
    }

    /// Looks at the rows that a screen of this height can show around the selected one, and at no others: a thousand
    /// encounters are not assessed for twenty that are seen.
    pub fn settle(&mut self, ctx: &Ctx<'_>, height: usize) {
        let from = self.row.saturating_sub(height);
        for at in self.shown.iter().skip(from).take(2 * height + 1) {
            if let Some(row) = self.rows.get_mut(*at) {
                row.look(ctx);
            }
        }
    }
}

/// What a row says.
fn say(found: &Found, ctx: &Ctx<'_>) -> Said {
    match &found.encounter {
        Err(why) => {
            let state = format!("cannot be read: {}", clean(why));
            let search = format!("{} {state}", found.id).to_lowercase();
            Said { codes: String::new(), state, search }
        }
        Ok(encounter) => {
            let assessment = assess(encounter, ctx.book(encounter));
            let (codes, state) = (codes(&assessment), state(&assessment));
            let mut parts = vec![found.id.clone(), codes.clone(), state.clone()];
            parts.extend(encounter.date_of_service.map(|date| date.to_string()));
            parts.extend(encounter.patient.id.clone());
            for lesion in &encounter.lesions {
                parts.extend([lesion.diagnosis.clone(), lesion.suspected.clone()].into_iter().flatten());
            }
            // A code is also found where it is only possible yet.
            let open = assessment.open.iter().flat_map(|open| open.codes.iter().flatten());
            let held = assessment.held.iter().flat_map(|held| &held.outcomes).flat_map(|one| &one.codes);
            let mut possible: Vec<&str> = open.chain(held).map(Code::as_str).collect();
            possible.sort_unstable();
            possible.dedup();
            parts.push(possible.join(" "));
            if matches!(found.place, Place::Journal { .. }) {
                parts.push("unfinished".to_owned());
            }
            Said { codes, state, search: parts.join(" ").to_lowercase() }
        }
    }
}

/// The codes in short, in claim order: `17000, 17003 x 4`.
fn codes(assessment: &Assessment) -> String {
    let codes: Vec<String> = assessment
        .lines
        .iter()
        .map(|line| match line.units {
            1 => words::code(line),
            units => format!("{} x {units}", words::code(line)),
        })
        .collect();
    codes.join(", ")
}

/// What keeps it from being final, in one word each.
fn state(assessment: &Assessment) -> String {
    let blocked = assessment.findings.iter().any(|finding| finding.level == Level::Blocker);
    let states = [
        (!assessment.open.is_empty(), "open"),
        (!assessment.held.is_empty(), "held"),
        (blocked, "blocked"),
        (assessment.is_final, "final"),
    ];
    let states: Vec<&str> = states.into_iter().filter(|(is, _)| *is).map(|(_, word)| word).collect();
    if states.is_empty() { "not final".to_owned() } else { states.join(", ") }
}

/// The lesions without what belongs to the patient that they were documented for: specimens and their reports.
#[must_use]
pub fn as_new(lesions: &[Lesion]) -> Vec<Lesion> {
    lesions.iter().map(|lesion| Lesion { pathology: None, specimen: None, ..lesion.clone() }).collect()
}
