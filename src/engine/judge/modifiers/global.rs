//! 58, 78, 79 and 24 say that an earlier procedure has a global period (P-43, R-CLAIM-16, R-CLAIM-17, R-CLAIM-18).

use super::Compared;
use crate::engine::ids::{Modifier, RuleId};
use crate::engine::judge::remark::Remark;
use crate::engine::judge::sheet::Sheet;

const WITHIN: RuleId = RuleId::new("P-43");

/// The rule of a modifier of global periods.
pub fn rule(modifier: Modifier) -> Option<RuleId> {
    match modifier.as_str() {
        "58" => Some(RuleId::new("R-CLAIM-16")),
        "79" | "24" => Some(RuleId::new("R-CLAIM-17")),
        "78" => Some(RuleId::new("R-CLAIM-18")),
        _ => None,
    }
}

pub fn apply(_: &Sheet<'_>, _: usize, compared: &Compared<'_>) -> Vec<Remark> {
    let lacking = compared.lacking().filter(|modifier| rule(*modifier).is_some()).map(|modifier| {
        let text = format!("an earlier procedure has an open global period, so the line needs {modifier}.");
        Remark::wrong(WITHIN, text, format!("Add {modifier}."))
    });
    let extra = compared.extra().filter_map(|modifier| {
        let text =
            format!("{modifier} needs an earlier procedure with an open global period, and none is known.");
        Some(Remark::unsupported(
            rule(modifier)?,
            text,
            format!("Take {modifier} off, or name that procedure."),
        ))
    });
    lacking.chain(extra).collect()
}
