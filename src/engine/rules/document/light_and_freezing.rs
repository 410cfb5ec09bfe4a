//! Light treatment and freezing at one site on one day: only what lay outside the area of the light counts as frozen
//! (R-SAME-17).

use crate::engine::book::SiteId;
use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::procedure::Kind;

const RULE: RuleId = RuleId::new("R-SAME-17");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let treated = |kind: Kind| -> Vec<(usize, SiteId)> {
        draft
            .services()
            .iter()
            .filter(|service| service.kind == kind && !service.gone())
            .filter_map(|service| Some((service.lesion, case.facts[service.lesion].site.known()?)))
            .collect()
    };
    let lit = treated(Kind::Photodynamic);
    if lit.is_empty() {
        return;
    }
    for (lesion, site) in treated(Kind::Destruction) {
        let Some((with, _)) = lit.iter().find(|(other, place)| *place == site && *other != lesion) else {
            continue;
        };
        let (id, with) = (case.id(lesion), case.id(*with));
        draft.find(finding(
            RULE,
            Level::Warning,
            Some(id),
            Field::Site,
            format!("Lesion {id} was destroyed at the site of the light treatment of lesion {with}."),
            "Say that it lay outside the area of the light treatment.",
        ));
    }
}
