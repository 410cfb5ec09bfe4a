//! Modifiers of visits: 25 and 57 belong there, 59 does not (P-19, P-20, P-23, R-CLAIM-12).

use super::Compared;
use super::distinct::is_distinct;
use crate::engine::ids::{Modifier, RuleId};
use crate::engine::judge::code::is_visit;
use crate::engine::judge::remark::Remark;
use crate::engine::judge::sheet::Sheet;

const NOT_59: RuleId = RuleId::new("P-19");
const NO_25: RuleId = RuleId::new("P-20");
const ON_A_PROCEDURE: RuleId = RuleId::new("P-23");
const LONG: RuleId = RuleId::new("R-CLAIM-12");
const SEPARATE: Modifier = Modifier::new("25");
const DECISION: Modifier = Modifier::new("57");

pub fn apply(sheet: &Sheet<'_>, billed: usize, compared: &Compared<'_>) -> Vec<Remark> {
    let Some(code) = sheet.billed[billed].code else { return Vec::new() };
    let mut out = Vec::new();
    if is_visit(sheet, code) {
        if let Some(modifier) = compared.has.iter().find(|modifier| is_distinct(**modifier)) {
            let text = format!("visits take 25, not {modifier}.");
            out.push(Remark::wrong(
                NOT_59,
                text,
                format!("Take {modifier} off; add 25 only for work of its own."),
            ));
        }
        for modifier in compared.lacking() {
            if modifier == SEPARATE {
                let text = "a visit on the day of a procedure needs 25.";
                out.push(Remark::wrong(NO_25, text, "Add 25."));
            } else if modifier == DECISION {
                let text = "the visit decided on a procedure with 90 global days and needs 57.";
                out.push(Remark::wrong(LONG, text, "Add 57."));
            }
        }
        if compared.line.is_some() && compared.extra().any(|modifier| modifier == DECISION) {
            let text = "57 is for the decision on a procedure with 90 global days, and none is documented.";
            out.push(Remark::wrong(LONG, text, "Take 57 off."));
        }
        return out;
    }
    if compared.has.contains(&SEPARATE) {
        out.push(Remark::wrong(
            ON_A_PROCEDURE,
            "25 belongs on the visit line, not on a procedure.",
            "Take 25 off.",
        ));
    }
    if compared.has.contains(&DECISION) {
        out.push(Remark::wrong(LONG, "57 belongs on a visit line, not on a procedure.", "Take 57 off."));
    }
    out
}
