//! A line has room for four modifiers; what finds none is told (R-CLAIM-21).

use crate::engine::assess::in_sending_order;
use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::{Modifier, RuleId};
use crate::engine::outcome::Level;

const RULE: RuleId = RuleId::new("R-CLAIM-21");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let mut left_out: Vec<String> = Vec::new();
    for (_, line) in draft.lines().filter(|(_, line)| line.modifiers().len() > 4) {
        let sent = in_sending_order(line.modifiers().to_vec());
        let more: Vec<&str> = (line.modifiers().iter())
            .filter(|modifier| !sent.contains(modifier))
            .map(Modifier::as_str)
            .collect();
        left_out.push(format!(
            "{} for {}: {} finds no room, a line sends four modifiers.",
            line.code,
            case.name(&line.members),
            more.join(", ")
        ));
    }
    for message in left_out {
        let remedy = "Tell the payer in the way that it names for further modifiers.";
        draft.find(finding(RULE, Level::Warning, None, None, message, remedy));
    }
}
