//! A code of another chapter in column 2 of a code that is documented: the tissue that a Mohs surgeon reads, a wound that is
//! cleaned beside a biopsy (R-CODE-29, R-CLAIM-04).

use crate::engine::ids::{Code, RuleId};
use crate::engine::judge::modifiers::distinct;
use crate::engine::judge::remark::Remark;
use crate::engine::judge::sheet::Sheet;

const PARTED: RuleId = RuleId::new("R-CLAIM-04");

pub fn apply(sheet: &Sheet<'_>, billed: usize, code: Code) -> Option<Remark> {
    let row = sheet.case.book.beside(code)?;
    let with = sheet.ranked.iter().map(|line| line.code).find(|code| row.under.contains(code))?;
    let label = &row.label;
    let mut modifiers = sheet.billed[billed].modifiers.iter();
    if let Some(modifier) = modifiers.find(|modifier| distinct::is_distinct(**modifier)) {
        let text = format!("{modifier} parts {code} ({label}) from {with}, and no entry tells of it.");
        return Some(Remark::not_yet(PARTED, text, "Judge it elsewhere."));
    }
    let text = format!("an edit makes {code} ({label}) part of {with} of the same day.");
    let remedy = format!("Take {code} off; 59 only where the record shows that it was another lesion.");
    Some(Remark::wrong(row.rule, text, remedy))
}
