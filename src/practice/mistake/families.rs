//! Errors of the family: another service than the note documents.

use super::Hit;
use crate::practice::Decision;
use crate::practice::grade::Sheet;

const BENIGN: &[&str] = &["DESTR_BENIGN", "EXC_BENIGN"];
const MALIGNANT: &[&str] = &["DESTR_MALIG", "EXC_MALIG", "MOHS"];

/// The first line of the answer of one of these families that stands for nothing, where the key lacks one of those.
fn instead(sheet: &Sheet<'_>, own: &[&str], wanted: &[&str], said: &str) -> Option<Hit> {
    if sheet.key.decision != Decision::Code {
        return None;
    }
    let is_missed = sheet
        .missed
        .iter()
        .any(|line| wanted.contains(&sheet.family_name(sheet.key.assessment.lines[*line].code.as_str())));
    let lines: Vec<usize> = sheet
        .extra
        .iter()
        .copied()
        .filter(|line| own.contains(&sheet.family_name(&sheet.answer.lines[*line].code)))
        .collect();
    if !is_missed || lines.is_empty() {
        return None;
    }
    let code = sheet.answer.lines[lines[0]].code.clone();
    Hit::new(lines, format!("{code} {said}"))
}

/// An actinic keratosis as a wart.
pub(super) fn premalignant_as_benign(sheet: &Sheet<'_>) -> Option<Hit> {
    instead(sheet, BENIGN, &["DESTR_PREMAL"], "is for benign lesions; what was treated here is premalignant")
}

/// A wart as an actinic keratosis.
pub(super) fn benign_as_premalignant(sheet: &Sheet<'_>) -> Option<Hit> {
    instead(
        sheet,
        &["DESTR_PREMAL"],
        &["DESTR_BENIGN", "SKIN_TAG", "PARING"],
        "is for premalignant lesions; what was treated here is benign",
    )
}

/// A benign or premalignant lesion as a cancer.
pub(super) fn benign_as_malignant(sheet: &Sheet<'_>) -> Option<Hit> {
    let wanted = &["DESTR_BENIGN", "EXC_BENIGN", "DESTR_PREMAL"];
    instead(sheet, MALIGNANT, wanted, "is for a malignant lesion; what was treated here is not")
}

/// A cancer as a benign lesion.
pub(super) fn malignant_as_benign(sheet: &Sheet<'_>) -> Option<Hit> {
    instead(sheet, BENIGN, MALIGNANT, "is for benign lesions; what was treated here is malignant")
}

/// A cancer as an actinic keratosis.
pub(super) fn malignant_as_premalignant(sheet: &Sheet<'_>) -> Option<Hit> {
    let said = "is for premalignant lesions; what was treated here is malignant";
    instead(sheet, &["DESTR_PREMAL"], MALIGNANT, said)
}

/// Skin tags under the codes of warts.
pub(super) fn tags_as_benign(sheet: &Sheet<'_>) -> Option<Hit> {
    instead(
        sheet,
        BENIGN,
        &["SKIN_TAG"],
        "is for other benign lesions; skin tags have their own codes, whatever the method",
    )
}

/// A corn that was pared as one that was destroyed.
pub(super) fn paring_as_destruction(sheet: &Sheet<'_>) -> Option<Hit> {
    let own = &["DESTR_BENIGN", "DESTR_PREMAL"];
    instead(sheet, own, &["PARING"], "is for a lesion that was destroyed; this one was pared")
}

/// A lesion of an organ with its own codes under those of the skin.
pub(super) fn organ_missed(sheet: &Sheet<'_>) -> Option<Hit> {
    if sheet.key.decision != Decision::Code {
        return None;
    }
    let is_organ = |name: &str| name.starts_with("SITE_") || (name.starts_with("BX_") && name != "BX_NAIL");
    let missed = sheet
        .missed
        .iter()
        .map(|line| sheet.key.assessment.lines[*line].code)
        .find(|code| is_organ(sheet.family_name(code.as_str())))?;
    let lines: Vec<usize> = sheet
        .extra
        .iter()
        .copied()
        .filter(|line| !is_organ(sheet.family_name(&sheet.answer.lines[*line].code)))
        .collect();
    let first = *lines.first()?;
    let code = sheet.answer.lines[first].code.clone();
    Hit::new(lines, format!("{code} is a code of the skin; this organ has its own: {missed}"))
}

/// Any other service in the place of one that was done.
pub(super) fn another_service(sheet: &Sheet<'_>) -> Option<Hit> {
    if sheet.key.decision != Decision::Code || sheet.missed.is_empty() || sheet.extra.is_empty() {
        return None;
    }
    let own = &sheet.answer.lines[sheet.extra[0]];
    let wanted = sheet.key.assessment.lines[sheet.missed[0]].code;
    let label = |code: &str| {
        sheet
            .family_of(code)
            .map_or("no service of these tables", |family| sheet.key.book.family(family).label.as_str())
    };
    Hit::new(
        sheet.extra.clone(),
        format!("{} is {}; the note documents {}", own.code, label(&own.code), label(wanted.as_str())),
    )
}
