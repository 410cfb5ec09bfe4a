//! A row of the diagnosis table: what a name means, and how its ICD-10-CM code is found.

use super::rows::IcdForm;
use super::site_row::SiteRow;
use super::{BehaviourId, DiagnosisId, SiteId, fold};
use crate::engine::ids::{Icd, RuleId};
use crate::engine::lesion::{Part, Side};
use crate::engine::policy::Switch;

/// A diagnosis.
#[derive(Clone, Debug)]
pub struct DiagnosisRow {
    /// Its name.
    pub name: String,
    /// Synonyms.
    pub names: Vec<String>,
    /// Its behaviour.
    pub behaviour: BehaviourId,
    /// How its code is found.
    pub icd: IcdSource,
    /// Codes that depend on the site.
    pub at: Vec<DiagnosisAt>,
    /// The only sites where it occurs; empty: everywhere.
    pub only_sites: Vec<SiteId>,
    /// The only ICD-10-CM site classes where it occurs; with `only_sites`, either. Empty: everywhere.
    pub only_classes: Vec<String>,
    /// The only lid or lip where it occurs.
    pub only_part: Option<Part>,
    /// The switch that chooses among the readings.
    pub switch: Option<Switch>,
    /// What the name could mean; empty: one thing only.
    pub readings: Vec<DiagnosisReading>,
    /// What to ask.
    pub question: Option<String>,
    /// Usually a cosmetic request.
    pub cosmetic: bool,
    /// Pigmented: biopsy first (R-DX-15).
    pub pigmented: bool,
    /// Told by eye: a sample is not needed to know it (N-07).
    pub by_eye: bool,
    /// No report can change what it is, such as a lipoma (N-51).
    pub steady: bool,
    /// The code of its inflamed form, if it has one (N-58).
    pub inflamed: Option<Icd>,
    /// Organs have codes of their own for it, also where carcinomas do not follow them.
    pub site_codes: bool,
    /// A wart: at sites that name an organ for warts it has the codes of that organ (R-SITE-06).
    pub wart: bool,
    /// Something to know.
    pub advice: Option<String>,
    /// Something to know where it was destroyed.
    pub when_destroyed: Option<String>,
    /// The rule named for this row.
    pub rule: Option<RuleId>,
    /// An everyday word, not a row of the source table.
    pub plain: bool,
    /// Before the other rows of its code, it is what the code alone says.
    pub by_code: bool,
}

impl DiagnosisRow {
    /// The name of the diagnosis in one of its readings, as an encounter states it.
    #[must_use]
    pub fn read_as(&self, reading: &DiagnosisReading) -> String {
        format!("{}, {}", self.name, reading.says)
    }

    /// The reading that a name states, if it is one that [`Self::read_as`] makes.
    #[must_use]
    pub fn reading_named(&self, name: &str) -> Option<usize> {
        if self.readings.is_empty() {
            return None;
        }
        let name = fold(name);
        self.readings.iter().position(|reading| fold(&self.read_as(reading)) == name)
    }

    /// Whether it means one thing everywhere, with a code that its name and site decide.
    #[must_use]
    pub fn means_one_thing(&self) -> bool {
        self.readings.is_empty() && self.only_sites.is_empty() && self.icd != IcdSource::Open
    }
}

/// How an ICD-10-CM code is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IcdSource {
    /// One code at every site.
    Fixed(Icd),
    /// A category with site digits; `histology` is the digit h of C44.
    Category {
        /// Such as `C44`.
        category: String,
        /// Such as `1`.
        histology: Option<String>,
    },
    /// Left open by the name.
    Open,
}

/// A code of a diagnosis that depends on the site.
#[derive(Clone, Debug)]
pub struct DiagnosisAt {
    /// These sites; with `classes`, either.
    pub sites: Vec<SiteId>,
    /// These ICD-10-CM site classes.
    pub classes: Vec<String>,
    /// Only on this side.
    pub side: Option<Side>,
    /// Only at this lid or lip.
    pub part: Option<Part>,
    /// The code.
    pub icd: Icd,
    /// What to say about it.
    pub advice: Option<String>,
    /// The rule.
    pub rule: Option<RuleId>,
}

/// One thing that the name of a diagnosis could mean.
#[derive(Clone, Debug)]
pub struct DiagnosisReading {
    /// In our own words.
    pub says: String,
    /// How it is said in answer to the question.
    pub answers: Vec<String>,
    /// Its behaviour.
    pub behaviour: BehaviourId,
    /// How its code is found.
    pub icd: IcdSource,
    /// The value of the switch that picks it.
    pub value: Option<String>,
}

/// The row of a code: one that has the code itself, has it at a site, or whose category the site completes to it. Among
/// those the row that stands for codes is taken, or else the first.
pub(super) fn diagnosis_coded(
    rows: &[DiagnosisRow],
    (forms, sites): (&[IcdForm], &[SiteRow]),
    icd: Icd,
) -> Option<DiagnosisId> {
    let text = icd.as_str();
    let first = |fits: &dyn Fn(&DiagnosisRow) -> bool| {
        let of_codes = rows.iter().position(|row| row.by_code && fits(row));
        of_codes.or_else(|| rows.iter().position(fits)).map(|at| DiagnosisId(super::index(at)))
    };
    let fixed = |row: &DiagnosisRow| row.icd == IcdSource::Fixed(icd);
    let placed = |row: &DiagnosisRow| row.at.iter().any(|at| at.icd == icd);
    let read = |row: &DiagnosisRow| row.readings.iter().any(|reading| reading.icd == IcdSource::Fixed(icd));
    let in_category = |row: &DiagnosisRow| match &row.icd {
        IcdSource::Category { category, histology } => {
            text.starts_with(category.as_str())
                && histology.as_ref().is_none_or(|digit| text.get(5..6) == Some(digit.as_str()))
        }
        IcdSource::Fixed(_) | IcdSource::Open => false,
    };
    // Some sites complete a category to a code of another chapter.
    let completed = |row: &DiagnosisRow| match &row.icd {
        IcdSource::Category { category, .. } => {
            forms.iter().any(|form| form.codes.get(category).is_some_and(|code| code == text))
                || sites.iter().any(|site| site.icd.get(category) == Some(&icd))
        }
        IcdSource::Fixed(_) | IcdSource::Open => false,
    };
    first(&fixed)
        .or_else(|| first(&placed))
        .or_else(|| first(&read))
        .or_else(|| first(&in_category))
        .or_else(|| first(&completed))
}
