//! Modifiers that name a side, a lid or a digit (R-CLAIM-09, R-CLAIM-22, N-18).

use super::Compared;
use crate::engine::case::Case;
use crate::engine::draft::Line;
use crate::engine::ids::{Modifier, RuleId};
use crate::engine::judge::remark::Remark;
use crate::engine::judge::sheet::Sheet;
use crate::engine::lesion::Side;
use crate::engine::rules::lid_modifier;

const SIDES: RuleId = RuleId::new("R-CLAIM-22");
const DIGITS: RuleId = RuleId::new("R-CLAIM-09");

/// Whether a modifier names a side of the body.
fn is_side(modifier: Modifier) -> bool {
    matches!(modifier.as_str(), "LT" | "RT" | "50")
}

/// Whether a modifier names a lid or a digit.
pub fn is_digit_or_lid(modifier: Modifier) -> bool {
    let mut letters = modifier.as_str().chars();
    match (letters.next(), letters.next()) {
        (Some('E'), Some(last)) => ('1'..='4').contains(&last),
        (Some('F' | 'T'), Some(last)) => last == 'A' || last.is_ascii_digit(),
        _ => false,
    }
}

/// Whether a modifier names where a lesion lies.
pub fn is_place(modifier: Modifier) -> bool {
    is_digit_or_lid(modifier) || matches!(modifier.as_str(), "LT" | "RT")
}

/// Whether the place of a lesion carries this modifier: a lid by its side and part, where both are known.
fn carries(case: &Case<'_>, lesion: usize, modifier: Modifier) -> bool {
    match lid_modifier(case, lesion) {
        Some(lid) => lid == modifier,
        None => {
            let site = case.facts[lesion].site.known();
            site.is_some_and(|site| case.book.site(site).modifiers.contains(&modifier))
        }
    }
}

/// Whether the place of one of a line's lesions carries this modifier.
fn fits(sheet: &Sheet<'_>, line: usize, modifier: Modifier) -> bool {
    sheet.lines[line].members.iter().any(|lesion| carries(sheet.case, *lesion, modifier))
}

/// Whether a modifier parts a line from others: all its lesions lie at that digit or lid, and none of theirs may
/// (R-CLAIM-09, R-SITE-10).
pub fn parts(sheet: &Sheet<'_>, line: usize, modifier: Modifier, others: &[usize]) -> bool {
    let at = |lesion: &usize| carries(sheet.case, *lesion, modifier);
    let elsewhere = |lesion: &usize| {
        sheet.case.facts[*lesion].site.known().is_some() && !carries(sheet.case, *lesion, modifier)
    };
    let own = &sheet.lines[line].members;
    !own.is_empty()
        && own.iter().all(at)
        && others.iter().all(|other| sheet.lines[*other].members.iter().all(elsewhere))
}

/// Whether LT or RT is the side that is documented for all lesions of a line.
fn is_own_side(case: &Case<'_>, line: &Line, modifier: Modifier) -> bool {
    let side = match modifier.as_str() {
        "LT" => Side::Left,
        "RT" => Side::Right,
        _ => return false,
    };
    line.members.iter().all(|lesion| case.facts[*lesion].side == Some(side))
}

/// Whether a claim line lies where modifiers say; `None` where they name no digit, lid or side.
pub fn is_of(case: &Case<'_>, line: &Line, modifiers: &[Modifier]) -> Option<bool> {
    let mut named = modifiers.iter().copied().filter(|modifier| is_place(*modifier));
    let fits = |modifier: Modifier| {
        let mut members = line.members.iter();
        is_own_side(case, line, modifier) || members.any(|lesion| carries(case, *lesion, modifier))
    };
    let first = named.next()?;
    Some(fits(first) && named.all(fits))
}

pub fn apply(sheet: &Sheet<'_>, billed: usize, compared: &Compared<'_>) -> Vec<Remark> {
    let (Some(line), Some(code)) = (compared.line, sheet.billed[billed].code) else { return Vec::new() };
    let sides = sheet.case.book.code(code).is_some_and(|row| row.bilateral == 1);
    let lid = compared.lacking().find(|modifier| is_digit_or_lid(*modifier));
    let mut named = false;
    let mut out = Vec::new();
    let side_by_side = sheet.side_by_side(line) || sheet.both_sides_in_one(billed);
    for modifier in compared.extra().filter(|modifier| !(side_by_side && is_side(*modifier))) {
        if is_side(modifier) && !sides {
            let text =
                format!("{code} has no sides, so {modifier} says nothing; the side belongs in the note.");
            out.push(Remark::wrong(SIDES, text, format!("Take {modifier} off.")));
        } else if let Some(lid) = lid.filter(|_| is_own_side(sheet.case, &sheet.lines[line], modifier)) {
            named = true;
            let text =
                format!("{modifier} is the side; the code is once for each lid, and {lid} says which.");
            out.push(Remark::wrong(SIDES, text, format!("Use {lid} in its place.")));
        } else if is_side(modifier) {
            let text = format!("{modifier} is not the side that is documented for {}.", sheet.lesions(line));
            out.push(Remark::wrong(SIDES, text, format!("Correct {modifier} or the side.")));
        } else if is_digit_or_lid(modifier) && fits(sheet, line, modifier) {
            let text = format!("Accepted: {modifier} names the place; our reading is the line without it.");
            out.push(Remark::accepted(DIGITS, text));
        } else if is_digit_or_lid(modifier) {
            let text = format!("{modifier} is not the place of {}.", sheet.lesions(line));
            out.push(Remark::wrong(DIGITS, text, format!("Take {modifier} off, or correct the site.")));
        }
    }
    let lacks =
        |modifier: &Modifier| (is_side(*modifier) && !side_by_side) || (is_digit_or_lid(*modifier) && !named);
    for modifier in compared.lacking().filter(lacks) {
        let text = format!("the code has two sides: {modifier} says which.");
        out.push(Remark::wrong(SIDES, text, format!("Add {modifier}.")));
    }
    out
}
