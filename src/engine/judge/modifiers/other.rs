//! Any other modifier: those of the tables that nothing documented asks for, and those that the tables do not know
//! (R-CLAIM-21, R-CODE-08).

use super::Compared;
use super::{again, distinct, global, place};
use crate::engine::ids::{Modifier, RuleId};
use crate::engine::judge::code::is_visit;
use crate::engine::judge::remark::Remark;
use crate::engine::judge::sheet::Sheet;

const RULE: RuleId = RuleId::new("R-CLAIM-21");
const REDUCED: RuleId = RuleId::new("R-CODE-08");

pub fn apply(sheet: &Sheet<'_>, billed: usize, compared: &Compared<'_>) -> Vec<Remark> {
    let Some(code) = sheet.billed[billed].code else { return Vec::new() };
    let vascular = sheet.family(code).is_some_and(|row| row.id == "DESTR_VASC");
    let mut out: Vec<Remark> = Vec::new();
    for modifier in compared.extra().filter(|modifier| !judged_elsewhere(*modifier)) {
        let off = format!("Take {modifier} off, or record what asks for it.");
        out.push(match modifier.as_str() {
            "52" if vascular => {
                Remark::wrong(REDUCED, "a small area has its own code; 52 has no place here.", "Take 52 off.")
            }
            "57" | "25" if is_visit(sheet, code) => continue,
            _ => Remark::unsupported(RULE, format!("nothing documented asks for {modifier}."), off),
        });
    }
    if sheet.billed[billed].line.modifiers.len() > 4 {
        out.push(Remark::wrong(RULE, "a line takes at most four modifiers.", "Keep those that are needed."));
    }
    out
}

/// Whether another file says what is to be said.
fn judged_elsewhere(modifier: Modifier) -> bool {
    let known = matches!(
        modifier.as_str(),
        "25" | "57" | "51" | "LT" | "RT" | "50" | "GA" | "GX" | "GY" | "GZ" | "JW" | "JZ"
    );
    known
        || modifier == again::REPEATED
        || distinct::is_distinct(modifier)
        || global::rule(modifier).is_some()
        || place::is_digit_or_lid(modifier)
}
