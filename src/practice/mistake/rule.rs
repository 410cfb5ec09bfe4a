//! The rule behind an error in the answer at hand: an error of counting is under another rule for warts than for keratoses.

use super::table::{Mistake, What};
use crate::engine::ids::RuleId;
use crate::practice::grade::Sheet;

/// The rule that the engine names for what the error is about, where its row says so; else that of the row.
pub(super) fn at_hand(sheet: &Sheet<'_>, mistake: &Mistake, lines: &[usize]) -> RuleId {
    if !mistake.by_line {
        return mistake.rule;
    }
    let found = match mistake.kind() {
        What::Decision => of_question(sheet),
        What::Modifier => lines.iter().find_map(|line| Some(sheet.verdict(*line)?.rule)),
        What::Service => of_dropped(sheet, lines).or_else(|| of_line(sheet, lines)),
        What::Diagnosis | What::Order | What::Facts => None,
    };
    found.unwrap_or(mistake.rule)
}

fn of_question(sheet: &Sheet<'_>) -> Option<RuleId> {
    let answer = &sheet.key.assessment;
    let open = answer.open.first().map(|open| open.rule);
    let held = answer.held.first().map(|held| held.rule);
    if sheet.key.decision == crate::practice::Decision::Hold { held.or(open) } else { open.or(held) }
}

/// The rule that drops the code that was written.
fn of_dropped(sheet: &Sheet<'_>, lines: &[usize]) -> Option<RuleId> {
    let is_extra = |line: &&usize| sheet.extra.contains(line);
    lines.iter().filter(is_extra).find_map(|line| {
        let code = &sheet.answer.lines[*line].code;
        let dropped = sheet.key.assessment.dropped.iter().find(|dropped| dropped.code.as_str() == code)?;
        Some(dropped.rule)
    })
}

/// The rule that gives the line of the key in whose place the line was written, or the first one that is missing.
fn of_line(sheet: &Sheet<'_>, lines: &[usize]) -> Option<RuleId> {
    let pairs = || sheet.same.iter().chain(&sheet.near);
    let paired =
        lines.iter().find_map(|line| pairs().find(|(own, _)| own == line).map(|(_, wanted)| *wanted));
    let wanted = paired.or_else(|| sheet.missed.first().copied())?;
    sheet.key.assessment.lines[wanted].because.first().map(|reason| reason.rule)
}
