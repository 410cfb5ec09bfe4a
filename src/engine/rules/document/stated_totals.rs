//! Dictated totals against the entries: blocks where the difference changes a code or its units, else advises
//! (R-COUNT-04).

use crate::engine::book::Rounding;
use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::{Code, RuleId};
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::procedure::Kind;

const RULE: RuleId = RuleId::new("R-COUNT-04");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let stated = case.encounter.stated;
    for (total, kind, behaviour, field, what) in [
        (
            stated.premalignant,
            Kind::Destruction,
            "premalignant",
            Field::StatedPremalignant,
            "premalignant lesions",
        ),
        (stated.benign, Kind::Destruction, "benign", Field::StatedBenign, "benign lesions"),
        (stated.tags, Kind::TagRemoval, "tag", Field::StatedTags, "tags"),
    ] {
        let (Some(total), Some(family)) = (total, case.book.family_by(kind, behaviour)) else { continue };
        let members: Vec<usize> = draft
            .standing()
            .filter(|(_, service)| service.family() == Some(family))
            .map(|(_, service)| service.lesion)
            .collect();
        if members.iter().any(|lesion| case.facts[*lesion].count.is_none()) {
            continue;
        }
        let entered: u32 = members.iter().filter_map(|lesion| case.facts[*lesion].count).sum();
        if entered == total {
            continue;
        }
        let codes = |number: u32| -> Vec<(Code, u32)> {
            let Some(ladder) = case.book.ladder(family, None).filter(|_| number > 0) else {
                return Vec::new();
            };
            let gives = &ladder.reach(number.into(), Rounding::Down).rung.gives;
            gives.iter().map(|gives| (gives.code, gives.units.of(number.into(), false))).collect()
        };
        let same = codes(entered) == codes(total);
        let level = if same { Level::Advice } else { Level::Blocker };
        let effect = if same { "the codes are the same" } else { "the codes differ" };
        draft.find(finding(
            RULE,
            level,
            None,
            field,
            format!("{entered} {what} are entered, {total} were dictated; {effect}."),
            "Correct the entries or the total.",
        ));
    }
}
