//! 76 is for the same procedure on the same lesion, not for another lesion (R-CLAIM-15).

use super::{Compared, distinct, global};
use crate::engine::ids::{Modifier, RuleId};
use crate::engine::judge::remark::Remark;
use crate::engine::judge::sheet::Sheet;
use crate::engine::rules::modify::global_period::reaching;

const RULE: RuleId = RuleId::new("R-CLAIM-15");
/// The modifier for a repeated procedure.
pub const REPEATED: Modifier = Modifier::new("76");

pub fn apply(sheet: &Sheet<'_>, _: usize, compared: &Compared<'_>) -> Vec<Remark> {
    if !compared.extra().any(|modifier| modifier == REPEATED) {
        return Vec::new();
    }
    let of_days = compared.lacking().find(|modifier| global::rule(*modifier).is_some());
    let wanted = compared.lacking().find(|modifier| distinct::is_distinct(*modifier));
    let code = compared.line.map(|line| sheet.lines[line].code);
    let several = sheet.lines.iter().filter(|line| Some(line.code) == code).count() > 1;
    let lesions = compared.line.map_or_else(|| "the lesion".to_owned(), |line| sheet.lesions(line));
    let text = if of_days.is_some() || !several && !reaching(sheet.case).is_empty() {
        "76 repeats a procedure of the same date; in the days after it is 58, 78 or 79.".to_owned()
    } else if several || wanted.is_some() {
        format!("76 repeats a procedure on the same lesion, and {lesions} is another lesion.")
    } else {
        format!("76 repeats the same procedure on the same lesion, and {lesions} was treated once.")
    };
    let wanted = of_days.or(wanted);
    let remedy =
        wanted.map_or_else(|| "Take 76 off.".to_owned(), |modifier| format!("Use {modifier} in its place."));
    vec![Remark::wrong(RULE, text, remedy)]
}
