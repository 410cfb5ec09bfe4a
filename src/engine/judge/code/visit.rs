//! A visit on the day of a procedure: only for work of its own (P-20, P-21, P-22, P-44).

use crate::engine::facts::written;
use crate::engine::ids::{Code, Modifier, RuleId};
use crate::engine::judge::remark::Remark;
use crate::engine::judge::sheet::Sheet;

const NO_25: RuleId = RuleId::new("P-20");
const DECISION: RuleId = RuleId::new("P-21");
const NEW_PATIENT: RuleId = RuleId::new("P-22");
const NINETY_DAYS: RuleId = RuleId::new("P-44");
const APART: RuleId = RuleId::new("R-CLAIM-11");
const SEPARATE: Modifier = Modifier::new("25");

/// Whether a code is that of a visit: evaluation and management stands between these numbers.
pub fn is_visit(code: Code) -> bool {
    Code::new("99202") <= code && code <= Code::new("99499")
}

pub fn apply(sheet: &Sheet<'_>, billed: usize, code: Code) -> Option<Remark> {
    if !is_visit(code) || sheet.gives(code) {
        return None;
    }
    let remedy = format!("Take {code} off, or record the separate problem and what was done about it.");
    let visit = sheet.case.encounter.visit.as_ref();
    let work = visit.and_then(|visit| written(&visit.separate_work));
    let with_procedure = !sheet.lines.is_empty();
    if work.is_some_and(only_new) {
        let text = "being new does not justify a visit on its own.";
        return Some(Remark::wrong(NEW_PATIENT, text, remedy));
    }
    let long = sheet.ranked.iter().find(|line| {
        sheet.family_of(line.rank - 1) == "DESTR_VASC"
            && sheet.case.book.code(line.code).is_some_and(|row| row.global == "090")
    });
    match (visit, work) {
        (_, Some(_)) if with_procedure && !sheet.billed[billed].modifiers.contains(&SEPARATE) => {
            let text = "a visit on the day of a procedure needs 25 and work of its own.";
            Some(Remark::wrong(NO_25, text, "Add 25: separate work is recorded."))
        }
        (_, Some(_)) => {
            let text = "the record names separate work; the level of the visit is not judged here.";
            Some(Remark::not_yet(APART, text, "Judge the level elsewhere."))
        }
        (_, None) if long.is_some() => {
            let code = long.map_or("", |line| line.code.as_str());
            let text = format!("{code} has a global period of 90 days, and visits about it are included.");
            Some(Remark::wrong(NINETY_DAYS, text, remedy))
        }
        (Some(_), None) => {
            let text = "deciding to treat is part of the procedure, and no work beyond it is recorded.";
            Some(Remark::wrong(DECISION, text, remedy))
        }
        (None, None) => {
            let text =
                "no visit with work of its own is documented; deciding to treat is part of the procedure.";
            Some(Remark::unsupported(DECISION, text, remedy))
        }
    }
}

/// Whether nothing but the patient being new is given as the work of a visit.
fn only_new(work: &str) -> bool {
    let work = work.to_lowercase();
    let words = work.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let filler = ["new", "patient", "first", "visit", "a", "the", "is", "was", "pt", "only", "consult"];
    let mut said = false;
    for word in words {
        if !filler.contains(&word) {
            return false;
        }
        said |= word == "new" || word == "first";
    }
    said
}
