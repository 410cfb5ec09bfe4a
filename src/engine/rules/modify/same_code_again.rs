//! The same code for another lesion: from the second line on it says that the lesion is distinct (N-03).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, Line};
use crate::engine::ids::{Code, Modifier, RuleId};
use crate::engine::rules::modify::distinct_lesions::{anatomic, distinct};
use crate::engine::rules::modify::paired_organs::side_of_line;

const RULE: RuleId = RuleId::new("N-03");
const ANATOMIC: RuleId = RuleId::new("N-18");
const TWO_LINES: RuleId = RuleId::new("R-CLAIM-14");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let lines: Vec<usize> =
        draft.lines().filter(|(_, line)| lesion_by_lesion(case, line)).map(|(index, _)| index).collect();
    let mut before: Vec<(Code, usize)> = Vec::with_capacity(lines.len());
    for line in lines {
        let code = draft.line(line).code;
        let met = before.iter().any(|(met, _)| *met == code);
        before.push((code, line));
        if !met {
            continue;
        }
        let lesions = case.name(&draft.line(line).members);
        let again = " again, for ";
        match by_place(case, draft, &before, line) {
            Some(place) => {
                let by_policy = " says so, by policy.";
                let text = [code.as_str(), again, &lesions, ". ", place.as_str(), by_policy];
                draft.modify(line, place, ANATOMIC, text);
            }
            None => draft.modify(line, distinct(case), RULE, [code.as_str(), again, &lesions, "."]),
        }
        draft.add_reason(line, TWO_LINES, "One line for each lesion, one unit each.");
    }
}

/// Whether a further lesion of this kind has a line of its own, with the same code.
pub fn lesion_by_lesion(case: &Case<'_>, line: &Line) -> bool {
    let row = case.book.family(line.family);
    !row.pooled && row.per.is_none() && line.parent.is_none()
}

/// The digit, lid or side of a line where the policy prefers it and no line of the same code before has the same (N-18).
fn by_place(case: &Case<'_>, draft: &Draft, before: &[(Code, usize)], line: usize) -> Option<Modifier> {
    let place = |line: usize| {
        anatomic(case, draft, line).or_else(|| side_of_line(case, draft, line)).map(|(place, _)| place)
    };
    anatomic_preferred(case).then_some(())?;
    let own = place(line)?;
    let code = draft.line(line).code;
    let mut same = before.iter().filter(|(met, other)| *met == code && *other != line);
    same.all(|(_, other)| place(*other).is_some_and(|other| other != own)).then_some(own)
}

fn anatomic_preferred(case: &Case<'_>) -> bool {
    crate::engine::facts::switched(case.policy, crate::engine::policy::Switch::PreferAnatomic, "on")
}
