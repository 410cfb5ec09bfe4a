//! 51: never on add-ons or flat codes, never for Medicare; elsewhere payers differ (P-24, R-CLAIM-13).

use super::Compared;
use crate::engine::encounter::Payer;
use crate::engine::ids::{Modifier, RuleId};
use crate::engine::judge::remark::Remark;
use crate::engine::judge::sheet::Sheet;

const NOT_HERE: RuleId = RuleId::new("P-24");
const RULE: RuleId = RuleId::new("R-CLAIM-13");
const SEVERAL: Modifier = Modifier::new("51");

pub fn apply(sheet: &Sheet<'_>, billed: usize, compared: &Compared<'_>) -> Vec<Remark> {
    let Some(code) = sheet.billed[billed].code else { return Vec::new() };
    if compared.lacking().any(|modifier| modifier == SEVERAL) {
        let text = "this payer wants 51 on every further procedure, by policy.";
        return vec![Remark::wrong(RULE, text, "Add 51.")];
    }
    if !compared.extra().any(|modifier| modifier == SEVERAL) {
        return Vec::new();
    }
    let row = sheet.case.book.code(code);
    let reduced = row.is_none_or(|row| row.multiple == 2 && row.parents.is_empty());
    let medicare = sheet.case.encounter.payer == Some(Payer::Medicare);
    if !reduced {
        let text = format!("{code} is not reduced for several procedures, so 51 says nothing there.");
        return vec![Remark::wrong(NOT_HERE, text, "Take 51 off.")];
    }
    if medicare {
        return vec![Remark::wrong(NOT_HERE, "Medicare ranks and reduces by itself.", "Take 51 off.")];
    }
    let first = compared.line == Some(0);
    if first {
        return vec![Remark::wrong(RULE, "51 marks the further procedures, not the first.", "Take 51 off.")];
    }
    vec![Remark::accepted(RULE, "Accepted, as payers differ: our reading is the line without 51.")]
}
