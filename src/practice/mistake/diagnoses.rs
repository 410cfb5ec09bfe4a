//! Errors of the diagnosis, on lines whose family is right.

use super::Hit;
use crate::practice::grade::{Sheet, compared};

/// A line with its diagnoses as written and as they should be: place, code, written, wanted.
type Row<'s> = (usize, &'s str, Vec<&'s str>, Vec<&'s str>);

fn wrong<'s>(sheet: &'s Sheet<'_>) -> impl Iterator<Item = Row<'s>> {
    compared(sheet).into_iter().filter(|(_, written, right)| written != right).map(
        |(lines, written, right)| {
            let code = sheet.answer.lines[lines[0]].code.as_str();
            (lines[0], code, written.into_iter().collect(), right.into_iter().collect())
        },
    )
}

/// What an ICD-10-CM code says of the behaviour: its block.
fn behaviour(icd: &str) -> &str {
    let number: u32 = icd.get(1..3).and_then(|digits| digits.parse().ok()).unwrap_or(0);
    match icd.get(..1) {
        Some("C") => "malignant",
        Some("D") if number <= 9 => "in situ",
        Some("D") if number <= 36 => "benign",
        Some("D") if number <= 48 => "uncertain",
        Some("D") if number == 49 => "unspecified",
        Some("L") if icd.starts_with("L57.0") => "premalignant",
        Some(_) | None => "not a neoplasm",
    }
}

/// A line without a diagnosis.
pub(super) fn left_out(sheet: &Sheet<'_>) -> Option<Hit> {
    let rows: Vec<Row<'_>> = wrong(sheet).filter(|(_, _, written, _)| written.is_empty()).collect();
    let (_, code, _, right) = rows.first()?;
    let said = format!("{code} has no diagnosis; the note gives {}", right.join(" "));
    Hit::new(rows.iter().map(|row| row.0).collect::<Vec<_>>(), said)
}

/// A diagnosis of another behaviour: uncertain while waiting, benign for a cancer.
pub(super) fn other_behaviour(sheet: &Sheet<'_>) -> Option<Hit> {
    let (at, _, written, right) = wrong(sheet).find(|(_, _, written, right)| {
        written.iter().any(|own| !right.iter().any(|wanted| behaviour(own) == behaviour(wanted)))
    })?;
    let own = written.iter().find(|own| !right.iter().any(|wanted| behaviour(own) == behaviour(wanted)))?;
    let wanted = right.first()?;
    Hit::new(
        [at],
        format!("{own} says {}; what is documented is {}: {wanted}", behaviour(own), behaviour(wanted)),
    )
}

/// The right disease of another site or side.
pub(super) fn other_site(sheet: &Sheet<'_>) -> Option<Hit> {
    let same_disease = |own: &str, wanted: &str| own != wanted && own.get(..3) == wanted.get(..3);
    let (at, _, written, right) = wrong(sheet).find(|(_, _, written, right)| {
        written.iter().any(|own| !right.contains(own) && right.iter().any(|wanted| same_disease(own, wanted)))
    })?;
    let own = written.iter().find(|own| !right.contains(own))?;
    Hit::new(
        [at],
        format!("{own} is the same disease of another site or side; here it is {}", right.join(" ")),
    )
}

/// Any other diagnosis.
pub(super) fn other(sheet: &Sheet<'_>) -> Option<Hit> {
    let (at, code, written, right) = wrong(sheet).next()?;
    let right = if right.is_empty() { "no diagnosis for it".to_owned() } else { right.join(" ") };
    Hit::new([at], format!("{code} was written for {}; the note gives {right}", written.join(" ")))
}
