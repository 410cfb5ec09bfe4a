//! GA, GX, GY and GZ say who pays if Medicare does not (P-26, P-27, P-45, R-ABN-01, R-ABN-02).

use super::Compared;
use crate::engine::encounter::Abn;
use crate::engine::ids::{Modifier, RuleId};
use crate::engine::judge::remark::Remark;
use crate::engine::judge::sheet::Sheet;
use crate::engine::lesion::Symptom;

const COSMETIC: RuleId = RuleId::new("P-26");
const NO_NOTICE: RuleId = RuleId::new("P-27");
const COVERED: RuleId = RuleId::new("P-45");
const EXCLUDE: RuleId = RuleId::new("R-ABN-02");
const NOTICE: RuleId = RuleId::new("R-ABN-01");
const EXCLUDED: RuleId = RuleId::new("R-ABN-03");
const LOOKS: RuleId = RuleId::new("R-NEC-05");
const GA: Modifier = Modifier::new("GA");
const GX: Modifier = Modifier::new("GX");
const GY: Modifier = Modifier::new("GY");
const GZ: Modifier = Modifier::new("GZ");

pub fn apply(sheet: &Sheet<'_>, _: usize, compared: &Compared<'_>) -> Vec<Remark> {
    let Some(line) = compared.line else { return Vec::new() };
    let has = |modifier: Modifier| compared.has.contains(&modifier);
    // What the answer puts on the line as well is right.
    let extra = |modifier: Modifier| has(modifier) && !compared.wants.contains(&modifier);
    let (abn, cosmetic) = (sheet.case.encounter.record.abn, only_for_looks(sheet, line));
    let mut out = Vec::new();
    if of_another_payer(sheet) {
        let off: Vec<&str> =
            [GA, GX, GY, GZ].iter().filter(|own| extra(**own)).map(|own| own.as_str()).collect();
        if !off.is_empty() {
            let off = off.join(" and ");
            let text = format!("{off} belongs to claims of Original Medicare, and the payer is another.");
            out.push(Remark::wrong(NOTICE, text, format!("Take {off} off.")));
        }
        return out;
    }
    if has(GA) && (has(GZ) || has(GX)) {
        let other = if has(GZ) { GZ } else { GX };
        out.push(Remark::wrong(EXCLUDE, format!("GA and {other} exclude each other."), "Keep one of them."));
    }
    if extra(GX) && !has(GY) && !has(GA) {
        let text = "GX stands without GY: a voluntary notice is for an excluded service.";
        out.push(Remark::wrong(EXCLUDED, text, "Add GY, or take GX off."));
    }
    if extra(GA) && cosmetic {
        let text = "the removal was cosmetic, which is excluded: GY, with GX for a voluntary notice, not GA.";
        out.push(Remark::wrong(COSMETIC, text, "Use GY."));
    } else if extra(GA) && abn != Some(Abn::Signed) {
        let text = "GA says that a signed notice is on file, and none is recorded.";
        out.push(Remark::wrong(NO_NOTICE, text, "Record the signed notice, or use GZ."));
    }
    if extra(GZ) && abn == Some(Abn::Signed) {
        out.push(Remark::wrong(NOTICE, "a signed notice is on file: that is GA, not GZ.", "Use GA."));
    }
    if extra(GX) && abn != Some(Abn::Voluntary) {
        let text = "GX says that a voluntary notice was given, and none is recorded.";
        out.push(Remark::unsupported(NOTICE, text, "Record the notice, or take GX off."));
    }
    if (extra(GY) || extra(GA) || extra(GZ)) && sheet.family_of(line) == "DESTR_PREMAL" {
        let text = "Medicare covers the destruction of actinic keratoses without conditions.";
        out.push(Remark::wrong(COVERED, text, "Take the liability modifier off."));
    } else if extra(GY) && !cosmetic {
        let text = "GY is for excluded services, and nothing in the record says that this one was cosmetic.";
        out.push(Remark::unsupported(LOOKS, text, "Record that it was done for its looks, or take GY off."));
    }
    for modifier in compared.lacking().filter(|modifier| [GA, GX, GY, GZ].contains(modifier)) {
        let text = format!("{modifier} was chosen for this encounter and is not on the line.");
        out.push(Remark::wrong(EXCLUDED, text, format!("Add {modifier}.")));
    }
    out
}

/// Whether the payer is one that knows no notices (R-ABN-01). One that is not stated may be any.
fn of_another_payer(sheet: &Sheet<'_>) -> bool {
    let row = sheet.case.encounter.payer.and_then(|payer| sheet.case.book.payer(payer));
    row.is_some_and(|row| !row.abn)
}

/// Whether a lesion of the line was removed for its looks alone.
pub fn only_for_looks(sheet: &Sheet<'_>, line: usize) -> bool {
    let mut members = sheet.lines[line].members.iter();
    members.any(|lesion| sheet.case.facts[*lesion].lesion.symptoms.as_slice() == [Symptom::Cosmetic])
}
