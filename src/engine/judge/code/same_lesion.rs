//! A service that another one on the same lesion includes: named and dropped by the answer, and billed all the same
//! (P-15, P-18, P-35, P-36, P-42, P-51, P-52).

use crate::engine::ids::{Code, RuleId};
use crate::engine::judge::modifiers::distinct;
use crate::engine::judge::remark::Remark;
use crate::engine::judge::sheet::{Sheet, named};
use crate::engine::outcome::{Dropped, LesionId};

const SAMPLED: RuleId = RuleId::new("P-15");
const NOT_DISTINCT: RuleId = RuleId::new("P-18");
const SIMPLE: RuleId = RuleId::new("P-35");
const LAYERED: RuleId = RuleId::new("P-36");
const CAUTERY: RuleId = RuleId::new("P-42");
const TWICE: RuleId = RuleId::new("P-51");
const LIGHT: RuleId = RuleId::new("P-52");

pub fn apply(sheet: &Sheet<'_>, billed: usize, code: Code) -> Option<Remark> {
    let dropped = sheet.dropped.iter().find(|dropped| dropped.code == code)?;
    Some(told(sheet, billed, code, dropped))
}

/// The same where the code is another one of what was dropped: a malignant destruction for one that would be benign.
pub fn by_kind(sheet: &Sheet<'_>, billed: usize, code: Code) -> Option<Remark> {
    let own = sheet.family(code)?;
    let dropped = sheet.dropped.iter().find(|dropped| {
        let other = sheet.family(dropped.code);
        other.is_some_and(|other| {
            own.closure.is_none() && own.kinds.iter().any(|kind| other.kinds.contains(kind))
        })
    })?;
    Some(told(sheet, billed, code, dropped))
}

fn told(sheet: &Sheet<'_>, billed: usize, code: Code, dropped: &Dropped) -> Remark {
    let lesions = named(&dropped.lesions);
    let remedy = format!("Take {code} off.");
    // The modifier says that it was another lesion: that is the graver mistake.
    if let Some(modifier) =
        sheet.billed[billed].modifiers.iter().find(|modifier| distinct::is_distinct(**modifier))
    {
        let text = format!("{modifier} means another lesion, and this is {lesions}. {}", dropped.text);
        return Remark::wrong(NOT_DISTINCT, text, remedy);
    }
    let text = match stands(sheet, &dropped.lesions) {
        Some(other) => format!("{lesions}: used by {other} already. {}", dropped.text),
        None => format!("{lesions}: {}", dropped.text),
    };
    Remark::wrong(message(sheet, code, dropped.rule), text, remedy)
}

/// The code that stands for these lesions.
fn stands(sheet: &Sheet<'_>, lesions: &[LesionId]) -> Option<Code> {
    let line = sheet.ranked.iter().find(|line| line.lesions.iter().any(|id| lesions.contains(id)))?;
    Some(line.code)
}

/// The message of a rule about one lesion.
fn message(sheet: &Sheet<'_>, code: Code, rule: RuleId) -> RuleId {
    let cautery = sheet.family(code).is_some_and(|row| row.id == "CHEM_CAUT");
    match rule.as_str() {
        _ if cautery => CAUTERY,
        "R-SAME-01" | "R-SAME-02" | "R-SAME-03" | "N-07" => SAMPLED,
        "R-SAME-11" => SIMPLE,
        "R-SAME-12" => LAYERED,
        "R-SAME-17" => LIGHT,
        own if own.starts_with("R-SAME-") || own == "R-CLAIM-03" || own == "N-36" => TWICE,
        _ => rule,
    }
}
