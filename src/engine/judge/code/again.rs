//! A code that is documented, billed once more than it is documented (P-04, P-37, P-46).

use crate::engine::ids::{Code, RuleId};
use crate::engine::judge::remark::Remark;
use crate::engine::judge::sheet::Sheet;

const BENIGN: RuleId = RuleId::new("P-04");
const BIOPSIES: RuleId = RuleId::new("P-37");
const INJECTIONS: RuleId = RuleId::new("P-46");

pub fn apply(sheet: &Sheet<'_>, _: usize, code: Code) -> Option<Remark> {
    let lines: Vec<usize> = (0..sheet.lines.len()).filter(|line| sheet.ranked[*line].code == code).collect();
    let first = *lines.first()?;
    let members: Vec<usize> = lines.iter().flat_map(|line| sheet.lines[*line].members.clone()).collect();
    let (rule, why) = match sheet.family_of(first) {
        "DESTR_BENIGN" => (BENIGN, "it is one unit, however many lesions"),
        "BIOPSY_SKIN" if sheet.lines[first].parent.is_none() => (BIOPSIES, "a day has one first biopsy"),
        "IL_INJ" => (INJECTIONS, "it counts lesions, not passes of the needle"),
        _ => (sheet.rule_of(first), "no other lesion supports it"),
    };
    let text =
        format!("billed once too often: {} stands on it already, and {why}.", sheet.case.name(&members));
    Some(Remark::wrong(rule, text, "Take this line off."))
}
