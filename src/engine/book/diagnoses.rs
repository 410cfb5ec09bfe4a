//! Questions about diagnoses, by row, by name and by ICD-10-CM code.

use super::{
    CodeBook, DiagnosisId, DiagnosisRow, IcdForm, IcdStanding, diagnosis_row, doubt, index, names, near, rows,
};
use crate::engine::ids::Icd;
use crate::engine::lesion::{Part, Side};
use crate::engine::outcome::Outlook;

impl CodeBook {
    /// A diagnosis.
    #[must_use]
    pub fn diagnosis(&self, id: DiagnosisId) -> &DiagnosisRow {
        &self.diagnoses[id.at()]
    }

    /// All diagnoses.
    pub fn diagnoses(&self) -> impl Iterator<Item = (DiagnosisId, &DiagnosisRow)> {
        self.diagnoses.iter().enumerate().map(|(at, row)| (DiagnosisId(index(at)), row))
    }

    /// The diagnosis of a name or synonym, in any case and spacing.
    #[must_use]
    pub fn diagnosis_named(&self, name: &str) -> Option<DiagnosisId> {
        names::named(&self.diagnosis_names, name)
    }

    /// Up to three names of diagnoses near a typed one.
    #[must_use]
    pub fn near_diagnoses(&self, typed: &str) -> Vec<String> {
        let rows = self.diagnoses.iter();
        near::near(
            typed,
            rows.flat_map(|row| std::iter::once(&row.name).chain(&row.names)).map(String::as_str),
        )
    }

    /// The diagnosis that an ICD-10-CM code stands for, typed in place of a name.
    #[must_use]
    pub fn diagnosis_coded(&self, icd: Icd) -> Option<DiagnosisId> {
        diagnosis_row::diagnosis_coded(&self.diagnoses, (&self.icd_forms, &self.sites), icd)
    }

    /// The diagnosis that stands for a code which no row has, if the edition takes such codes (R-DX-21).
    #[must_use]
    pub fn code_alone(&self) -> Option<DiagnosisId> {
        self.code_alone
    }

    /// What is known of an ICD-10-CM code.
    #[must_use]
    pub fn icd_standing(&self, icd: Icd) -> IcdStanding {
        self.listed_icd.standing(icd)
    }

    /// Whether the book has every code of the category of this one.
    #[must_use]
    pub fn completes(&self, icd: Icd) -> bool {
        self.listed_icd.complete.iter().any(|category| category == icd.category())
    }

    /// Whether a text bears a question mark, so that no name in it is a diagnosis (N-28).
    #[must_use]
    pub fn asks(&self, typed: &str) -> bool {
        doubt::asks(typed)
    }

    /// Whether a text only suspects what it names (N-28, N-50).
    #[must_use]
    pub fn doubts(&self, typed: &str) -> bool {
        self.doubt.beside(typed)
    }

    /// The diagnosis that stands for a report when the futures of a held lesion are assessed.
    #[must_use]
    pub fn outcome(&self, outlook: Outlook) -> Option<DiagnosisId> {
        self.outcomes.get(&outlook).copied()
    }

    /// The diagnosis that stands for a growth about which nothing is decided (N-50).
    #[must_use]
    pub fn undecided(&self) -> DiagnosisId {
        self.undecided
    }

    /// The row that builds ICD-10-CM codes at a site class, side and part; falls back to the unspecified side.
    #[must_use]
    pub fn icd_form(&self, class: &str, side: Option<Side>, part: Option<Part>) -> Option<&IcdForm> {
        rows::icd_form(self.icd_forms_of(class), side, part)
    }

    /// The rows that build ICD-10-CM codes at a site class, whatever side and part.
    pub fn icd_forms_of(&self, class: &str) -> impl Iterator<Item = &IcdForm> + Clone {
        let forms = self.icd_classes.get(class).map(Vec::as_slice).unwrap_or_default();
        forms.iter().map(|at| &self.icd_forms[*at])
    }
}
