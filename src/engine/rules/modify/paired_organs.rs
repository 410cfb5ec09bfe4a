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
