//! Why the payer pays for a line that it might question, or why not: what is covered as it is, the signs of benign
//! lesions, and what was removed for its looks (R-NEC-01 to R-NEC-03, R-NEC-05).

use crate::engine::book::SignRow;
use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::ids::RuleId;
use crate::engine::need::{self, Need};

const SIGN: RuleId = RuleId::new("R-NEC-02");
const LOOKS: RuleId = RuleId::new("R-NEC-05");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let Some(payer) = case.encounter.payer.and_then(|payer| case.book.payer(payer)) else { return };
    let lines: Vec<usize> = draft.lines().map(|(index, _)| index).collect();
    for line in lines {
        let asked = need::asked_of(case, draft.line(line).family);
        let needs: Vec<(usize, Need<'_>)> =
            draft.line(line).members.iter().map(|lesion| (*lesion, need::of(case, *lesion))).collect();
        let covered: Vec<usize> =
            needs.iter().filter(|(_, need)| matches!(need, Need::Covered(_))).map(|(at, _)| *at).collect();
        let rule = needs.iter().find_map(|(_, need)| match need {
            Need::Covered(row) => row.rule,
            Need::NotAsked
            | Need::Sign(_)
            | Need::OtherSign(_)
            | Need::Wish
            | Need::Words
            | Need::Nothing => None,
        });
        if let Some(rule) = rule {
            let name = case.name(&covered);
            draft.add_reason(line, rule, ["Covered by ", &payer.label, " without a sign: ", &name, "."]);
        }
        if !asked {
            continue;
        }
        let mut told: Vec<&SignRow> = Vec::new();
        for sign in needs.iter().filter_map(|(_, need)| sign(*need)) {
            if !told.iter().any(|other| std::ptr::eq(*other, sign)) {
                told.push(sign);
            }
        }
        for own in told {
            let same = |need: Need<'_>| sign(need).is_some_and(|other| std::ptr::eq(other, own));
            let lesions: Vec<usize> =
                needs.iter().filter(|(_, need)| same(*need)).map(|(lesion, _)| *lesion).collect();
            let name = case.name(&lesions);
            let text = ["A sign that ", &payer.label, " accepts, ", &name, ": ", &own.label, "."];
            draft.add_reason(line, own.rule.unwrap_or(SIGN), text);
        }
        let pool = &draft.line(line).pool;
        if pool.iter().all(|lesion| matches!(need::of(case, *lesion), Need::Wish)) {
            let name = case.name(pool);
            let text = ["Not covered by ", &payer.label, ", removed for looks: ", &name, "."];
            draft.add_reason(line, LOOKS, text);
        }
    }
}

fn sign(need: Need<'_>) -> Option<&SignRow> {
    match need {
        Need::Sign(row) => Some(row),
        Need::NotAsked | Need::Covered(_) | Need::OtherSign(_) | Need::Wish | Need::Words | Need::Nothing => {
            None
        }
    }
}
