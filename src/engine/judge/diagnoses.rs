//! The diagnoses of a billed line beside those of its claim line (P-11, P-13, P-14, P-39, P-40, P-49, R-DOC-16). A line
//! without diagnoses says nothing about them.

use super::code::is_visit;
use super::modifiers::liability::only_for_looks;
use super::remark::Remark;
use super::sheet::Sheet;
use crate::engine::book::{CodeBook, FamilyId, Measure};
use crate::engine::draft::Line;
use crate::engine::facts::{Facts, class_of, side_missing, written};
use crate::engine::icd::{Coded, codes_of};
use crate::engine::ids::{Icd, RuleId};
use crate::engine::lesion::{Pathology, Side};
use crate::engine::need;

const BENIGN: RuleId = RuleId::new("P-11");
const UNCERTAIN: RuleId = RuleId::new("P-13");
const SUSPECTED: RuleId = RuleId::new("P-14");
const SIDE_MISSING: RuleId = RuleId::new("P-39");
const OTHER_FAMILY: RuleId = RuleId::new("P-40");
const CHAPTER: RuleId = RuleId::new("P-49");
const HISTORY: RuleId = RuleId::new("R-DX-18");
const SIGN: RuleId = RuleId::new("R-DX-19");
const LINKED: RuleId = RuleId::new("R-DOC-16");
const SIDE: RuleId = RuleId::new("R-SITE-12");
const FAMILY: RuleId = RuleId::new("R-DX-06");
const INFLAMED: RuleId = RuleId::new("N-58");
const HISTOLOGY: RuleId = RuleId::new("R-DX-11");
const BARE: RuleId = RuleId::new("R-DX-02");
/// A growth of unspecified behaviour.
const UNSPECIFIED: Icd = Icd::new("D49.2");
const SKIN_CANCER: &str = "C44";

/// What is to be said about the diagnoses of a line that stands for a claim line.
pub fn judge(sheet: &Sheet<'_>, billed: usize) -> Vec<Remark> {
    let entry = &sheet.billed[billed];
    let given = || entry.meets.iter().flat_map(|line| &sheet.ranked[*line].diagnoses);
    let Some(line) = entry.meets.first().copied() else { return Vec::new() };
    // What a visit was for is told in words, and another problem has another diagnosis (R-CLAIM-11, R-DOC-33).
    if is_visit(sheet, sheet.lines[line].code) {
        return Vec::new();
    }
    let mut out: Vec<Remark> = Vec::new();
    for icd in entry.diagnoses.iter().filter(|icd| !given().any(|own| own == *icd)) {
        // A diagnosis of one of the lesions beyond the four that a line points to is as good.
        if of_a_bare_lesion(sheet, line, *icd) {
            let text =
                format!("Accepted: the note only says lesion; our reading is {UNSPECIFIED}, not {icd}.");
            out.push(Remark::accepted(BARE, text));
        } else if !of_a_member(sheet, line, *icd) {
            let own = |icd: &Icd| given().any(|own| own == icd) || of_a_member(sheet, line, *icd);
            let first = entry.diagnoses.first().is_some_and(own);
            out.push(behind(sheet, line, *icd, first).unwrap_or_else(|| remark(sheet, line, *icd)));
        }
    }
    out
}

/// A diagnosis says something even where the code stands for nothing: uncertain without a report (P-13).
pub fn on_what_does_not_stand(sheet: &Sheet<'_>, billed: usize) -> Vec<Remark> {
    let uncertain =
        sheet.billed[billed].diagnoses.iter().filter(|icd| behaviour(sheet, **icd) == Some("uncertain"));
    let reported = sheet.case.facts.iter().any(|facts| facts.pathology == Pathology::Final);
    let uncertain = uncertain.filter(|_| !reported).map(|icd| uncertain_without_report(*icd));
    uncertain.chain(of_another_family(sheet, billed)).collect()
}

/// A diagnosis that leads by the kind of the billed code to another family than its own (P-11, P-40).
fn of_another_family(sheet: &Sheet<'_>, billed: usize) -> Option<Remark> {
    let (book, entry) = (sheet.case.book, &sheet.billed[billed]);
    let own = book.code(entry.code?)?.family;
    entry.diagnoses.iter().find_map(|icd| {
        let other = led_elsewhere(sheet, own, *icd)?;
        let rule = family_rule(&book.family(own).id, malignant(sheet, *icd));
        let text = format!("{icd} belongs to {other}, not to {}.", book.family(own).label);
        Some(Remark::wrong(rule, text, "Correct the code or the diagnosis."))
    })
}

fn malignant(sheet: &Sheet<'_>, icd: Icd) -> bool {
    let book = sheet.case.book;
    let row = book.diagnosis_coded(icd);
    row.is_some_and(|row| book.behaviour(book.diagnosis(row).behaviour).malignant)
}

/// The message for a diagnosis of another family than that of its code.
fn family_rule(family: &str, malignant: bool) -> RuleId {
    match (family, malignant) {
        ("DESTR_MALIG", false) => BENIGN,
        ("DESTR_PREMAL" | "DESTR_BENIGN", _) => OTHER_FAMILY,
        (_, _) => FAMILY,
    }
}

/// What may stand behind the diagnosis of the lesion: an earlier cancer, a sign that is recorded (R-DX-18, R-DX-19).
fn behind(sheet: &Sheet<'_>, line: usize, icd: Icd, first_is_own: bool) -> Option<Remark> {
    let recorded = || {
        let mut pool = sheet.lines[line].pool.iter();
        pool.any(|lesion| need::codes_of_signs(sheet.case, *lesion).contains(&icd))
    };
    let (rule, what) = match behaviour(sheet, icd) {
        _ if icd == need::COSMETIC && only_for_looks(sheet, line) => (HISTORY, "says why it was removed"),
        Some("history") => (HISTORY, "tells of what was before"),
        _ if recorded() => (SIGN, "is the code of a sign that is recorded"),
        _ => return None,
    };
    Some(if first_is_own {
        let text = format!("Accepted: {icd} {what} and stands behind; our reading is the line without it.");
        Remark::accepted(rule, text)
    } else {
        let text = format!("{icd} {what} and only stands behind a diagnosis of the line.");
        Remark::wrong(rule, text, format!("Put the diagnosis of {} first.", sheet.lesions(line)))
    })
}

fn of_a_member(sheet: &Sheet<'_>, line: usize, icd: Icd) -> bool {
    let own = &sheet.lines[line];
    let has =
        |lesion: &usize| matches!(sheet.case.coded(*lesion), Coded::Codes(codes, _) if codes.contains(&icd));
    // Which of several samples is the first of the day is as the writer has it (R-CODE-22).
    let samples = sheet.case.book.family(own.family).measure == Measure::Technique;
    let also = |other: &&Line| samples && other.family == own.family;
    own.pool.iter().any(has) || sheet.lines.iter().filter(also).any(|other| other.pool.iter().any(has))
}

fn behaviour<'a>(sheet: &Sheet<'a>, icd: Icd) -> Option<&'a str> {
    let book = sheet.case.book;
    let row = book.diagnosis(book.diagnosis_coded(icd)?);
    Some(book.behaviour(row.behaviour).id.as_str())
}

fn uncertain_without_report(icd: Icd) -> Remark {
    let text =
        format!("{icd} is a pathologist's word, and no report says uncertain. Waiting is not uncertain.");
    Remark::wrong(UNCERTAIN, text, "Use D49.2 until the report is there.")
}

fn remark(sheet: &Sheet<'_>, line: usize, icd: Icd) -> Remark {
    let case = sheet.case;
    let members: Vec<&Facts<'_>> =
        sheet.lines[line].members.iter().map(|lesion| &case.facts[*lesion]).collect();
    let own = behaviour(sheet, icd);
    let malignant = malignant(sheet, icd);
    let given = &sheet.ranked[line].diagnoses;
    let words: Vec<&str> = given.iter().map(Icd::as_str).collect();
    let documented = if words.is_empty() { "none".to_owned() } else { words.join(", ") };
    let remedy = format!("Documented is {documented}.");
    if own == Some("uncertain") && members.iter().all(|facts| facts.pathology != Pathology::Final) {
        return uncertain_without_report(icd);
    }
    let suspected = members.iter().find_map(|facts| facts.suspected);
    if let Some(suspected) = suspected.filter(|_| malignant) {
        let text =
            format!("'{suspected}' is a suspicion, and suspicions are not coded: {icd} is not documented.");
        return Remark::wrong(SUSPECTED, text, remedy);
    }
    if icd.as_str().starts_with(SKIN_CANCER) && members.iter().any(|facts| own_chapter(sheet, facts)) {
        let text = format!("{icd} is for skin elsewhere; cancers at this site have a chapter of their own.");
        return Remark::wrong(CHAPTER, text, remedy);
    }
    if let Some(other) = led_elsewhere(sheet, sheet.lines[line].family, icd) {
        let rule = family_rule(sheet.family_of(line), malignant);
        let text =
            format!("{icd} belongs to {other}, not to {}.", case.book.family(sheet.lines[line].family).label);
        return Remark::wrong(rule, text, remedy);
    }
    if members.iter().any(|facts| of_a_side(facts, case.book, icd)) {
        let text = format!("{icd} names a side, and the side is not documented.");
        return Remark::unsupported(
            SIDE_MISSING,
            text,
            "Record right or left; in C44 right is 2 and left is 9.",
        );
    }
    let in_category = |start: &str| {
        icd.as_str().starts_with(start) && given.iter().any(|own| own.as_str().starts_with(start))
    };
    if in_category("L82.") {
        let text = format!(
            "{icd} is the other form of this keratosis; inflamed must be named, not only marked as a sign."
        );
        return Remark::wrong(INFLAMED, text, remedy);
    }
    let row = case.book.diagnosis_coded(icd);
    if row.is_some() && given.iter().any(|own| case.book.diagnosis_coded(*own) == row) {
        return Remark::wrong(SIDE, format!("{icd} is for another side or place."), remedy);
    }
    if in_category(SKIN_CANCER) {
        return Remark::wrong(HISTOLOGY, format!("{icd} is for another kind of skin cancer."), remedy);
    }
    Remark::wrong(LINKED, format!("{icd} is not the diagnosis of {}.", sheet.lesions(line)), remedy)
}

/// The family that a diagnosis leads to by the same kind of procedure, where it is another one than this.
fn led_elsewhere<'a>(sheet: &Sheet<'a>, own: FamilyId, icd: Icd) -> Option<&'a str> {
    let book = sheet.case.book;
    let row = book.family(own);
    if row.any_diagnosis || !row.organs.is_empty() {
        return None;
    }
    let behaviour = book.diagnosis(book.diagnosis_coded(icd)?).behaviour;
    let kind = row.kinds.first()?;
    match book.family_of(*kind, behaviour) {
        Some(other) if other != own => Some(&book.family(other).label),
        Some(_) | None => None,
    }
}

/// Whether cancers at the site of a lesion have a chapter of their own.
fn own_chapter(sheet: &Sheet<'_>, facts: &Facts<'_>) -> bool {
    let book = sheet.case.book;
    let Some(class) = facts.site.known().and_then(|site| class_of(book.site(site), book)) else {
        return false;
    };
    let form = book.icd_form(class, facts.side, facts.part);
    form.and_then(|form| form.codes.get(SKIN_CANCER)).is_some_and(|code| !code.starts_with(SKIN_CANCER))
}

/// Whether a code is that of a lesion on its right or left, and the record does not say which.
fn of_a_side(facts: &Facts<'_>, book: &CodeBook, icd: Icd) -> bool {
    let on = |side: Side| {
        matches!(
            codes_of(&Facts { side: Some(side), ..*facts }, book),
            Coded::Codes(codes, _) if codes.contains(&icd)
        )
    };
    side_missing(facts, book) && (on(Side::Right) || on(Side::Left))
}

/// What is only called a lesion or a lump may be coded as such in place of a growth of unspecified behaviour (R-DX-02).
fn of_a_bare_lesion(sheet: &Sheet<'_>, line: usize, icd: Icd) -> bool {
    let bare = |lesion: &usize| {
        let facts = &sheet.case.facts[*lesion];
        let typed = written(&facts.lesion.diagnosis).unwrap_or_default().to_lowercase();
        let growth = ["growth", "neoplas"].iter().any(|word| typed.contains(word));
        let own = matches!(sheet.case.coded(*lesion), Coded::Codes(codes, _) if codes.contains(&UNSPECIFIED));
        own && !growth && facts.pathology != Pathology::Final
    };
    let named = ["L98.9", "R22.", "R23.8"].iter().any(|code| icd.as_str().starts_with(code));
    named && sheet.lines[line].members.iter().any(bare)
}
