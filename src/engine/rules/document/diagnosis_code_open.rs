//! The procedure is certain, the diagnosis code is not: the name, or the site, leaves it open (R-DX-20, R-SITE-13),
//! or the book lists none for this diagnosis at this site.

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::facts::Named;
use crate::engine::icd::Coded;
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;

const NAME: RuleId = RuleId::new("R-DX-20");
const SITE: RuleId = RuleId::new("R-SITE-13");
const NOT_LISTED: RuleId = RuleId::new("R-DOC-16");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let on_lines = draft.on_lines();
    for (index, facts) in case.facts.iter().enumerate() {
        if !on_lines.has(index) {
            continue;
        }
        let id = case.id(index);
        let Named::Known(meaning) = facts.diagnosis else { continue };
        let row = case.book.diagnosis(meaning.row);
        let (rule, field, message, remedy) = match case.coded(index) {
            Coded::Codes(..) | Coded::NoDiagnosis => continue,
            Coded::DiagnosisOpen => {
                let own =
                    row.question.clone().unwrap_or_else(|| format!("which kind of {} is it?", row.name));
                (
                    row.rule.unwrap_or(NAME),
                    Field::Diagnosis,
                    format!("Lesion {id}: {own}"),
                    "The diagnosis code depends on it.",
                )
            }
            Coded::SiteOpen => {
                let Named::Known(site) = facts.site else { continue };
                let site = case.book.site(site);
                let own = site
                    .question
                    .clone()
                    .unwrap_or_else(|| format!("which part of the {} is it?", site.name));
                (
                    site.rule.unwrap_or(SITE),
                    Field::Site,
                    format!("Lesion {id}: {own}"),
                    "The diagnosis code depends on it.",
                )
            }
            Coded::NotListed => (
                NOT_LISTED,
                Field::Icd10,
                format!("Lesion {id}: the tables list no diagnosis code for {} at this site.", row.name),
                "Enter the ICD-10-CM code of the lesion.",
            ),
        };
        draft.find(finding(rule, Level::Blocker, Some(id), field, message, remedy));
    }
}
