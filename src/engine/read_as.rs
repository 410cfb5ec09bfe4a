//! How the words of a lesion were read: the rows of the book that they stand for.

use super::book::{CodeBook, Group, SiteColumn};
use super::case::Case;
use super::encounter::Encounter;
use super::facts::{Named, class_of, group_of};
use super::history::History;
use super::icd::Coded;
use super::ids::Icd;
use super::lesion::{Part, Pathology, Side};

/// A lesion as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadLesion {
    /// Its id.
    pub id: String,
    /// The name of its diagnosis in the book; `None` where it is missing or not known.
    pub diagnosis: Option<String>,
    /// What it is by behaviour, in words; `None` where the name leaves it open.
    pub behaviour: Option<String>,
    /// Its diagnosis codes.
    pub icd: Vec<Icd>,
    /// The name of its site in the book.
    pub site: Option<String>,
    /// The group of the site in each column, where it is known.
    pub groups: Vec<(SiteColumn, Group)>,
    /// The class of the site for diagnosis codes.
    pub class: Option<String>,
    /// Its side, as stated or as the site implies.
    pub side: Option<Side>,
    /// Upper or lower, likewise.
    pub part: Option<Part>,
    /// State of the report; absent equals not-sent (N-51).
    pub pathology: Pathology,
}

/// Every lesion of an encounter as it was read, in the order of entry.
#[must_use]
pub fn read_as(encounter: &Encounter, history: &History, book: &CodeBook) -> Vec<ReadLesion> {
    let case = Case::new(encounter, history, book);
    (0..encounter.lesions.len()).map(|lesion| of(&case, lesion)).collect()
}

fn of(case: &Case<'_>, lesion: usize) -> ReadLesion {
    let (facts, book) = (&case.facts[lesion], case.book);
    let meaning = facts.diagnosis.known();
    let site = facts.site.known().map(|id| book.site(id));
    let column = |column: &SiteColumn| Some((*column, group_of(site?, *column, book, case.policy)?));
    ReadLesion {
        id: case.id(lesion).to_owned(),
        diagnosis: match facts.diagnosis {
            Named::Known(meaning) => Some(book.diagnosis(meaning.row).name.clone()),
            Named::Missing | Named::Unknown(_) => None,
        },
        behaviour: meaning
            .and_then(|meaning| meaning.behaviour(book))
            .map(|behaviour| book.behaviour(behaviour).label.clone()),
        icd: match case.coded(lesion) {
            Coded::Codes(codes, _) => codes.to_vec(),
            Coded::DiagnosisOpen | Coded::SiteOpen | Coded::NotListed | Coded::NoDiagnosis => Vec::new(),
        },
        site: site.map(|site| site.name.clone()),
        groups: SiteColumn::ALL.iter().filter_map(column).collect(),
        class: site.and_then(|site| class_of(site, book)).map(str::to_owned),
        side: facts.side,
        part: facts.part,
        pathology: facts.pathology,
    }
}
