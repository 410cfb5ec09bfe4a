//! Lids, eyes and ears: the side as a modifier, only where the code has two sides (R-CLAIM-22, R-SITE-07, N-18).

use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::facts::class_of;
use crate::engine::ids::{Modifier, RuleId};
use crate::engine::lesion::{Part, Side};

const RULE: RuleId = RuleId::new("R-CLAIM-22");
const LIDS: RuleId = RuleId::new("R-SITE-07");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let lines: Vec<usize> = draft.lines().map(|(index, _)| index).collect();
    for line in lines {
        let code = draft.line(line).code;
        if case.book.code(code).is_none_or(|row| row.bilateral != 1) {
            continue;
        }
        let mut found: Vec<(Modifier, RuleId)> = Vec::new();
        for lesion in &draft.line(line).members {
            let own = side_modifier(case, *lesion);
            if let Some(own) = own.filter(|own| !found.contains(own)) {
                found.push(own);
            }
        }
        if let [(modifier, rule)] = found.as_slice() {
            let text = format!("{code} says which side: {modifier}.");
            draft.modify(line, *modifier, *rule, text);
        }
    }
}

fn side_modifier(case: &Case<'_>, lesion: usize) -> Option<(Modifier, RuleId)> {
    let facts = &case.facts[lesion];
    let site = case.book.site(facts.site.known()?);
    let lid = class_of(site, case.book) == Some("EYELID");
    let word = match (facts.side?, facts.part) {
        (Side::Left, Some(Part::Upper)) if lid => "E1",
        (Side::Left, Some(Part::Lower)) if lid => "E2",
        (Side::Right, Some(Part::Upper)) if lid => "E3",
        (Side::Right, Some(Part::Lower)) if lid => "E4",
        (Side::Left, _) => "LT",
        (Side::Right, _) => "RT",
        (Side::Bilateral, _) => "50",
        (Side::Midline, _) => return None,
    };
    Some((Modifier::new(word), if word.starts_with('E') { LIDS } else { RULE }))
}
