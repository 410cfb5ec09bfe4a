//! The checklist as it is shown: its rows, the selected one, and what is said of it.

use super::Model;
use crate::engine::outcome::{Finding, Item};
use crate::tui::targets::CheckRow;

impl Model {
    /// The rows of the checklist.
    #[must_use]
    pub fn checks(&self) -> &[CheckRow] {
        &self.checks
    }

    /// The selected row of the checklist.
    #[must_use]
    pub fn check(&self) -> Option<&CheckRow> {
        let rows = self.checks();
        rows.get(self.rows[2].min(rows.len().checked_sub(1)?))
    }

    /// What is wrong where the selected row of the checklist is missing: message and remedy of its finding.
    #[must_use]
    pub fn check_says(&self) -> Option<String> {
        let finding = self.check_findings().into_iter().next()?;
        Some(match &finding.accepted {
            Some(reason) => format!("{} Accepted: {reason}", finding.message),
            None => format!("{} {}", finding.message, finding.remedy),
        })
    }

    /// The findings of the selected row of the checklist.
    #[must_use]
    pub fn check_findings(&self) -> Vec<&Finding> {
        self.check().map_or_else(Vec::new, |row| self.findings_of(row))
    }

    /// The findings of a row of the checklist: those of its rule, its field and its lesions.
    #[must_use]
    pub fn findings_of(&self, row: &CheckRow) -> Vec<&Finding> {
        let about = |finding: &&Finding| {
            (finding.rule == row.rule || row.item == Item::SeparateWork && finding.field == Some(row.field))
                && finding.field.is_none_or(|field| field == row.field)
                && finding.lesion.as_ref().is_none_or(|id| row.lesions.iter().any(|own| *own == **id))
        };
        self.assessment.findings.iter().filter(about).collect()
    }

    /// What was accepted of the selected row of the checklist: lesion and reason.
    #[must_use]
    pub fn check_accepted(&self) -> Vec<(Option<&str>, &str)> {
        let accepted = |finding: &&Finding| finding.accepted.is_some();
        let findings = self.check_findings().into_iter().filter(accepted);
        findings
            .filter_map(|finding| Some((finding.lesion.as_deref(), finding.accepted.as_deref()?)))
            .collect()
    }
}
