//! Why the payer pays for a line that it might question, or why not: what is covered as it is, the signs of benign
//! lesions, and what was removed for its looks (R-NEC-01 to R-NEC-03, R-NEC-05).

use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::ids::RuleId;
use crate::engine::need::{self, Need};
use crate::engine::procedure::Kind;

const SIGN: RuleId = RuleId::new("R-NEC-02");
const LOOKS: RuleId = RuleId::new("R-NEC-05");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let Some(payer) = case.encounter.payer.and_then(|payer| case.book.payer(payer)) else { return };
    let table = case.book.necessity();
    let needs = case.needs();
    // Of most lesions nobody asks.
    let is_asked = |lesion: &usize| needs[*lesion] != Need::NotAsked;
    let asked_lines = draft.lines().filter(|(_, line)| line.members.iter().chain(&line.pool).any(is_asked));
    let asked_lines: Vec<usize> = asked_lines.map(|(index, _)| index).collect();
    for line in asked_lines {
        let own = draft.line(line);
        let members = own.members.clone();
        let pool = &own.pool;
        let wished = pool.iter().all(|lesion| matches!(needs[*lesion], Need::Wish));
        let family = own.family;
        // A closure follows the lesion that it closes.
        let asked = need::asked_of(case, family) || case.book.family(family).closure.is_some();
        // The pages speak of destruction (R-NEC-01, R-NEC-03).
        let destroyed = case.book.family(family).kinds.contains(&Kind::Destruction);
        let mut shown: Vec<Need> = Vec::new();
        for need in members.iter().map(|lesion| needs[*lesion]) {
            let sign = matches!(need, Need::Sign(_)) && asked;
            if (sign || (matches!(need, Need::Covered(_)) && destroyed)) && !shown.contains(&need) {
                shown.push(need);
            }
        }
        for own in shown {
            let same: Vec<usize> = members.iter().copied().filter(|lesion| needs[*lesion] == own).collect();
            let name = case.name(&same);
            match own {
                Need::Covered(row) => {
                    let rule = table.covered[row].rule.unwrap_or(SIGN);
                    let text = ["Covered by ", &payer.label, " without a sign: ", &name, "."];
                    draft.add_reason(line, rule, text);
                }
                Need::Sign(row) => {
                    let sign = &table.signs[row];
                    let text = ["A sign that ", &payer.label, " accepts, ", &name, ": ", &sign.label, "."];
                    draft.add_reason(line, sign.rule.unwrap_or(SIGN), text);
                }
                Need::NotAsked | Need::OtherSign(_) | Need::Wish | Need::Words | Need::Nothing => {}
            }
        }
        if asked && wished {
            let name = case.name(&draft.line(line).pool);
            let text = ["Not covered by ", &payer.label, ", removed for looks: ", &name, "."];
            draft.add_reason(line, LOOKS, text);
        }
    }
}
