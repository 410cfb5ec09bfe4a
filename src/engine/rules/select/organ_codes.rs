//! Organs with codes of their own: destruction there does not fall into the general families (R-CODE-13).
//!
//! Carcinomas of penis, vulva and scrotum are the exception (N-19), and a tag is a tag at every site (N-40).

use crate::engine::book::FamilyId;
use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::policy::Switch;
use crate::engine::procedure::Kind;

const RULE: RuleId = RuleId::new("R-CODE-13");
const MUCOSA: RuleId = RuleId::new("N-19");
/// Organs for which destruction has codes of its own (R-CODE-13).
const WITH_DESTRUCTION_CODES: &[&str] =
    &["anus", "penis", "vulva", "vagina", "lid-margin", "conjunctiva", "mouth-vestibule"];

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for index in 0..draft.services().len() {
        let service = &draft.services()[index];
        if service.kind != Kind::Destruction {
            continue;
        }
        let facts = &case.facts[service.lesion];
        let (Some(site), Some(meaning)) = (facts.site.known(), facts.diagnosis.known()) else { continue };
        let Some(behaviour) = meaning.behaviour(case.book) else { continue };
        let behaviour = case.book.behaviour(behaviour);
        let site = case.book.site(site);
        let own = site.organ.as_ref().or_else(|| {
            let wart = case.book.diagnosis(meaning.row).site_codes;
            let switched = site.wart_switch == Some(Switch::PerianalWartFamily)
                && case.policy.get(Switch::PerianalWartFamily) == "17110";
            site.wart_organ.as_ref().filter(|_| wart && !switched)
        });
        let Some(organ) = own.filter(|organ| WITH_DESTRUCTION_CODES.contains(&organ.as_str())) else {
            continue;
        };
        let at_organ: Option<FamilyId> =
            case.book.families().find(|(_, family)| family.organ.as_ref() == Some(organ)).map(|(id, _)| id);
        let id = case.id(service.lesion);
        let to_site = case.policy.get(Switch::GenitalMalignantFamily) == "site";
        let skin_cancer = behaviour.malignant && matches!(organ.as_str(), "penis" | "vulva") && !to_site;
        let anywhere = matches!(behaviour.id.as_str(), "tag" | "granulation");
        if behaviour.malignant && matches!(organ.as_str(), "anus" | "vagina") {
            let message = format!(
                "Lesion {id}: a carcinoma of the mucosa ({organ}): the skin codes may not apply; ask the clinician."
            );
            let remedy = "Code it elsewhere once it is clear what was treated.";
            draft.set_aside(index, finding(MUCOSA, Level::Blocker, Some(id), Field::Site, message, remedy));
            continue;
        }
        if skin_cancer || anywhere || at_organ.is_some() || behaviour.families.is_empty() {
            continue;
        }
        draft.set_aside(
            index,
            finding(
                RULE,
                Level::Blocker,
                Some(id),
                Field::Site,
                format!(
                    "Lesion {id}: destruction at this organ ({organ}) has codes of its own, which the tables of this \
                     edition do not hold; the general codes do not apply."
                ),
                "Code it elsewhere, or take the lesion out of this encounter.",
            ),
        );
    }
}
