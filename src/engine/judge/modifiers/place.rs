//! Modifiers that name a side, a lid or a digit (R-CLAIM-09, R-CLAIM-22, N-18).

use super::Compared;
use crate::engine::ids::{Modifier, RuleId};
use crate::engine::judge::remark::Remark;
use crate::engine::judge::sheet::Sheet;

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

/// Whether the site of a line's lesions carries this modifier.
pub fn fits(sheet: &Sheet<'_>, line: usize, modifier: Modifier) -> bool {
    let case = sheet.case;
    let mut members = sheet.lines[line].members.iter();
    members.any(|lesion| {
        case.facts[*lesion]
            .site
            .known()
            .is_some_and(|site| case.book.site(site).modifiers.contains(&modifier))
    })
}

pub fn apply(sheet: &Sheet<'_>, billed: usize, compared: &Compared<'_>) -> Vec<Remark> {
    let (Some(line), Some(code)) = (compared.line, sheet.billed[billed].code) else { return Vec::new() };
    let sides = sheet.case.book.code(code).is_some_and(|row| row.bilateral == 1);
    let mut out = Vec::new();
    for modifier in compared.extra() {
        if is_side(modifier) && !sides {
            let text =
                format!("{code} has no sides, so {modifier} says nothing; the side belongs in the note.");
            out.push(Remark::wrong(SIDES, text, format!("Take {modifier} off.")));
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
    for modifier in compared.lacking().filter(|modifier| is_side(*modifier) || is_digit_or_lid(*modifier)) {
        let text = format!("the code has two sides: {modifier} says which.");
        out.push(Remark::wrong(SIDES, text, format!("Add {modifier}.")));
    }
    out
}
