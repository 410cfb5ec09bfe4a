//! What is documented and was not billed.

use super::remark::Remark;
use super::sheet::Sheet;
use crate::engine::outcome::{BilledLine, Verdict};

/// Every claim line that no billed line stands for, by its number, with what is said about it.
pub fn missing(sheet: &Sheet<'_>, judged: &[BilledLine]) -> Vec<(usize, Remark)> {
    let out = (0..sheet.lines.len()).filter(|line| !sheet.met(*line));
    out.map(|line| (line, remark(sheet, line, judged))).collect()
}

fn remark(sheet: &Sheet<'_>, line: usize, judged: &[BilledLine]) -> Remark {
    let own = &sheet.ranked[line];
    let code = own.code;
    let units = if own.units == 1 { String::new() } else { format!(" x{}", own.units) };
    let text = match sheet.lines[line].members.as_slice() {
        [] => "documented and not billed.".to_owned(),
        _ => format!("documented for {} and not billed.", sheet.lesions(line)),
    };
    // Where a wrong line has named it already, it is not told twice.
    let word = code.as_str();
    let named = judged.iter().any(|billed| billed.verdict == Verdict::Wrong && billed.text.contains(word));
    Remark { tell: !named, ..Remark::missing(sheet.rule_of(line), text, format!("Add {code}{units}.")) }
}
