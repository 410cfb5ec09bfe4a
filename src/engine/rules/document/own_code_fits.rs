//! A diagnosis code that somebody typed must fit the family of the line and the site (R-DX-06, R-SITE-08, R-SITE-09).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::facts::{Named, class_of};
use crate::engine::ids::{Icd, RuleId};
use crate::engine::lesion::Pathology;
use crate::engine::need;
use crate::engine::outcome::Level;
use crate::engine::place::Field;

const FAMILY: RuleId = RuleId::new("R-DX-06");
const LIP: RuleId = RuleId::new("R-SITE-08");
const GENITALS: RuleId = RuleId::new("R-SITE-09");
const SKIN_CANCER: &str = "C44";

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for index in 0..draft.services().len() {
        let service = &draft.services()[index];
        let Some(family) = service.family().filter(|_| service.stands()) else { continue };
        let kind = service.kind;
        let facts = &case.facts[service.lesion];
        let id = case.id(service.lesion);
        let typed = match facts.diagnosis {
            Named::Known(meaning) => meaning.typed,
            Named::Missing | Named::Unknown(_) => None,
        };
        let Some(own) = facts.lesion.icd10.as_deref().and_then(Icd::from_text).or(typed) else { continue };
        // That uncertain needs a report is said by itself (P-13).
        let uncertain = case
            .book
            .diagnosis_coded(own)
            .is_some_and(|row| case.book.behaviour(case.book.diagnosis(row).behaviour).id == "uncertain");
        if uncertain && facts.pathology != Pathology::Final {
            continue;
        }
        // Z41.1 says why, not what: the lesion itself is named beside it (R-DX-18).
        let says_why = own == need::COSMETIC && need::removed_as_benign(case, service.lesion);
        let means = case
            .book
            .diagnosis_coded(own)
            .filter(|_| !says_why)
            .map(|row| case.book.diagnosis(row).behaviour);
        if let Some(other) = means.map(|behaviour| case.book.family_of(kind, behaviour))
            && other != Some(family)
        {
            let label = &case.book.family(family).label;
            draft.find(finding(
                FAMILY,
                Level::Blocker,
                Some(id),
                Field::Icd10,
                format!("Lesion {id}: diagnosis code {own} does not fit {label}."),
                "Correct the code or the diagnosis.",
            ));
        }
        let Some(class) = facts.site.known().and_then(|site| class_of(case.book.site(site), case.book))
        else {
            continue;
        };
        let chapter =
            case.book.icd_form(class, facts.side, facts.part).and_then(|form| form.codes.get(SKIN_CANCER));
        if let Some(chapter) = chapter.filter(|code| !code.starts_with(SKIN_CANCER))
            && own.as_str().starts_with(SKIN_CANCER)
        {
            let rule = if matches!(class, "VERMILION" | "INNER_LIP" | "ORAL") { LIP } else { GENITALS };
            draft.find(finding(
                rule,
                Level::Blocker,
                Some(id),
                Field::Icd10,
                format!(
                    "Lesion {id}: {own} is for skin elsewhere; cancers at this site have their own chapter."
                ),
                format!("Use {} or leave the code to the program.", chapter.replace("{h}", "-")),
            ));
        }
    }
}
