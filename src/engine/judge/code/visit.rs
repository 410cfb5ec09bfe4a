//! A visit on the day of a procedure: only for work of its own (P-20, P-21, P-22, P-44).

use crate::engine::ids::{Code, Modifier, RuleId};
use crate::engine::judge::remark::Remark;
use crate::engine::judge::sheet::Sheet;
use crate::engine::visit::{Seen, Work};

const NO_25: RuleId = RuleId::new("P-20");
const DECISION: RuleId = RuleId::new("P-21");
const NEW_PATIENT: RuleId = RuleId::new("P-22");
const NINETY_DAYS: RuleId = RuleId::new("P-44");
const APART: RuleId = RuleId::new("R-CLAIM-11");
const SEPARATE: Modifier = Modifier::new("25");

/// Whether a code is that of a visit: one of the tables, or of the numbers between which such services stand.
pub fn is_visit(sheet: &Sheet<'_>, code: Code) -> bool {
    let visits = Code::new("99202")..=Code::new("99499");
    sheet.case.book.visits().row(code).is_some() || visits.contains(&code)
}

pub fn apply(sheet: &Sheet<'_>, billed: usize, code: Code) -> Option<Remark> {
    if let Some(other) = sheet.case.book.visits().other(code) {
        return Some(Remark::wrong(
            other.rule,
            format!("{code} {}.", other.text),
            format!("Take {code} off."),
        ));
    }
    if !is_visit(sheet, code) || sheet.gives(code) {
        return None;
    }
    let seen = Seen::of(sheet.case.encounter, sheet.case.book);
    let remark = judge(sheet, billed, code, seen.map(|seen| seen.work));
    // Where the visit was dropped, its finding has told why.
    let told = sheet.dropped.iter().any(|dropped| dropped.code == code);
    Some(Remark { tell: !told, ..remark })
}

fn judge(sheet: &Sheet<'_>, billed: usize, code: Code, work: Option<Work<'_>>) -> Remark {
    let remedy = format!("Take {code} off, or record the separate problem and what was done about it.");
    match work {
        Some(Work::OnlyNew) => {
            Remark::wrong(NEW_PATIENT, "being new does not justify a visit on its own.", remedy)
        }
        Some(Work::Recorded(_)) if !sheet.billed[billed].modifiers.contains(&SEPARATE) => {
            let text = "a visit on the day of a procedure needs 25 and work of its own.";
            Remark::wrong(NO_25, text, "Add 25, and state the visit that the work was for.")
        }
        Some(Work::Recorded(_)) => {
            let text =
                "the record names separate work, and another visit or none; its level is not judged here.";
            Remark::not_yet(APART, text, "Compare the code with the visit that is stated.")
        }
        None | Some(Work::None) if long(sheet).is_some() => {
            let long = long(sheet).map_or_else(String::new, |code| code.to_string());
            let text = format!("{long} has a global period of 90 days, and visits about it are included.");
            Remark::wrong(NINETY_DAYS, text, remedy)
        }
        Some(Work::None) => {
            let text = "deciding to treat is part of the procedure, and no work beyond it is recorded.";
            Remark::wrong(DECISION, text, remedy)
        }
        None => {
            let text =
                "no visit with work of its own is documented; deciding to treat is part of the procedure.";
            Remark::unsupported(DECISION, text, remedy)
        }
    }
}

/// A vessel growth that was treated: its visits are included for ninety days.
fn long(sheet: &Sheet<'_>) -> Option<Code> {
    let long = |code: Code| sheet.case.book.code(code).is_some_and(|row| row.global == "090");
    sheet.ranked.iter().map(|line| line.code).find(|code| long(*code))
}
