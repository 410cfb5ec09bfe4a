//! The limits of the tables, which hold whatever is documented: units above the daily limit (R-CLAIM-28), and codes that
//! never stand together (R-CLAIM-02), diagnoses of one line (R-DX-16).

use super::remark::Remark;
use super::sheet::{Entry, Sheet};
use crate::engine::book::Judged;
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;

const UNITS: RuleId = RuleId::new("R-CLAIM-28");
const DIAGNOSES: RuleId = RuleId::new("R-DX-16");
/// Diagnoses that a line can point to.
const POINTERS: usize = 4;
const NEVER: RuleId = RuleId::new("R-CLAIM-02");

/// What the limits say about one billed line.
pub fn judge(sheet: &Sheet<'_>, billed: usize) -> Vec<Remark> {
    let limits = [too_many(sheet, billed), never_together(sheet, billed), diagnoses(sheet, billed)];
    limits.into_iter().flatten().collect()
}

fn diagnoses(sheet: &Sheet<'_>, billed: usize) -> Option<Remark> {
    let stated = sheet.billed[billed].diagnoses.len();
    let text = format!("{stated} diagnoses, and a line points to at most {POINTERS}.");
    let remark = Remark::wrong(DIAGNOSES, text, format!("Keep the {POINTERS} that say most."));
    (stated > POINTERS).then_some(Remark { level: Some(Level::Warning), ..remark })
}

fn too_many(sheet: &Sheet<'_>, billed: usize) -> Option<Remark> {
    let entry = &sheet.billed[billed];
    let limit = sheet.case.book.unit_limit(entry.code?).filter(|limit| entry.units > limit.most)?;
    let hard = limit.judged == Judged::DayHard;
    // As documented, and such a limit can be appealed: that is said with the units.
    let documented = entry.meets.first().is_some_and(|line| sheet.ranked[*line].units == entry.units);
    if documented && !hard {
        return None;
    }
    let text = format!("{} units pass the daily limit of {}.", entry.units, limit.most);
    let level = if hard { Level::Blocker } else { Level::Warning };
    let remark = Remark::wrong(limit.rule.unwrap_or(UNITS), text, "Correct the units.");
    Some(Remark { level: Some(level), ..remark })
}

/// Of two that never stand together the one goes that is not documented; where both stand alike, column 2.
fn never_together(sheet: &Sheet<'_>, billed: usize) -> Option<Remark> {
    let entry = &sheet.billed[billed];
    let code = entry.code?;
    let stands = |entry: &Entry<'_>| !entry.meets.is_empty();
    sheet.billed.iter().find_map(|other| {
        let pair = sheet.case.book.pair(code, other.code?).filter(|pair| !pair.allowed)?;
        let goes = match (stands(entry), stands(other)) {
            (true, false) => false,
            (false, true) => true,
            (true, true) | (false, false) => pair.column2 == code,
        };
        let text = format!("{} and {} never stand together.", pair.column1, pair.column2);
        goes.then(|| Remark::wrong(NEVER, text, format!("Take {code} off; no modifier helps.")))
    })
}
