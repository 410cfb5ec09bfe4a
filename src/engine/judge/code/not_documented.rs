//! Nothing documented leads to the code (R-CODE-01).

use crate::engine::ids::{Code, RuleId};
use crate::engine::judge::remark::Remark;
use crate::engine::judge::sheet::Sheet;

const RULE: RuleId = RuleId::new("R-CODE-01");

pub fn apply(sheet: &Sheet<'_>, code: Code) -> Remark {
    let remedy = format!("Record what was done, or take {code} off.");
    let Some(family) = sheet.family(code) else {
        let text = format!("'{code}' is not in the tables of edition {}.", sheet.case.book.edition());
        return Remark::not_yet(RULE, text, "Judge it elsewhere.");
    };
    let text = format!("it is for {}, and no entry documents that.", family.label);
    Remark::unsupported(RULE, text, remedy)
}
