//! Several lesions taken out in one excision are one excision (R-MEAS-20): the others' own excisions count with it.

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::procedure::Kind;

const RULE: RuleId = RuleId::new("R-MEAS-20");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for service in 0..draft.services().len() {
        let own = &draft.services()[service];
        if own.kind != Kind::Excision || own.gone() {
            continue;
        }
        let (lesion, id) = (own.lesion, case.id(own.lesion));
        for other in case.in_one_act_with(lesion).iter().copied().filter(|other| *other != lesion) {
            let of_other = draft.services_of(other);
            let same: Vec<usize> = of_other
                .filter(|(_, same)| same.kind == Kind::Excision && !same.gone())
                .map(|(index, _)| index)
                .collect();
            for same in same {
                let with = case.id(other);
                let text = format!("Lesions {id} and {with} were taken in one excision.");
                draft.merge(same, service, RULE, text.clone());
                draft.find(finding(
                    RULE,
                    Level::Advice,
                    Some(with),
                    Field::Kind,
                    format!("{text} The excision that is entered for lesion {with} counts with that of {id}, once."),
                    "Nothing, if it was one excision; else take the lesion out of the other's `also`.",
                ));
            }
        }
    }
}
