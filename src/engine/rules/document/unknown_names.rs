//! Names that the book does not know: kept as typed, asked about, never guessed (R-SITE-13, R-DX-20).

use crate::engine::book::did_you_mean;
use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::facts::Named;
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;

const NO_PLACE: RuleId = RuleId::new("R-DOC-04");
const SITE: RuleId = RuleId::new("R-SITE-13");
const DIAGNOSIS: RuleId = RuleId::new("R-DX-20");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for (index, facts) in case.facts.iter().enumerate() {
        let id = case.id(index);
        let asked = |draft: &Draft, field| {
            draft.asks_of(index).any(|ask| ask.field == field && ask.lesions == [index])
        };
        if let Named::Unknown(typed) = facts.site
            && !asked(&*draft, Field::Site)
        {
            let remedy = did_you_mean(&case.book.near_sites(typed), "Enter a name of the site table.");
            let message = format!("Lesion {id}: the site '{typed}' is not known.");
            draft.find(finding(SITE, Level::Blocker, Some(id), Field::Site, message, remedy));
        }
        let no_place = facts.site.known().map(|site| case.book.site(site));
        if let Some(site) = no_place.filter(|site| site.asks && site.readings.is_empty())
            && !asked(&*draft, Field::Site)
            && draft.services_of(index).any(|(_, service)| !service.gone())
        {
            let own = site.question.clone().unwrap_or_else(|| "where is it?".to_owned());
            let message = format!("Lesion {id}: '{}' names no place; {own}", site.name);
            draft.find(finding(NO_PLACE, Level::Blocker, Some(id), Field::Site, message, "Enter the site."));
        }
        if let Named::Unknown(typed) = facts.diagnosis
            && !asked(&*draft, Field::Diagnosis)
        {
            let near = case.book.near_diagnoses(typed);
            let remedy = did_you_mean(&near, "Enter a name of the diagnosis table or an ICD-10-CM code.");
            let message = format!("Lesion {id}: the diagnosis '{typed}' is not known.");
            draft.find(finding(DIAGNOSIS, Level::Blocker, Some(id), Field::Diagnosis, message, remedy));
        }
    }
}
