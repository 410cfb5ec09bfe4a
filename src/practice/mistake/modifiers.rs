//! Errors of modifiers, on lines whose code is right.

use super::Hit;
use crate::engine::ids::RuleId;
use crate::engine::outcome::CodeLine;
use crate::practice::answer::AnswerLine;
use crate::practice::grade::{Sheet, fits_in_part};

const COLUMN: RuleId = RuleId::new("R-CLAIM-04");
const DISTINCT: &[&str] = &["59", "XE", "XP", "XS", "XU"];
const ANATOMIC: &[&str] = &[
    "LT", "RT", "50", "E1", "E2", "E3", "E4", "FA", "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9",
    "TA", "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9",
];

fn own_has(line: &AnswerLine, set: &[&str]) -> bool {
    line.modifiers.iter().any(|modifier| set.contains(&modifier.as_str()))
}

fn key_has(line: &CodeLine, set: &[&str]) -> bool {
    line.modifiers.iter().any(|modifier| set.contains(&modifier.as_str()))
}

/// Pairs that the engine does not take as they are.
fn wrong<'s>(sheet: &'s Sheet<'_>) -> impl Iterator<Item = (usize, &'s AnswerLine, &'s CodeLine)> {
    sheet.pairs().filter(|(at, own, wanted)| {
        let same = own.modifiers.len() == wanted.modifiers.len()
            && own
                .modifiers
                .iter()
                .all(|modifier| wanted.modifiers.iter().any(|other| other.as_str() == modifier));
        !same && !sheet.is_taken(*at) && !fits_in_part(sheet, *at)
    })
}

/// 59 on the line that stays as it is in its edit. On the other line instead it is taken by payers as well.
pub(super) fn on_column_1(sheet: &Sheet<'_>) -> Option<Hit> {
    let (at, own, _) = wrong(sheet).find(|(at, own, wanted)| {
        let about = |rule: RuleId| rule == COLUMN;
        let judged = sheet.verdict(*at);
        own_has(own, DISTINCT)
            && !key_has(wanted, DISTINCT)
            && judged.is_some_and(|line| about(line.rule) || line.also.iter().any(|also| about(also.rule)))
    })?;
    Hit::new(
        [at],
        format!(
            "59 on {} would be right if the edit denied it; it denies the other code, the second column",
            own.code
        ),
    )
}

/// Two services on different lesions that an edit would make one.
pub(super) fn distinct_missing(sheet: &Sheet<'_>) -> Option<Hit> {
    let (at, own, _) =
        wrong(sheet).find(|(_, own, wanted)| !own_has(own, DISTINCT) && key_has(wanted, DISTINCT))?;
    Hit::new(
        [at],
        format!(
            "{} without a modifier says that it was part of the other service; it was another lesion",
            own.code
        ),
    )
}

/// 59 where nothing links the codes, or on an add-on that follows its primary.
pub(super) fn needless_distinct(sheet: &Sheet<'_>) -> Option<Hit> {
    let (at, own, wanted) =
        wrong(sheet).find(|(_, own, wanted)| own_has(own, DISTINCT) && !key_has(wanted, DISTINCT))?;
    let why = if wanted.add_on_to.is_some() {
        "an add-on follows its primary"
    } else {
        "no edit links these codes"
    };
    Hit::new([at], format!("a modifier of a distinct service on {} says what nobody asks: {why}", own.code))
}

/// 25 on anything but a visit.
pub(super) fn visit_modifier_on_procedure(sheet: &Sheet<'_>) -> Option<Hit> {
    let line = (0..sheet.answer.lines.len()).find(|at| {
        let line = &sheet.answer.lines[*at];
        own_has(line, &["25", "57"]) && sheet.family_name(&line.code) != "VISIT" && !sheet.is_taken(*at)
    })?;
    Hit::new(
        [line],
        format!(
            "25 on {} would be right on a visit; it never belongs on a procedure",
            sheet.answer.lines[line].code
        ),
    )
}

/// A visit of the same day without 25.
pub(super) fn visit_modifier_missing(sheet: &Sheet<'_>) -> Option<Hit> {
    let (at, own, wanted) = wrong(sheet)
        .find(|(_, own, wanted)| key_has(wanted, &["25", "57"]) && !own_has(own, &["25", "57"]))?;
    let wanted: Vec<&str> = wanted.modifiers.iter().map(|modifier| modifier.as_str()).collect();
    Hit::new(
        [at],
        format!(
            "{} alone is denied on the day of a procedure; its own work is shown by {}",
            own.code,
            wanted.join(" ")
        ),
    )
}

/// 51 on an add-on, or for a payer that does not want it.
pub(super) fn needless_51(sheet: &Sheet<'_>) -> Option<Hit> {
    let (at, own, _) =
        wrong(sheet).find(|(_, own, wanted)| own_has(own, &["51"]) && !key_has(wanted, &["51"]))?;
    Hit::new(
        [at],
        format!("51 on {} is not sent: never on an add-on, and only to payers that ask for it", own.code),
    )
}

/// Side, finger, toe or lid.
pub(super) fn anatomic(sheet: &Sheet<'_>) -> Option<Hit> {
    let set = |modifiers: Vec<&str>| -> Vec<String> {
        modifiers.into_iter().filter(|modifier| ANATOMIC.contains(modifier)).map(str::to_owned).collect()
    };
    let (at, own, wanted) = wrong(sheet).find(|(_, own, wanted)| {
        set(own.modifiers.iter().map(String::as_str).collect())
            != set(wanted.modifiers.iter().map(|m| m.as_str()).collect())
    })?;
    let right = set(wanted.modifiers.iter().map(|modifier| modifier.as_str()).collect());
    let right = if right.is_empty() { "none here".to_owned() } else { right.join(" ") };
    Hit::new([at], format!("the modifier that names the place of {} is {right}", own.code))
}

/// Any other difference of modifiers.
pub(super) fn other(sheet: &Sheet<'_>) -> Option<Hit> {
    let (at, own, wanted) = wrong(sheet).next()?;
    let wanted: Vec<&str> = wanted.modifiers.iter().map(|modifier| modifier.as_str()).collect();
    let right = if wanted.is_empty() { "no modifier".to_owned() } else { wanted.join(" ") };
    let written = if own.modifiers.is_empty() { "none".to_owned() } else { own.modifiers.join(" ") };
    Hit::new([at], format!("{} was written with {written}; the facts give {right}", own.code))
}
