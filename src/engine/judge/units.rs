//! The units of a billed line whose code is documented: too many, too few, or as documented.

use std::cmp::Ordering;

use super::code::not_yet_known;
use super::remark::Remark;
use super::sheet::Sheet;
use crate::engine::book::{Judged, Measure, Units};
use crate::engine::ids::RuleId;

const ONE_LINE: RuleId = RuleId::new("R-CLAIM-14");
const SEVERAL_LINES: RuleId = RuleId::new("R-CLAIM-28");
const BOTH_SIDES: RuleId = RuleId::new("N-32");
const SIDES: RuleId = RuleId::new("R-CLAIM-22");
const APART: RuleId = RuleId::new("R-COUNT-06");
const BENIGN: RuleId = RuleId::new("P-04");
const INJECTIONS: RuleId = RuleId::new("P-46");
const TAGS: RuleId = RuleId::new("R-COUNT-10");
const NO_FIRST: RuleId = RuleId::new("P-01");
const PARENT: RuleId = RuleId::new("R-CLAIM-27");
const MANY_TAGS: RuleId = RuleId::new("P-47");

/// What is to be said about the units; nothing where they are as documented.
pub fn judge(sheet: &Sheet<'_>, billed: usize) -> Vec<Remark> {
    let mut remarks = numbers(sheet, billed);
    remarks.extend(without_its_parent(sheet, billed));
    remarks
}

/// An add-on whose parent is documented and was not billed (P-01, R-CLAIM-27).
fn without_its_parent(sheet: &Sheet<'_>, billed: usize) -> Option<Remark> {
    let line = sheet.billed[billed].meets.first().copied()?;
    let own = &sheet.ranked[line];
    let parent = own.add_on_to? - 1;
    if sheet.met(parent) {
        return None;
    }
    let (code, first) = (own.code, sheet.ranked[parent].code);
    let rule = if sheet.family_of(line) == "DESTR_PREMAL" { NO_FIRST } else { PARENT };
    let text = format!("{code} is for further lesions and needs {first} for the first, which is not billed.");
    Some(Remark::wrong(rule, text, format!("Add {first}.")).naming(parent))
}

fn numbers(sheet: &Sheet<'_>, billed: usize) -> Vec<Remark> {
    let entry = &sheet.billed[billed];
    if sheet.both_sides_in_one(billed) {
        let text = "Accepted: 50 says both sides; our reading is a line for each.";
        return vec![Remark::accepted(SIDES, text)];
    }
    let [line] = entry.meets.as_slice() else {
        let text = "Accepted: the units are right on one line; our reading is a line for each lesion.";
        return vec![Remark::accepted(ONE_LINE, text)];
    };
    let given = sheet.ranked[*line].units;
    if sheet.side_by_side(*line) {
        let text = "Accepted: a line for each side says the same; our reading is one line with 50.";
        return vec![Remark::accepted(BOTH_SIDES, text)];
    }
    if sheet.in_parts(*line) {
        let text = format!("Accepted: the units of the day are right; our reading is one line of {given}.");
        return vec![Remark::accepted(SEVERAL_LINES, text)];
    }
    match entry.units.cmp(&given) {
        Ordering::Equal => above_a_limit(sheet, *line, given).into_iter().collect(),
        Ordering::Greater => vec![too_many(sheet, billed, *line)],
        Ordering::Less => {
            let code = sheet.ranked[*line].code;
            let text = format!("{} billed, {given} documented for {}.", entry.units, sheet.lesions(*line));
            vec![Remark::wrong(sheet.rule_of(*line), text, format!("Bill {code} x{given}."))]
        }
    }
}

/// A line as documented.
pub fn as_documented(sheet: &Sheet<'_>, billed: usize) -> Remark {
    let line = sheet.billed[billed].meets.first().copied().unwrap_or(0);
    Remark::accepted(sheet.rule_of(line), format!("As documented for {}.", sheet.lesions(line)))
}

/// Right, but above a daily limit that can be appealed.
fn above_a_limit(sheet: &Sheet<'_>, line: usize, units: u32) -> Option<Remark> {
    let limit = sheet.case.book.unit_limit(sheet.ranked[line].code)?;
    if units <= limit.most || limit.judged != Judged::DaySoft {
        return None;
    }
    let rule = match limit.rule {
        Some(rule) if rule == TAGS => MANY_TAGS,
        Some(rule) => rule,
        None => SEVERAL_LINES,
    };
    let text = format!(
        "As documented for {}; {units} units pass the daily limit of {}, so expect a record request.",
        sheet.lesions(line),
        limit.most
    );
    Some(Remark::accepted(rule, text))
}

fn too_many(sheet: &Sheet<'_>, billed: usize, line: usize) -> Remark {
    let (entry, own) = (&sheet.billed[billed], &sheet.ranked[line]);
    let (code, given, lesions) = (own.code, own.units, sheet.lesions(line));
    if !sheet.above_hard_limit(code, entry.units)
        && let Some(remark) = not_yet_known::apply(sheet, billed, code)
    {
        return remark;
    }
    let remedy = format!("Bill {code} x{given}.");
    let first = own.add_on_to.map(|parent| sheet.ranked[parent - 1].code);
    if let Some(first) = first.filter(|_| entry.units == given + 1 && counts_from_the_second(sheet, line)) {
        let lesions = given + 1;
        let text = format!(
            "the first lesion is counted twice: {first} is the first of {lesions}, so {given} are left, not {lesions}."
        );
        return Remark::wrong(sheet.rule_of(line), text, remedy);
    }
    let family = sheet.family_of(line);
    let others = pooled_elsewhere(sheet, line);
    if own.add_on_to.is_some() && others > 0 && entry.units == given + others {
        let text = format!("lesions of another kind are counted in: {given} are documented for {lesions}.");
        return Remark::wrong(APART, text, remedy);
    }
    let text = match family {
        "DESTR_BENIGN" => format!("{code} is one unit, however many lesions ({lesions})."),
        "IL_INJ" => format!("{code} counts lesions, not passes of the needle: one unit for {lesions}."),
        _ if whole_pool(sheet, line) => format!("{code} is one unit, however many lesions ({lesions})."),
        _ => format!("{} billed, {given} documented for {lesions}.", entry.units),
    };
    let rule = match family {
        "DESTR_BENIGN" => BENIGN,
        "IL_INJ" => INJECTIONS,
        _ => sheet.rule_of(line),
    };
    Remark::wrong(rule, text, remedy)
}

/// Whether the line is an add-on for each lesion from the second on.
fn counts_from_the_second(sheet: &Sheet<'_>, line: usize) -> bool {
    let own = &sheet.lines[line];
    let row = sheet.case.book.family(own.family);
    let each = Units::Each { beyond: 1, per: 1 };
    let by_number = sheet.case.book.ladder(own.family, None).is_some_and(|ladder| {
        ladder
            .rungs
            .iter()
            .flat_map(|rung| &rung.gives)
            .any(|gives| gives.code == own.code && gives.units == each)
    });
    by_number || row.measure == Measure::Technique
}

/// Whether the line is one unit for all lesions of its pool.
fn whole_pool(sheet: &Sheet<'_>, line: usize) -> bool {
    let own = &sheet.lines[line];
    let row = sheet.case.book.family(own.family);
    row.pooled && own.units == 1 && own.parent.is_none()
}

/// How many lesions stand on other lines of pools that are counted.
fn pooled_elsewhere(sheet: &Sheet<'_>, line: usize) -> u32 {
    let own = sheet.lines[line].family;
    let mut lesions: Vec<usize> = Vec::new();
    for other in sheet.lines.iter().filter(|other| other.family != own) {
        let row = sheet.case.book.family(other.family);
        if row.measure == Measure::Count && row.pooled {
            lesions.extend(&other.pool);
        }
    }
    lesions.sort_unstable();
    lesions.dedup();
    lesions.iter().filter_map(|lesion| sheet.case.facts[*lesion].count).sum()
}
