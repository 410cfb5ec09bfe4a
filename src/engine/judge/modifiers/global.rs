//! 58, 78, 79 and 24 say that an earlier procedure has a global period (P-43, R-CLAIM-16, R-CLAIM-17, R-CLAIM-18).

use super::Compared;
use super::again::REPEATED;
use crate::engine::ids::{Modifier, RuleId};
use crate::engine::judge::code::is_visit;
use crate::engine::judge::remark::Remark;
use crate::engine::judge::sheet::Sheet;
use crate::engine::rules::modify::global_period::reaching;

const WITHIN: RuleId = RuleId::new("P-43");
const OF_VISITS: Modifier = Modifier::new("24");

/// The rule of a modifier of global periods.
pub fn rule(modifier: Modifier) -> Option<RuleId> {
    match modifier.as_str() {
        "58" => Some(RuleId::new("R-CLAIM-16")),
        "79" | "24" => Some(RuleId::new("R-CLAIM-17")),
        "78" => Some(RuleId::new("R-CLAIM-18")),
        _ => None,
    }
}

pub fn apply(sheet: &Sheet<'_>, billed: usize, compared: &Compared<'_>) -> Vec<Remark> {
    let of_days = |modifier: &Modifier| rule(*modifier).is_some();
    let wanted = compared.wants.iter().copied().find(of_days);
    // Another word in its place, 76 among them, is told as one mistake.
    let replaced = compared.extra().any(|modifier| of_days(&modifier) || modifier == REPEATED);
    let lacking = compared.lacking().filter(|modifier| of_days(modifier) && !replaced).map(|modifier| {
        let text = format!("an earlier procedure has an open global period, so the line needs {modifier}.");
        Remark::wrong(WITHIN, text, format!("Add {modifier}."))
    });
    let open = !reaching(sheet.case).is_empty();
    let visit = sheet.billed[billed].code.is_some_and(|code| is_visit(sheet, code));
    let extra = compared.extra().filter_map(|modifier| {
        let rule = rule(modifier)?;
        if open && visit != (modifier == OF_VISITS) {
            let text = "24 is for visits; a procedure in a global period takes 58, 78 or 79.";
            return Some(Remark::wrong(rule, text, format!("Take {modifier} off, or correct it.")));
        }
        if let Some(wanted) = wanted {
            let text =
                format!("{modifier} means {}, and the record shows {}.", means(modifier), means(wanted));
            return Some(Remark::wrong(rule, text, format!("Use {wanted} in its place.")));
        }
        // Inside a period whose procedure may be that of this lesion the answer asks, and so does its finding.
        if open {
            return None;
        }
        let text =
            format!("{modifier} needs an earlier procedure with an open global period, and none is known.");
        Some(Remark::unsupported(rule, text, format!("Take {modifier} off, or name that procedure.")))
    });
    lacking.chain(extra).collect()
}

/// What a modifier of global periods says.
fn means(modifier: Modifier) -> &'static str {
    match modifier.as_str() {
        "58" => "that the same lesion is treated further",
        "78" => "a complication of the earlier procedure",
        "79" => "another lesion than before",
        _ => "another problem than before",
    }
}
