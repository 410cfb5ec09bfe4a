//! A diagnosis that occurs at certain sites, named at another one (R-DX-10, R-SITE-08, R-SITE-09, R-SITE-13).

use crate::engine::book::{CodeBook, DiagnosisRow, SiteId};
use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::lesion::Part;
use crate::engine::outcome::Level;
use crate::engine::place::Field;

const SITE: RuleId = RuleId::new("R-SITE-13");
/// Cancers of the red lip and of genital skin have chapters of their own, which another site does not share.
const CHAPTERS: &[RuleId] = &[RuleId::new("R-SITE-08"), RuleId::new("R-SITE-09")];

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for (index, facts) in case.facts.iter().enumerate() {
        let (Some(meaning), Some(site)) = (facts.diagnosis.known(), facts.site.known()) else { continue };
        let row = case.book.diagnosis(meaning.row);
        if meaning.typed.is_some()
            || occurs(row, site, facts.part, case.book)
            || !draft.services_of(index).any(|(_, service)| !service.gone())
        {
            continue;
        }
        let id = case.id(index);
        let rule = row.rule.unwrap_or(SITE);
        let chapter = CHAPTERS.contains(&rule) && meaning.malignant(case.book);
        let level = if chapter { Level::Blocker } else { Level::Warning };
        let part = facts.part.filter(|_| row.only_part.is_some()).map_or("", Part::word);
        let place = [part, " ", &case.book.site(site).name].concat();
        let message = format!("Lesion {id}: {} is no diagnosis of this site ({}).", row.name, place.trim());
        draft.find(finding(
            rule,
            level,
            Some(id),
            Field::Diagnosis,
            message,
            "Correct the diagnosis or the site.",
        ));
    }
}

/// Whether a diagnosis occurs at a site, or at one of those that the word for it could mean.
fn occurs(row: &DiagnosisRow, site: SiteId, part: Option<Part>, book: &CodeBook) -> bool {
    if row.only_part.is_some_and(|only| part.is_some_and(|part| part != only)) {
        return false;
    }
    if row.only_sites.is_empty() && row.only_classes.is_empty() {
        return true;
    }
    let here = |site: &SiteId| {
        let class = book.site(*site).class.as_ref();
        row.only_sites.contains(site) || class.is_some_and(|class| row.only_classes.contains(class))
    };
    here(&site) || book.site(site).readings.iter().any(here) || book.site(site).asks
}
