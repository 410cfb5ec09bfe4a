//! Lines as somebody billed them, judged against what is documented: right, wrong, not supported, and documented but
//! not billed. Too much and too little are treated alike, and the order of the billed lines plays no part.
//!
//! Every judgement compares a billed line with the lines, questions, holds and drops of the answer, so that it says
//! what the answer says, whoever made it.

mod code;
mod diagnoses;
mod limits;
mod meet;
mod missing;
mod modifiers;
mod remark;
mod sheet;
mod units;

pub use self::sheet::Sheet;

use self::remark::Remark;
use super::ids::RuleId;
use super::outcome::{BilledLine, Finding, Level, Reason, Verdict};
use super::place::Field;

const OUTSIDE: RuleId = RuleId::new("N-57");
/// Rules about modifiers that have no message of their own.
const MODIFIERS: &[&str] = &[
    "R-ABN-01",
    "R-ABN-02",
    "R-ABN-03",
    "R-CLAIM-04",
    "R-CLAIM-08",
    "R-CLAIM-09",
    "R-CLAIM-12",
    "R-CLAIM-13",
    "R-CLAIM-14",
    "R-CLAIM-15",
    "R-CLAIM-16",
    "R-CLAIM-17",
    "R-CLAIM-18",
    "R-CLAIM-21",
    "R-CLAIM-22",
    "R-CLAIM-23",
    "R-NEC-05",
];

/// Judges every billed line, in their order, then names what is documented and not billed. What the user must read
/// becomes a finding.
pub fn judge(sheet: &Sheet<'_>, findings: &mut Vec<Finding>) -> Vec<BilledLine> {
    let book = sheet.case.book;
    if sheet.case.encounter.date_of_service.is_some_and(|date| date < book.period().0) {
        let outside = |billed| {
            let remark = Remark::unsupported(OUTSIDE, "The date of service is outside rule dates.", "");
            told(sheet, billed, vec![remark])
        };
        return (0..sheet.billed.len()).map(outside).collect();
    }
    let mut out = Vec::with_capacity(sheet.billed.len());
    let mut named = Vec::new();
    for billed in 0..sheet.billed.len() {
        let mut remarks = remarks(sheet, billed);
        // The gravest first; of equals the one that was found first.
        remarks.sort_by_key(|remark| remark.weight());
        for remark in remarks.iter().filter(|remark| remark.verdict != Verdict::Right && remark.tell) {
            findings.push(finding(sheet, &sheet.billed[billed].line.code, remark));
            named.extend(remark.names.filter(|_| remark.verdict == Verdict::Wrong));
        }
        out.push(told(sheet, billed, remarks));
    }
    for (line, remark) in missing::missing(sheet, &named) {
        let code = sheet.lines[line].code.to_string();
        if remark.tell {
            findings.push(finding(sheet, &code, &remark));
        }
        out.push(BilledLine {
            code,
            units: sheet.lines[line].units,
            modifiers: sheet.ranked[line].modifiers.iter().map(ToString::to_string).collect(),
            verdict: Verdict::Missing,
            rule: remark.rule,
            text: remark.whole().into(),
            also: Vec::new(),
        });
    }
    out
}

/// Everything that is to be said about one billed line.
fn remarks(sheet: &Sheet<'_>, billed: usize) -> Vec<Remark> {
    if sheet.billed[billed].meets.is_empty() {
        let mut remarks = vec![code::judge(sheet, billed)];
        remarks.extend(modifiers::on_what_does_not_stand(sheet, billed));
        // Under one rule a line is told once what is wrong.
        let of_diagnoses = diagnoses::on_what_does_not_stand(sheet, billed);
        let new = of_diagnoses.into_iter().filter(|remark| remark.rule != remarks[0].rule);
        remarks.extend(new.collect::<Vec<_>>());
        let rule = remarks[0].rule;
        remarks.extend(limits::judge(sheet, billed).into_iter().filter(|remark| remark.rule != rule));
        return remarks;
    }
    let mut remarks = units::judge(sheet, billed);
    remarks.extend(modifiers::judge(sheet, billed));
    remarks.extend(diagnoses::judge(sheet, billed));
    remarks.extend(limits::judge(sheet, billed));
    if remarks.iter().all(|remark| remark.verdict != Verdict::Wrong) {
        remarks.push(units::as_documented(sheet, billed));
    }
    remarks
}

/// A billed line with its verdict: that of the gravest remark.
fn told(sheet: &Sheet<'_>, billed: usize, remarks: Vec<Remark>) -> BilledLine {
    let entry = &sheet.billed[billed];
    let mut remarks = remarks.into_iter();
    // A line has at least one remark.
    let first = remarks.next().unwrap_or_else(|| Remark::unsupported(OUTSIDE, "", ""));
    BilledLine {
        code: entry.line.code.trim().to_owned(),
        units: entry.units,
        modifiers: entry.line.modifiers.clone(),
        verdict: first.verdict,
        rule: first.rule,
        text: first.whole().into(),
        also: remarks.map(|remark| Reason { rule: remark.rule, text: remark.whole().into() }).collect(),
    }
}

fn finding(sheet: &Sheet<'_>, code: &str, remark: &Remark) -> Finding {
    let page = sheet.case.book.rule(remark.rule).and_then(|page| page.level.as_deref());
    Finding {
        rule: remark.rule,
        level: level(remark, page.and_then(Level::parse)),
        lesion: None,
        field: Some(Field::Billed),
        message: match remark.verdict {
            Verdict::Missing => format!("{} is {}", code.trim(), remark.text),
            Verdict::Right | Verdict::Wrong | Verdict::Unsupported => {
                format!("Billed {}: {}", code.trim(), remark.text)
            }
        }
        .into(),
        remedy: remark.remedy.clone().into(),
        accepted: None,
    }
}

/// By the page of a message, but a wrong line is never mere advice. Without a page modifiers warn, as their messages do;
/// codes, units and diagnoses block.
fn level(remark: &Remark, page: Option<Level>) -> Level {
    let own = if MODIFIERS.contains(&remark.rule.as_str()) { Level::Warning } else { Level::Blocker };
    let level = remark.level.or(page).unwrap_or(own);
    if remark.verdict == Verdict::Wrong { level.min(Level::Warning) } else { level }
}
