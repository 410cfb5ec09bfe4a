//! A code that is possible while a fact is open or a report is awaited: not supported until then (P-05, P-06, P-12,
//! P-15, P-30).

use crate::engine::facts::class_of;
use crate::engine::ids::{Code, RuleId};
use crate::engine::judge::remark::Remark;
use crate::engine::judge::sheet::{Sheet, named};
use crate::engine::lesion::Count;
use crate::engine::outcome::{Held, Open};
use crate::engine::place::Field;

const VAGUE: RuleId = RuleId::new("P-05");
const NO_SIZE: RuleId = RuleId::new("P-06");
const NO_REPORT: RuleId = RuleId::new("P-12");
const SAMPLED: RuleId = RuleId::new("P-15");
const LID: RuleId = RuleId::new("P-30");
/// Rules under which a lesion waits that was sampled and destroyed at once.
const SAMPLED_RULES: [RuleId; 2] = [RuleId::new("R-SAME-01"), RuleId::new("N-07")];

pub fn apply(sheet: &Sheet<'_>, _: usize, code: Code) -> Option<Remark> {
    let open = sheet.open.iter().find(|open| open.codes.iter().any(|codes| codes.contains(&code)));
    if let Some(open) = open {
        let text = format!("not supported yet: {}", open.question);
        return Some(Remark::not_yet(rule_of(sheet, open), text, "Unsupported until that is answered."));
    }
    let waits = |held: &&Held| held.outcomes.iter().any(|outcome| outcome.codes.contains(&code));
    let held = sheet.held.iter().find(waits)?;
    let sampled = SAMPLED_RULES.contains(&held.rule);
    let malignant = sheet.family(code).is_some_and(|row| row.id == "DESTR_MALIG");
    let rule = match (sampled, malignant) {
        (true, _) => SAMPLED,
        (false, true) => NO_REPORT,
        (false, false) => held.rule,
    };
    let text = format!("not supported yet: {} waits for the {}.", named(&held.lesions), held.until);
    Some(Remark::not_yet(rule, text, "Unsupported until the report is there."))
}

/// The message of a question, where there is one.
fn rule_of(sheet: &Sheet<'_>, open: &Open) -> RuleId {
    let case = sheet.case;
    let asked =
        || (0..case.facts.len()).filter(|lesion| open.lesions.iter().any(|id| id == case.id(*lesion)));
    let at_a_lid = || {
        asked().filter_map(|lesion| case.facts[lesion].site.known()).any(|site| {
            let row = case.book.site(site);
            class_of(row, case.book) == Some("EYELID")
        })
    };
    match open.field {
        Field::Size => NO_SIZE,
        Field::Count if asked().any(|lesion| matches!(case.facts[lesion].lesion.count, Count::Vague(_))) => {
            VAGUE
        }
        Field::Site | Field::Part if at_a_lid() => LID,
        _ => open.rule,
    }
}
