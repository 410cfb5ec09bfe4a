//! What is documented and was not billed.

use super::remark::Remark;
use super::sheet::Sheet;
use crate::engine::ids::RuleId;
use crate::engine::outcome::{BilledLine, Verdict};

const FIRST_KERATOSIS: RuleId = RuleId::new("P-01");
const PARENT: RuleId = RuleId::new("R-CLAIM-27");

/// Every claim line that no billed line stands for, by its number, with what is said about it.
pub fn missing(sheet: &Sheet<'_>, judged: &[BilledLine]) -> Vec<(usize, Remark)> {
    let out = (0..sheet.lines.len()).filter(|line| !sheet.met(*line));
    out.map(|line| (line, remark(sheet, line, judged))).collect()
}

fn remark(sheet: &Sheet<'_>, line: usize, judged: &[BilledLine]) -> Remark {
    let own = &sheet.ranked[line];
    let code = own.code;
    let add_on = sheet
        .billed
        .iter()
        .filter_map(|entry| entry.code)
        .find(|billed| sheet.case.book.code(*billed).is_some_and(|row| row.parents.contains(&code)));
    let units = if own.units == 1 { String::new() } else { format!(" x{}", own.units) };
    if let Some(add_on) = add_on {
        let rule = if sheet.family_of(line) == "DESTR_PREMAL" { FIRST_KERATOSIS } else { PARENT };
        let text = format!("not billed: {add_on} is for further lesions and needs {code} for the first.");
        return Remark::missing(rule, text, format!("Add {code}."));
    }
    let text = format!("documented for {} and not billed.", sheet.lesions(line));
    // Where a wrong line has named it already, it is not told twice.
    let word = code.as_str();
    let named = judged.iter().any(|billed| billed.verdict == Verdict::Wrong && billed.text.contains(word));
    Remark { tell: !named, ..Remark::missing(sheet.rule_of(line), text, format!("Add {code}{units}.")) }
}
