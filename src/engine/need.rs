//! Whether the record shows why a lesion was removed, as its payer wants it (R-NEC, R-PAY, N-49).

use super::book::{CodeBook, FamilyId, SignRow};
use super::case::Case;
use super::encounter::Payer;
use super::facts::{Facts, answered};
use super::icd::Coded;
use super::ids::Icd;
use super::lesion::Symptom;
use super::told::Told;

/// A visit or treatment for looks only (R-DX-18).
pub const COSMETIC: Icd = Icd::new("Z41.1");

/// What the record shows of the need to remove a lesion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Nobody asks: the diagnosis is its own reason, or this payer has no rule.
    NotAsked,
    /// Covered without a sign, by this row of the table.
    Covered(usize),
    /// A sign that this payer accepts, by its row of the table.
    Sign(usize),
    /// A sign that stands on the list, but not on that of this payer.
    OtherSign(Symptom),
    /// A wish about looks and nothing else.
    Wish,
    /// Words, but no sign among them.
    Words,
    /// Nothing at all.
    Nothing,
}

impl Need {
    /// Whether this payer asks and is not answered.
    pub fn unmet(self) -> bool {
        match self {
            Self::NotAsked | Self::Covered(_) | Self::Sign(_) => false,
            Self::OtherSign(_) | Self::Wish | Self::Words | Self::Nothing => true,
        }
    }
}

/// What the record shows of one lesion for the payer of the encounter.
pub fn of(case: &Case<'_>, lesion: usize) -> Need {
    let Some(payer) = case.encounter.payer else { return Need::NotAsked };
    let facts = &case.facts[lesion];
    let table = case.book.necessity();
    let here = |payers: &[Payer]| payers.is_empty() || payers.contains(&payer);
    let row = facts.diagnosis.known().map(|meaning| meaning.row);
    let covered = table.covered.iter().position(|own| Some(own.diagnosis) == row && here(&own.payers));
    if let Some(covered) = covered {
        return Need::Covered(covered);
    }
    let strict = case.book.payer(payer).is_some_and(|row| row.indication_required);
    if !strict || !removed_as_benign(case, lesion) {
        return Need::NotAsked;
    }
    let told = told_signs(facts, case.book);
    let accepted = || told.iter().copied().filter(|sign| here(&table.signs[*sign].payers));
    // A row for this very diagnosis says more than a general one.
    if let Some(sign) = accepted().min_by_key(|sign| (table.signs[*sign].diagnoses.is_empty(), *sign)) {
        return Need::Sign(sign);
    }
    let symptom = facts.lesion.symptoms.iter().find(|symptom| **symptom != Symptom::Cosmetic);
    if let Some(other) = symptom.copied().or_else(|| told.iter().find_map(|sign| table.signs[*sign].symptom))
    {
        return Need::OtherSign(other);
    }
    if wish(case, lesion) {
        return Need::Wish;
    }
    if answered(&facts.lesion.indication).is_some() { Need::Words } else { Need::Nothing }
}

/// The signs of the table that the record tells of a lesion: as symptoms, or in the words of its indication.
fn told_signs(facts: &Facts<'_>, book: &CodeBook) -> Vec<usize> {
    let row = facts.diagnosis.known().map(|meaning| meaning.row);
    let indication = answered(&facts.lesion.indication).map(Told::of);
    let told = |(_, sign): &(usize, &SignRow)| {
        let of_this = sign.diagnoses.is_empty() || row.is_some_and(|row| sign.diagnoses.contains(&row));
        let symptom = sign.symptom.is_some_and(|symptom| facts.lesion.symptoms.contains(&symptom));
        of_this && (symptom || indication.as_ref().is_some_and(|text| text.says(&sign.words)))
    };
    book.necessity().signs.iter().enumerate().filter(told).map(|(at, _)| at).collect()
}

/// Whether the record tells any sign of a lesion, whoever accepts it.
pub fn any_sign(case: &Case<'_>, lesion: usize) -> bool {
    let facts = &case.facts[lesion];
    facts.lesion.symptoms.iter().any(|symptom| *symptom != Symptom::Cosmetic)
        || !told_signs(facts, case.book).is_empty()
}

/// The codes of the signs that are told of a lesion, as second diagnoses (R-DX-19).
pub fn codes_of_signs(case: &Case<'_>, lesion: usize) -> Vec<Icd> {
    let signs = &case.book.necessity().signs;
    let mut codes: Vec<Icd> =
        told_signs(&case.facts[lesion], case.book).iter().filter_map(|sign| signs[*sign].icd).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// Whether somebody calls a lesion cosmetic: by its symptoms, in the words of the indication, or by the code.
pub fn wish(case: &Case<'_>, lesion: usize) -> bool {
    let entry = case.facts[lesion].lesion;
    entry.symptoms.contains(&Symptom::Cosmetic)
        || answered(&entry.indication).is_some_and(|text| Told::of(text).says(&case.book.necessity().wishes))
        || coded(case, lesion, COSMETIC)
}

/// Whether a lesion carries this diagnosis code.
pub fn coded(case: &Case<'_>, lesion: usize, icd: Icd) -> bool {
    matches!(case.coded(lesion), Coded::Codes(codes, _) if codes.contains(&icd))
}

/// Whether a lesion belongs to those that are removed as benign: a tag, a vessel growth, another benign lesion.
pub fn removed_as_benign(case: &Case<'_>, lesion: usize) -> bool {
    let behaviour = case.facts[lesion].diagnosis.known().and_then(|meaning| meaning.behaviour(case.book));
    behaviour.is_some_and(|behaviour| {
        matches!(case.book.behaviour(behaviour).id.as_str(), "benign" | "tag" | "vascular")
    })
}

/// Whether the payer asks why something of this family was done: a sample or a closure needs no sign.
pub fn asked_of(case: &Case<'_>, family: FamilyId) -> bool {
    case.book.asks_need(family, case.encounter.payer)
}
