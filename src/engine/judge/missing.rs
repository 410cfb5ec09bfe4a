//! What is documented and was not billed.

use super::remark::Remark;
use super::sheet::Sheet;

/// Every claim line that no billed line stands for, by its number, with what is said about it. A line that a wrong one is
/// to become (`named`) is not told twice.
pub fn missing(sheet: &Sheet<'_>, named: &[usize]) -> Vec<(usize, Remark)> {
    let out = (0..sheet.lines.len()).filter(|line| !sheet.met(*line));
    out.map(|line| (line, Remark { tell: !named.contains(&line), ..remark(sheet, line) })).collect()
}

fn remark(sheet: &Sheet<'_>, line: usize) -> Remark {
    let own = &sheet.ranked[line];
    let code = own.code;
    let units = if own.units == 1 { String::new() } else { format!(" x{}", own.units) };
    let text = match sheet.lines[line].members.as_slice() {
        [] => "documented and not billed.".to_owned(),
        _ => format!("documented for {} and not billed.", sheet.lesions(line)),
    };
    Remark::missing(sheet.rule_of(line), text, format!("Add {code}{units}."))
}
