//! JW and JZ say what became of the rest of a vial for one dose; elsewhere neither has a place (R-CLAIM-23).

use super::Compared;
use crate::engine::ids::RuleId;
use crate::engine::judge::remark::Remark;
use crate::engine::judge::sheet::Sheet;

const RULE: RuleId = RuleId::new("R-CLAIM-23");

pub fn apply(sheet: &Sheet<'_>, billed: usize, compared: &Compared<'_>) -> Vec<Remark> {
    let Some(code) = sheet.billed[billed].code else { return Vec::new() };
    let drug = sheet.case.book.drug(code);
    // Other codes of drugs are unknown here, and nothing is said about them.
    if drug.is_none() && sheet.case.book.code(code).is_none() {
        return Vec::new();
    }
    let waste = compared.has.iter().find(|modifier| matches!(modifier.as_str(), "JW" | "JZ"));
    let remark = match (drug, waste) {
        (Some(drug), None) if drug.single_dose => Remark::wrong(
            drug.rule,
            format!("{code} ({}) comes for one dose and has neither JZ nor JW.", drug.label),
            "Add JZ if nothing was thrown away, JW on a line of its own for what was.",
        ),
        (Some(drug), Some(waste)) if !drug.single_dose => Remark::wrong(
            drug.rule,
            format!("{code} ({}) comes for several doses; {waste} has no place there.", drug.label),
            format!("Take {waste} off."),
        ),
        (None, Some(waste)) => Remark::wrong(
            RULE,
            format!("{waste} belongs on the line of a drug, not on a procedure."),
            format!("Take {waste} off."),
        ),
        (Some(_), _) | (None, None) => return Vec::new(),
    };
    vec![remark]
}
