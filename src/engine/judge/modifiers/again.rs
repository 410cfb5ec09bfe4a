//! 76 is for the same procedure on the same lesion, not for another lesion (R-CLAIM-15).

use super::Compared;
use crate::engine::ids::{Modifier, RuleId};
use crate::engine::judge::remark::Remark;
use crate::engine::judge::sheet::Sheet;

const RULE: RuleId = RuleId::new("R-CLAIM-15");
/// The modifier for a repeated procedure.
pub const REPEATED: Modifier = Modifier::new("76");

pub fn apply(sheet: &Sheet<'_>, _: usize, compared: &Compared<'_>) -> Vec<Remark> {
    if !compared.extra().any(|modifier| modifier == REPEATED) {
        return Vec::new();
    }
    let wanted = compared.lacking().find(|modifier| super::distinct::is_distinct(*modifier));
    let lesions = compared.line.map_or_else(|| "the lesion".to_owned(), |line| sheet.lesions(line));
    let text = format!("76 repeats a procedure on the same lesion, and {lesions} is another lesion.");
    let remedy =
        wanted.map_or_else(|| "Take 76 off.".to_owned(), |modifier| format!("Use {modifier} in its place."));
    vec![Remark::wrong(RULE, text, remedy)]
}
