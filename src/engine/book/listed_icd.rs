//! Which ICD-10-CM codes a book gives, and what that says of a code that somebody typed. The year's whole list is no part
//! of the book: beyond the categories that it completes, only the form of a code can be looked at.

use std::collections::BTreeSet;

use super::diagnosis_row::{DiagnosisRow, IcdSource};
use super::rows::IcdForm;
use super::site_row::SiteRow;
use crate::engine::ids::Icd;

/// What a book knows of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IcdStanding {
    /// The book gives it.
    Given,
    /// It only heads longer codes, such as this one.
    Heading(Icd),
    /// Its category has no such code.
    NoSuchCode,
    /// The book says nothing about it.
    NotOurs,
}

/// Every code that a book can give, and the categories of which it gives all codes.
#[derive(Clone, Debug, Default)]
pub(super) struct ListedIcd {
    codes: BTreeSet<Icd>,
    pub(super) complete: Vec<String>,
}

impl ListedIcd {
    /// Gathers the codes of the tables.
    pub(super) fn gather(&mut self, diagnoses: &[DiagnosisRow], forms: &[IcdForm], sites: &[SiteRow]) {
        let mut histologies: BTreeSet<&str> = BTreeSet::new();
        for row in diagnoses {
            let sources = row.readings.iter().map(|reading| &reading.icd).chain([&row.icd]);
            for source in sources {
                match source {
                    IcdSource::Fixed(icd) => {
                        self.codes.insert(*icd);
                    }
                    IcdSource::Category { histology, .. } => histologies.extend(histology.as_deref()),
                    IcdSource::Open => {}
                }
            }
            self.codes.extend(row.at.iter().map(|at| at.icd).chain(row.inflamed));
        }
        self.codes.extend(sites.iter().flat_map(|site| site.icd.values()));
        for code in forms.iter().flat_map(|form| form.codes.values()) {
            if code.contains('{') {
                let each = histologies.iter().map(|histology| code.replace("{h}", histology));
                self.codes.extend(each.filter_map(|code| Icd::from_text(&code)));
            } else {
                self.codes.extend(Icd::from_text(code));
            }
        }
    }

    pub(super) fn standing(&self, icd: Icd) -> IcdStanding {
        if self.codes.contains(&icd) {
            return IcdStanding::Given;
        }
        // A code stands straight before those that it heads.
        if let Some(longer) = self.codes.range(icd..).next()
            && longer.as_str().starts_with(icd.as_str())
        {
            return IcdStanding::Heading(*longer);
        }
        if self.complete.iter().any(|category| category == icd.category()) {
            return IcdStanding::NoSuchCode;
        }
        IcdStanding::NotOurs
    }
}
