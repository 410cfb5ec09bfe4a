//! 59 and the X modifiers: needed where the pair table links two lines for different lesions, and nowhere else (P-16,
//! P-17, P-18, R-CLAIM-04, R-CLAIM-05, R-CLAIM-08, R-CLAIM-14).

use super::Compared;
use super::again::REPEATED;
use super::place::{is_digit_or_lid, is_place, parts};
use super::same_code::{Among, among};
use crate::engine::ids::{Code, Modifier, RuleId};
use crate::engine::judge::code::is_visit;
use crate::engine::judge::remark::Remark;
use crate::engine::judge::sheet::Sheet;
use crate::engine::rules::bundle::same_lesion_pair::on_different_lesions;
use crate::engine::rules::modify::distinct_lesions::{borne_by_column2, distinct};

const MISSING: RuleId = RuleId::new("P-16");
const NOT_NEEDED: RuleId = RuleId::new("P-17");
const SAME_LESION: RuleId = RuleId::new("P-18");
const COLUMN: RuleId = RuleId::new("R-CLAIM-04");
const EITHER_COLUMN: RuleId = RuleId::new("R-CLAIM-05");
const WHICH: RuleId = RuleId::new("R-CLAIM-08");
const SAME_CODE: RuleId = RuleId::new("R-CLAIM-14");

/// Whether a modifier says that a service is distinct.
pub fn is_distinct(modifier: Modifier) -> bool {
    matches!(modifier.as_str(), "59" | "XE" | "XS" | "XP" | "XU")
}

pub fn apply(sheet: &Sheet<'_>, billed: usize, compared: &Compared<'_>) -> Vec<Remark> {
    let (Some(line), Some(code)) = (compared.line, sheet.billed[billed].code) else { return Vec::new() };
    if is_visit(sheet, code) {
        return Vec::new();
    }
    let has: Vec<Modifier> = compared.has.iter().copied().filter(|modifier| is_distinct(*modifier)).collect();
    let wanted = compared.wants.iter().copied().find(|modifier| is_distinct(*modifier));
    let among = among(sheet, line);
    match has.as_slice() {
        [] if sheet.in_parts(line) && wanted.is_none() => Vec::new(),
        [] => lacking(sheet, billed, line, (wanted, among)).into_iter().collect(),
        [own] => {
            // Of lines with one code it may stand on any but one.
            let wanted = match among {
                Among::Further => wanted.or_else(|| Some(distinct(sheet.case))),
                Among::First if bears(sheet, line).next().is_none() => None,
                Among::First | Among::Alone => wanted,
            };
            match wanted {
                Some(wanted) if wanted == *own => Vec::new(),
                Some(wanted) => vec![another(sheet, line, wanted, *own)],
                // One line of ours in several of theirs: every further one may show that it is another lesion.
                None if sheet.in_parts(line) => Vec::new(),
                None => vec![too_much(sheet, line, *own)],
            }
        }
        [first, .., last] => {
            let text = format!("{first} and {last} say the same; a line takes one of them.");
            vec![Remark::wrong(WHICH, text, "Keep one.")]
        }
    }
}

/// Another one of the family than ours.
fn another(sheet: &Sheet<'_>, line: usize, wanted: Modifier, own: Modifier) -> Remark {
    let lesions = sheet.lesions(line);
    let means = match own.as_str() {
        "XE" => "another encounter of the same day, not the same visit",
        "XP" => "another practitioner",
        "XU" => "an unusual service that does not overlap",
        _ => {
            let text = format!("Accepted: {own} says the same here; our reading is {wanted}.");
            return Remark::accepted(WHICH, text);
        }
    };
    Remark::wrong(
        WHICH,
        format!("{own} means {means}; {lesions} is another lesion."),
        format!("Use {wanted}."),
    )
}

/// Lines that the pair table links with this one, for different lesions.
fn partners<'s>(sheet: &'s Sheet<'_>, line: usize) -> impl Iterator<Item = usize> + 's {
    let own = &sheet.lines[line];
    (0..sheet.lines.len()).filter(move |other| {
        let other = &sheet.lines[*other];
        let Some(pair) = sheet.case.book.pair(own.code, other.code).filter(|pair| pair.allowed) else {
            return false;
        };
        let (column1, column2) = if pair.column1 == own.code { (own, other) } else { (other, own) };
        own.code != other.code && on_different_lesions(column1, column2)
    })
}

/// Lines of its edits in which the modifier goes on this one.
fn bears<'s>(sheet: &'s Sheet<'_>, line: usize) -> impl Iterator<Item = usize> + 's {
    let own = sheet.lines[line].code;
    partners(sheet, line).filter(move |other| {
        let pair = sheet.case.book.pair(own, sheet.lines[*other].code);
        pair.is_some_and(|pair| {
            let on_column2 = borne_by_column2(sheet.case, pair.column1, pair.column2);
            own == if on_column2 { pair.column2 } else { pair.column1 }
        })
    })
}

/// Whether a claim line was billed with such a modifier.
fn shown(sheet: &Sheet<'_>, line: usize) -> bool {
    sheet.shown[line]
}

/// Billed without the modifier: what needs it, if anything on their claim does. What they did not bill needs no parting
/// from it: that it is missing is told apart.
fn lacking(
    sheet: &Sheet<'_>,
    billed: usize,
    line: usize,
    (wanted, among): (Option<Modifier>, Among),
) -> Option<Remark> {
    let code = sheet.ranked[line].code;
    let modifier = wanted.unwrap_or_else(|| distinct(sheet.case));
    let remedy = format!("Add {modifier} to {code}.");
    let has = &sheet.billed[billed].modifiers;
    let parted = |others: &[usize]| {
        let mut places = has.iter().filter(|modifier| is_digit_or_lid(**modifier));
        has.contains(&REPEATED) || places.any(|place| parts(sheet, line, *place, others))
    };
    let others: Vec<usize> = bears(sheet, line).filter(|other| sheet.met(*other)).collect();
    let bare: Vec<usize> = others.iter().copied().filter(|other| !shown(sheet, *other)).collect();
    if wanted.is_some() && !bare.is_empty() && !parted(&others) {
        let codes = codes(sheet, &bare).join(", ");
        let text = format!("an edit links {code} and {codes}; the lesions are different.");
        return Some(Remark::wrong(MISSING, text, remedy));
    }
    let again = |other: &usize| *other != line && sheet.met(*other) && sheet.ranked[*other].code == code;
    let again: Vec<usize> = (0..sheet.lines.len()).filter(again).collect();
    // A digit, lid or side that the policy puts there is asked for as such.
    let by_place =
        wanted.is_none() && sheet.ranked[line].modifiers.iter().any(|modifier| is_place(*modifier));
    if among == Among::Further && !by_place && !parted(&again) {
        let text = format!("{code} again for another lesion needs {modifier} on this line.");
        return Some(Remark::wrong(SAME_CODE, text, remedy));
    }
    // The other line of each edit has it.
    (wanted.is_some() && !others.is_empty() && !parted(&others)).then(|| {
        let text = "Accepted: Medicare has taken the modifier on either line of an edit since July 2019; our reading";
        Remark::accepted(EITHER_COLUMN, format!("{text} is {code}-{modifier}."))
    })
}

fn codes(sheet: &Sheet<'_>, lines: &[usize]) -> Vec<String> {
    let mut codes: Vec<Code> = lines.iter().map(|line| sheet.ranked[*line].code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes.iter().map(ToString::to_string).collect()
}

/// Billed with the modifier, documented without.
fn too_much(sheet: &Sheet<'_>, line: usize, own: Modifier) -> Remark {
    let code = sheet.ranked[line].code;
    let remedy = format!("Take {own} off.");
    let wants = |line: &usize| sheet.ranked[*line].modifiers.iter().any(|modifier| is_distinct(*modifier));
    let others: Vec<usize> = partners(sheet, line).collect();
    let bare: Vec<usize> = others
        .iter()
        .copied()
        .filter(|other| wants(other) && sheet.met(*other) && !shown(sheet, *other))
        .collect();
    if let Some(other) = bare.first() {
        let other = sheet.ranked[*other].code;
        let text = "Accepted: Medicare has taken the modifier on either line of an edit since July 2019; our reading";
        return Remark::accepted(EITHER_COLUMN, format!("{text} puts it on {other}, column 2."));
    }
    if let [_, ..] = others.as_slice() {
        let codes = codes(sheet, &others).join(", ");
        let text = format!(
            "{code} stays as it is in the edit with {codes}; the modifier belongs on the other line."
        );
        return Remark::wrong(COLUMN, text, remedy);
    }
    let members = &sheet.ranked[line].lesions;
    let same = sheet.dropped.iter().find(|dropped| {
        sheet.bills(dropped.code) && dropped.lesions.iter().any(|lesion| members.contains(lesion))
    });
    if let Some(same) = same {
        let text = format!("{own} means another lesion, and {} was billed for the same one.", same.code);
        return Remark::wrong(SAME_LESION, text, format!("Take {own} and {} off.", same.code));
    }
    // Two ways of one organ for the same lesions: the edit is there, and the lesion is one.
    let family = sheet.family(code).map(|row| &row.id);
    let other = sheet.billed.iter().filter(|entry| entry.meets.is_empty()).find_map(|entry| {
        let other = entry.code.filter(|other| sheet.family(*other).map(|row| &row.id) == family)?;
        sheet.case.book.pair(code, other).filter(|pair| pair.allowed).map(|_| other)
    });
    if let Some(other) = other {
        let text = format!("{own} means another lesion, and {other} was billed for the same one.");
        return Remark::wrong(SAME_LESION, text, format!("Take {own} and {other} off."));
    }
    Remark::wrong(
        NOT_NEEDED,
        format!("no edit links {code} with another line, so {own} says nothing."),
        remedy,
    )
}
