//! A lid of which the record says neither the margin nor the skin away from it: the margin has codes of its own (P-30,
//! R-CODE-17, R-CODE-19).

use crate::engine::book::Measure;
use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::facts::{class_of, written};
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::told::Told;

const RULE: RuleId = RuleId::new("P-30");
const MARGIN: &str = "lid-margin";

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for (lesion, facts) in case.facts.iter().enumerate() {
        let Some(site) = facts.site.known().map(|site| case.book.site(site)) else { continue };
        if site.organ.is_some() || class_of(site, case.book) != Some("EYELID") {
            continue;
        }
        let places = ["skin", "margin", "canthus"];
        let told = [&facts.lesion.site, &facts.lesion.site_detail].into_iter().filter_map(written);
        if told.into_iter().any(|text| !Told::of(text).names(&places).is_empty()) {
            continue;
        }
        let at_the_margin = draft.services_of(lesion).find_map(|(_, service)| {
            // Blocked glands are coded by the lid, wherever on it they lie.
            let by_lid = |family| case.book.family(family).measure == Measure::Lids;
            let asked = service.stands() && !service.family().is_some_and(by_lid);
            let family = case.book.family_at(MARGIN, service.kind).filter(|_| asked)?;
            case.book.first_code(family)
        });
        if let Some(code) = at_the_margin {
            let id = case.id(lesion);
            draft.find(finding(
                RULE,
                Level::Warning,
                Some(id),
                Field::Site,
                format!("Lesion {id}: lid margin or lid skin? It is coded as skin; the margin has {code}."),
                "Enter 'eyelid margin' if it was at the margin, or say in the words about the site that it was skin.",
            ));
        }
    }
}
