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
        if let Some((modifier, rule)) = side_of_line(case, draft, line) {
            let text = format!("{} says which side: {modifier}.", draft.line(line).code);
            draft.modify(line, modifier, rule, text);
        }
    }
}

/// The side of a line whose code has two sides, where its lesions share one.
pub fn side_of_line(case: &Case<'_>, draft: &Draft, line: usize) -> Option<(Modifier, RuleId)> {
    let line = draft.line(line);
    case.book.code(line.code).filter(|row| row.bilateral == 1)?;
    let mut found = line.members.iter().filter_map(|lesion| side_modifier(case, *lesion));
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

fn side_modifier(case: &Case<'_>, lesion: usize) -> Option<(Modifier, RuleId)> {
    if let Some(lid) = lid_modifier(case, lesion) {
        return Some((lid, LIDS));
    }
    case.facts[lesion].site.known()?;
    let word = match case.facts[lesion].side? {
        Side::Left => "LT",
        Side::Right => "RT",
        Side::Bilateral => "50",
        Side::Midline => return None,
    };
    Some((Modifier::new(word), RULE))
}

/// The lid of a lesion, where side and part are known.
pub fn lid_modifier(case: &Case<'_>, lesion: usize) -> Option<Modifier> {
    let facts = &case.facts[lesion];
    let site = case.book.site(facts.site.known()?);
    if class_of(site, case.book) != Some("EYELID") {
        return None;
    }
    let word = match (facts.side?, facts.part?) {
        (Side::Left, Part::Upper) => "E1",
        (Side::Left, Part::Lower) => "E2",
        (Side::Right, Part::Upper) => "E3",
        (Side::Right, Part::Lower) => "E4",
        (Side::Bilateral | Side::Midline, Part::Upper | Part::Lower) => return None,
    };
    Some(Modifier::new(word))
}
