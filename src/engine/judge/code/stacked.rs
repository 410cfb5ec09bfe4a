//! Codes of one ladder billed on top of each other: 17000 and 17003 with 17004, 17110 with 17111, two first biopsies
//! (P-02, P-04, P-37, R-CLAIM-02). The one that is documented stands.

use crate::engine::ids::{Code, RuleId};
use crate::engine::judge::remark::Remark;
use crate::engine::judge::sheet::Sheet;

const KERATOSES: RuleId = RuleId::new("P-02");
const BENIGN: RuleId = RuleId::new("P-04");
const BIOPSIES: RuleId = RuleId::new("P-37");
const NEVER: RuleId = RuleId::new("R-CLAIM-02");

pub fn apply(sheet: &Sheet<'_>, billed: usize, code: Code) -> Option<Remark> {
    let book = sheet.case.book;
    let never = |other: &Code| book.pair(code, *other).is_some_and(|pair| !pair.allowed);
    let others = sheet.billed.iter().enumerate().filter(|(at, _)| *at != billed);
    let codes = others.filter_map(|(_, entry)| entry.code);
    let other = codes.filter(|other| never(other) && sheet.gives(*other)).min()?;
    let family = sheet.family(code).map(|row| row.id.as_str());
    let same = family == sheet.family(other).map(|row| row.id.as_str());
    let (rule, text) = match family.filter(|_| same) {
        Some("DESTR_PREMAL") => (KERATOSES, stacked_keratoses(sheet, code, other)),
        Some("DESTR_BENIGN") => {
            (BENIGN, format!("{code} and {other} are for different numbers; {other} is documented, alone."))
        }
        Some("BIOPSY_SKIN") => {
            let text = "a day has one first biopsy, of the highest technique; the others are add-ons";
            (BIOPSIES, format!("{text}. {other} is the first here."))
        }
        Some(_) | None => (NEVER, format!("{code} and {other} never stand together; {other} is documented.")),
    };
    Some(Remark::wrong(rule, text, format!("Take {code} off; no modifier helps.")))
}

/// The unit limits say it: the flat code is once a day, and the others end where it begins.
fn stacked_keratoses(sheet: &Sheet<'_>, code: Code, other: Code) -> String {
    let book = sheet.case.book;
    let family = book.code(code).map(|row| row.family);
    let limits: Vec<String> = book
        .codes()
        .filter(|(_, row)| Some(row.family) == family)
        .filter_map(|(code, _)| Some(format!("{code} x{}", book.unit_limit(code)?.most)))
        .collect();
    format!("{other} is documented and stands alone. The daily limits are {}.", limits.join(", "))
}
