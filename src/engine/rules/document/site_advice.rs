//! What was taken for granted about a site (N-01).

use crate::engine::book::FamilyId;
use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::procedure::Closure;

const RULE: RuleId = RuleId::new("N-01");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for (index, facts) in case.facts.iter().enumerate() {
        let Some(site) = facts.site.known().map(|site| case.book.site(site)) else { continue };
        if site.advice.is_none() && site.when_complex.is_none() {
            continue;
        }
        let families = |draft: &Draft, fits: &dyn Fn(Option<FamilyId>) -> bool| {
            draft.services_of(index).any(|(_, service)| !service.gone() && fits(service.family()))
        };
        let closed = |family: FamilyId| case.book.family(family).closure == Some(Closure::Complex);
        let treated = families(draft, &|_| true);
        let complex = families(draft, &|family| family.is_some_and(closed));
        let own = site.advice.as_ref().filter(|_| treated);
        for advice in own.into_iter().chain(site.when_complex.as_ref().filter(|_| complex)) {
            let id = case.id(index);
            // With several readings the row is a default that was taken (N-01); otherwise it is a remark of its own.
            let rule = if site.readings.is_empty() { site.rule.unwrap_or(RULE) } else { RULE };
            let message = format!("Lesion {id}, {}: {advice}", site.name);
            draft.find(finding(
                rule,
                Level::Advice,
                Some(id),
                Field::Site,
                message,
                "Nothing, if that is meant.",
            ));
        }
    }
}
